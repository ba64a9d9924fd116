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

async function make(): Promise<PartnerKeys> {
  const key = await rsaKey();
  const from = Date.now() - 86400_000;
  return {
    nuonuoAppKey: randomDigits(8),
    nuonuoAppSecret: hex(8).toUpperCase(),
    sellerTaxNum: '339902999999789113',
    // Named so that a production server can tell them from real ones.
    smsKeyId: `LTAI5tSANDBOX${randomText(11)}`,
    smsKeySecret: randomText(30),
    mailUser: 'shop@mail.sandbox',
    mailPassword: randomText(20),
    mailTlsKey: key,
    mailTlsCertificate: selfSigned(createPrivateKey(key), certificateSerial(), 'mail.sandbox', from, from + 5 * YEAR, MAIL_HOSTS),
  };
}

/** Reads the accounts of this sandbox from `dataDir`, or makes them (and keeps them there when a folder is given). */
export async function openPartnerKeys(dataDir?: string): Promise<PartnerKeys> {
  if (!dataDir) return make();
  const path = join(dataDir, 'partner-keys.json');
  const kept = await readPrivate<PartnerKeys>(path);
  if (kept) return kept;
  const made = await make();
  await writePrivate(path, made);
  return made;
}
