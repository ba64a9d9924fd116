import { env } from '../../env.ts';
import type { Outcome, RemoteFile } from '../../modules/invoices/index.ts';
import { log } from '../../platform/log.ts';
import { outsideCalls } from '../../platform/metrics.ts';
import { exchangeOnce, LostReply } from '../exchange.ts';

const TIMEOUT_MS = 30_000;
const MAX_BYTES = 20 << 20;
/** Where the platform keeps files. Whatever else it names is not asked. */
const HOSTS = /\.(jss\.com\.cn|nuonuo\.com|nuonuocs\.cn)$/;
/** How files of a format begin; an OFD is a ZIP, an XML may begin with a byte order mark. */
const begins: Readonly<Record<RemoteFile['format'], (bytes: Buffer) => boolean>> = {
  pdf: (bytes) => bytes.subarray(0, 5).equals(Buffer.from('%PDF-')),
  ofd: (bytes) => bytes.subarray(0, 4).equals(Buffer.from([0x50, 0x4b, 3, 4])),
  xml: (bytes) => /^\ufeff?\s*</.test(bytes.subarray(0, 64).toString('utf8')),
};

/** The address as it is asked: at the platform and over TLS, or at the very host that the platform's API has here. Null for any other. */
const allowed = (text: string): URL | null => {
  const url = URL.parse(text);
  if (!url || url.username !== '' || url.password !== '') return null;
  if (url.origin === new URL(env().NUONUO_API_URL).origin) return url;
  if (!HOSTS.test(url.hostname) || (url.protocol !== 'https:' && url.protocol !== 'http:') || url.port !== '') return null;
  url.protocol = 'https:';
  return url;
};

/** Loads a file of an issued invoice; what is not a file of that format is `unknown`. */
export const download = async (file: RemoteFile): Promise<Outcome<Uint8Array>> => {
  const outcome = await load(file);
  outsideCalls.inc({ party: 'nuonuo', call: 'download', outcome: outcome.kind });
  if (outcome.kind !== 'ok') log.warn({ party: 'nuonuo', call: 'download', outcome: outcome.detail }, 'outside call');
  return outcome;
};

const load = async (file: RemoteFile): Promise<Outcome<Uint8Array>> => {
  const url = allowed(file.url);
  if (!url) return { kind: 'refused', reason: 'other', next: 'final', detail: '文件地址不属于开票平台' };
  try {
    const { status, bytes } = await exchangeOnce({ method: 'GET', url, timeoutMs: TIMEOUT_MS, maxBytes: MAX_BYTES });
    if (status !== 200) return { kind: 'unknown', detail: `下载失败：http_${status}` };
    if (!begins[file.format](bytes)) return { kind: 'unknown', detail: `下载到的不是 ${file.format.toUpperCase()} 文件` };
    return { kind: 'ok', data: bytes };
  } catch (error) {
    if (!(error instanceof LostReply)) throw error;
    return { kind: 'unknown', detail: `下载失败：${error.reason}` };
  }
};
