import { createPublicKey, type KeyObject, randomBytes, sign } from 'node:crypto';

const der = (tag: number, ...parts: Buffer[]): Buffer => {
  const body = Buffer.concat(parts);
  if (body.length < 0x80) return Buffer.concat([Buffer.from([tag, body.length]), body]);
  const length = Buffer.from(body.length.toString(16).padStart(body.length > 0xff ? 4 : 2, '0'), 'hex');
  return Buffer.concat([Buffer.from([tag, 0x80 | length.length]), length, body]);
};
const sequence = (...parts: Buffer[]): Buffer => der(0x30, ...parts);
const oid = (hexBytes: string): Buffer => der(0x06, Buffer.from(hexBytes, 'hex'));
const utf8 = (text: string): Buffer => der(0x0c, Buffer.from(text));
const generalizedTime = (ms: number): Buffer => der(0x18, Buffer.from(`${new Date(ms).toISOString().slice(0, 19).replace(/[-:T]/g, '')}Z`));

const SHA256_WITH_RSA = sequence(oid('2a864886f70d01010b'), der(0x05));
const SUBJECT_ALT_NAME = '551d11';
const COMMON_NAME = '550403';
const ORGANISATION = '55040a';

const name = (...attributes: [string, string][]): Buffer =>
  sequence(...attributes.map(([type, value]) => der(0x31, sequence(oid(type), utf8(value)))));

/** A serial that is 40 upper hex digits in every tool: first byte neither zero nor negative. */
export const certificateSerial = (): string => {
  const bytes = randomBytes(20);
  bytes[0] = 0x40 | ((bytes[0] as number) & 0x3f);
  return bytes.toString('hex').toUpperCase();
};

/** DNS names and IPv4 addresses that a server certificate is good for (RFC 5280, 4.2.1.6), as the extensions field. */
const goodFor = (hosts: readonly string[]): Buffer => {
  const names = hosts.map((host) =>
    /^[\d.]+$/.test(host) ? der(0x87, Buffer.from(host.split('.').map(Number))) : der(0x82, Buffer.from(host, 'ascii')),
  );
  return der(0xa3, sequence(sequence(oid(SUBJECT_ALT_NAME), der(0x04, sequence(...names)))));
};

/** A self-signed X.509 v3 certificate (RFC 5280) as PEM; with `hosts`, one that a TLS server may show. */
export function selfSigned(
  privateKey: KeyObject,
  serial: string,
  commonName: string,
  from: number,
  to: number,
  hosts: readonly string[] = [],
): string {
  const subject = name([ORGANISATION, 'WeChat Pay Sandbox'], [COMMON_NAME, commonName]);
  const body = sequence(
    der(0xa0, der(0x02, Buffer.from([2]))),
    der(0x02, Buffer.from(serial, 'hex')),
    SHA256_WITH_RSA,
    subject,
    sequence(generalizedTime(from), generalizedTime(to)),
    subject,
    createPublicKey(privateKey).export({ type: 'spki', format: 'der' }),
    ...(hosts.length > 0 ? [goodFor(hosts)] : []),
  );
  const signature = sign('sha256', body, privateKey);
  const certificate = sequence(body, SHA256_WITH_RSA, der(0x03, Buffer.from([0]), signature));
  const lines = certificate.toString('base64').match(/.{1,64}/g) ?? [];
  return `-----BEGIN CERTIFICATE-----\n${lines.join('\n')}\n-----END CERTIFICATE-----\n`;
}
