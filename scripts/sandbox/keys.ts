import { createPrivateKey, createPublicKey, generateKeyPair, type KeyObject, randomInt } from 'node:crypto';
import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { hex, randomDigits, randomText } from './ids.ts';
import { certificateSerial, selfSigned } from './x509.ts';

export type Mode = 'public-key' | 'certificate';

/** Everything secret that the sandbox makes once; strings only, so that it can be a file. */
interface KeyFile {
  appId: string;
  appSecret: string;
  originalId: string;
  mchId: string;
  apiV3Key: string;
  pushToken: string;
  pushAesKey: string;
  merchantSerial: string;
  merchantKey: string;
  platformKeyId: string;
  platformSerial: string;
  platformKey: string;
  platformCertificate: string;
  platformFrom: number;
}

export interface Keys extends KeyFile {
  mode: Mode;
  /** What `Wechatpay-Serial` says in this mode. */
  signingSerial: string;
  merchantPublic: KeyObject;
  platformPrivate: KeyObject;
  platformPublicPem: string;
}

const pair = promisify(generateKeyPair);
const YEARS = 365 * 86400_000;

export async function rsaKey(): Promise<string> {
  const { privateKey } = await pair('rsa', { modulusLength: 2048 });
  return privateKey.export({ type: 'pkcs8', format: 'pem' }).toString();
}

type KeyPairs = [merchantKey: string, platformKey: string];
const newPairs = (): Promise<KeyPairs> => Promise.all([rsaKey(), rsaKey()]);
/** RSA keys take a third of a second to find: sandboxes that keep nothing share theirs for as long as the process lives. */
let shared: Promise<KeyPairs> | undefined;
const sharedPairs = (): Promise<KeyPairs> => (shared ??= newPairs());

function make([merchantKey, platformKey]: KeyPairs): KeyFile {
  const platformSerial = certificateSerial();
  const platformFrom = Date.now() - 86400_000;
  return {
    appId: 'wx8f2a6c91d0e47b35',
    appSecret: hex(16),
    originalId: 'gh_8f2a6c91d0e4',
    mchId: '1690012345',
    apiV3Key: randomText(32),
    pushToken: randomText(16),
    // The 43rd character carries only four bits of the key: one whose low two bits are zero.
    pushAesKey: `${randomText(42)}${'AEIMQUYcgkosw048'[randomInt(16)]}`,
    merchantSerial: certificateSerial(),
    merchantKey,
    // Named so that a production server can tell it from a real one.
    platformKeyId: `PUB_KEY_ID_0100000000SANDBOX${randomDigits(19)}`,
    platformSerial,
    platformKey,
    platformCertificate: selfSigned(
      createPrivateKey(platformKey),
      platformSerial,
      'Tenpay.com sign',
      platformFrom,
      platformFrom + 5 * YEARS,
    ),
    platformFrom,
  };
}

/** The keys of this sandbox: read from `dataDir`, or made (and kept there when a folder is given). */
export async function openKeys(mode: Mode, dataDir?: string): Promise<Keys> {
  const file = dataDir && (await readKeys(dataDir));
  const made = file || make(await (dataDir ? newPairs() : sharedPairs()));
  if (dataDir && !file) await writePrivate(join(dataDir, 'keys.json'), made);
  return {
    ...made,
    mode,
    signingSerial: mode === 'certificate' ? made.platformSerial : made.platformKeyId,
    merchantPublic: createPublicKey(made.merchantKey),
    platformPrivate: createPrivateKey(made.platformKey),
    platformPublicPem: createPublicKey(made.platformKey).export({ type: 'spki', format: 'pem' }).toString(),
  };
}

const readKeys = (dataDir: string): Promise<KeyFile | undefined> => readPrivate<KeyFile>(join(dataDir, 'keys.json'));

/** What `writePrivate` wrote, or nothing when there is no such file. */
export async function readPrivate<T>(path: string): Promise<T | undefined> {
  try {
    return JSON.parse(await readFile(path, 'utf8')) as T;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
}

/** Writes JSON that only the owner may read, in one step. */
export async function writePrivate(path: string, value: unknown): Promise<void> {
  await mkdir(join(path, '..'), { recursive: true });
  await writeFile(`${path}.next`, `${JSON.stringify(value, null, 2)}\n`, { mode: 0o600 });
  await rename(`${path}.next`, path);
}
