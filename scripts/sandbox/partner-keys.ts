import { createPrivateKey } from 'node:crypto';
import { join } from 'node:path';
import { hex, randomDigits, randomText } from './ids.ts';
import { readPrivate, rsaKey, writePrivate } from './keys.ts';
import { certificateSerial, selfSigned } from './x509.ts';

/** The accounts that a shop holds with the invoice platform, the SMS service and the mail server of this sandbox. */
export interface PartnerKeys {
  nuonuoAppKey: string;
  nuonuoAppSecret: string;
  /** The seller that Nuonuo gives to everybody who tries its platform; a production server refuses it. */
  sellerTaxNum: string;
  smsKeyId: string;
  smsKeySecret: string;
  mailUser: string;
  mailPassword: string;
  mailTlsKey: string;
  mailTlsCertificate: string;
}

const YEAR = 365 * 86400_000;
/** Names under which a shop on this machine, or in the container network of compose.yaml, reaches the mail server. */
const MAIL_HOSTS = ['localhost', '127.0.0.1', 'sandbox'];

interface Tls {
  key: string;
  certificate: string;
}

async function makeTls(): Promise<Tls> {
  const key = await rsaKey();
  const from = Date.now() - 86400_000;
  return { key, certificate: selfSigned(createPrivateKey(key), certificateSerial(), 'mail.sandbox', from, from + 5 * YEAR, MAIL_HOSTS) };
}

/** Sandboxes of one process that keep nothing share one: an RSA key takes its time, and nothing hangs on it here. */
let shared: Promise<Tls> | undefined;

function make(tls: Tls): PartnerKeys {
  return {
    nuonuoAppKey: randomDigits(8),
    nuonuoAppSecret: hex(8).toUpperCase(),
    sellerTaxNum: '339902999999789113',
    // Named so that a production server can tell them from real ones.
    smsKeyId: `LTAI5tSANDBOX${randomText(11)}`,
    smsKeySecret: randomText(30),
    mailUser: 'shop@mail.sandbox',
    mailPassword: randomText(20),
    mailTlsKey: tls.key,
    mailTlsCertificate: tls.certificate,
  };
}

/** Reads the accounts of this sandbox from `dataDir`, or makes them (and keeps them there when a folder is given). */
export async function openPartnerKeys(dataDir?: string): Promise<PartnerKeys> {
  if (!dataDir) {
    shared ??= makeTls();
    return make(await shared);
  }
  const path = join(dataDir, 'partner-keys.json');
  const kept = await readPrivate<PartnerKeys>(path);
  if (kept) return kept;
  const made = make(await makeTls());
  await writePrivate(path, made);
  return made;
}
