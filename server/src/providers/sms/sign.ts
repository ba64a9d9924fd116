import { createHash, createHmac, randomUUID } from 'node:crypto';

const ALGORITHM = 'ACS3-HMAC-SHA256';
const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');
/** RFC 3986: letters, digits and -_.~ stay. */
const encode = (text: string): string =>
  encodeURIComponent(text).replace(/[!'()*]/g, (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`);

export interface SmsCall {
  readonly host: string;
  readonly action: string;
  readonly params: Readonly<Record<string, string>>;
  readonly keyId: string;
  readonly keySecret: string;
  /** ISO time without fractions, and something that never comes again. */
  readonly date?: string;
  readonly nonce?: string;
}

/** A call without a body, signed as Aliyun's V3 wants it (ACS3-HMAC-SHA256): the query as it must be sent, and the headers. */
export const signSmsCall = (call: SmsCall): { query: string; headers: Record<string, string> } => {
  const query = Object.keys(call.params)
    .sort()
    .map((name) => `${encode(name)}=${encode(call.params[name] as string)}`)
    .join('&');
  const hash = sha256('');
  const headers: Record<string, string> = {
    host: call.host,
    'x-acs-action': call.action,
    'x-acs-content-sha256': hash,
    'x-acs-date': call.date ?? `${new Date().toISOString().slice(0, 19)}Z`,
    'x-acs-signature-nonce': call.nonce ?? randomUUID(),
    'x-acs-version': '2017-05-25',
  };
  const names = Object.keys(headers).sort();
  const listed = names.join(';');
  const canonical = `POST\n/\n${query}\n${names.map((name) => `${name}:${headers[name]}\n`).join('')}\n${listed}\n${hash}`;
  const signature = createHmac('sha256', call.keySecret)
    .update(`${ALGORITHM}\n${sha256(canonical)}`)
    .digest('hex');
  return {
    query,
    headers: { ...headers, authorization: `${ALGORITHM} Credential=${call.keyId},SignedHeaders=${listed},Signature=${signature}` },
  };
};
