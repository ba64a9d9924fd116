import { createPublicKey, type KeyObject, verify, X509Certificate } from 'node:crypto';
import { env } from '../../env.ts';

/** Signatures older or newer than this are refused, so that a recorded message cannot be played again. */
const WINDOW_SECONDS = 300;
/** WeChat Pay sends signatures that begin so on purpose, to see whether they are checked. They must fail. */
const PROBE = 'WECHATPAY/SIGNTEST/';

export type PlatformKeys = ReadonlyMap<string, KeyObject>;
const PEM = /-----BEGIN ([A-Z ]+)-----[\s\S]+?-----END \1-----/g;

/**
 * The keys that WeChat Pay may sign with, by id: its public key (`PUB_KEY_ID_…`, or a certificate's serial in certificate mode), and
 * platform certificates while a merchant moves from these to the public key. An id that is not here is refused; nothing is fetched.
 */
export const platformKeys = (publicKeyId: string, publicKey: string, certificates = ''): PlatformKeys => {
  const keys = new Map<string, KeyObject>([[publicKeyId, createPublicKey(publicKey)]]);
  for (const [pem] of certificates.matchAll(PEM)) {
    const certificate = new X509Certificate(pem);
    keys.set(certificate.serialNumber.toUpperCase().padStart(40, '0'), certificate.publicKey);
  }
  return keys;
};

let configured: { of: unknown; keys: PlatformKeys } | undefined;
export const configuredKeys = (): PlatformKeys => {
  const settings = env();
  if (configured?.of !== settings)
    configured = {
      of: settings,
      keys: platformKeys(settings.WXPAY_PUBLIC_KEY_ID, settings.WXPAY_PUBLIC_KEY, settings.WXPAY_PLATFORM_CERTIFICATES),
    };
  return configured.keys;
};

type Headers = Record<string, string | string[] | undefined>;
const one = (headers: Headers, name: string): string => {
  const value = headers[name];
  return typeof value === 'string' ? value : '';
};

/**
 * Checks that WeChat Pay signed these bytes, now. Answers why not, or null when it did.
 * The machine's clock is meant, not the shop's: WeChat Pay signs with real time.
 */
export const signatureFault = (
  headers: Headers,
  body: string,
  keys: PlatformKeys,
  nowSeconds: number = Date.now() / 1000,
): string | null => {
  const [timestamp, nonce, signature, serial] = ['timestamp', 'nonce', 'signature', 'serial'].map((name) =>
    one(headers, `wechatpay-${name}`),
  ) as [string, string, string, string];
  if (timestamp === '' || nonce === '' || signature === '' || serial === '') return 'header missing';
  if (!/^\d{1,12}$/.test(timestamp) || Math.abs(nowSeconds - Number(timestamp)) > WINDOW_SECONDS) return 'timestamp outside the window';
  if (signature.startsWith(PROBE)) return 'signature probe';
  const key = keys.get(serial);
  if (!key) return 'unknown serial';
  return verify('sha256', Buffer.from(`${timestamp}\n${nonce}\n${body}\n`), key, Buffer.from(signature, 'base64'))
    ? null
    : 'wrong signature';
};
