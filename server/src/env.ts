import { readFileSync } from 'node:fs';
import { z } from 'zod';

/** A PEM given as text, as text with `\n` escapes, or as `file:/path/to.pem`. */
const pem = z
  .string()
  .min(1)
  .transform((value) => (value.startsWith('file:') ? readFileSync(value.slice(5), 'utf8') : value.replaceAll('\\n', '\n')));
const flag = z.enum(['true', 'false']).transform((value) => value === 'true');

const OFFICIAL_WECHAT = 'https://api.weixin.qq.com';
const OFFICIAL_WXPAY = 'https://api.mch.weixin.qq.com';
const OFFICIAL_NUONUO = 'https://sdk.nuonuo.com/open/v1/services';
const OFFICIAL_NUONUO_TOKEN = 'https://open.nuonuo.com/accessToken';
const OFFICIAL_SMS = 'https://dysmsapi.aliyuncs.com';
/** The seller that Nuonuo gives to everybody who tries its platform. */
const NUONUO_TRIAL_SELLER = '339902999999789113';

/** Every setting of the process. Read once, at boot; a wrong value stops the process with all faults named. */
const schema = z.object({
  NODE_ENV: z.enum(['development', 'test', 'production']).default('development'),
  /** `api` answers HTTP, `worker` runs jobs, `all` does both in one process. */
  HUITOU_ROLE: z.enum(['api', 'worker', 'all']).default('all'),
  HOST: z.string().default('127.0.0.1'),
  PORT: z.coerce.number().int().min(0).max(65535).default(3100),
  /** Port of `/healthz`, `/readyz` and `/metrics` in a worker; 0 takes a free one. */
  WORKER_PORT: z.coerce.number().int().min(0).max(65535).default(3102),
  /** The address that customers and WeChat reach us by; no slash at the end. */
  PUBLIC_URL: z.url().default('http://127.0.0.1:3100'),
  /** Believe X-Forwarded-For (behind our own reverse proxy only). */
  TRUST_PROXY: flag.default(false),
  /** `mysql://` or `mariadb://user:password@host:port/database`. */
  DATABASE_URL: z.string().regex(/^(mysql|mariadb):\/\//, 'must begin with mysql:// or mariadb://'),
  DATABASE_POOL: z.coerce.number().int().min(2).max(200).default(32),
  REDIS_URL: z.string().regex(/^rediss?:\/\//, 'must begin with redis:// or rediss://'),
  /** Put before every Redis key, so that shops (and tests) can share one Redis. */
  REDIS_PREFIX: z
    .string()
    .regex(/^[\w-]*$/)
    .default('huitou'),
  /** Signs download links; at least 32 random characters. */
  APP_SECRET: z.string().min(32),
  /**
   * Secrets that tickets of entry to a rush are signed with, comma-separated, each at least 32 random characters: the first signs, all are
   * believed, so a new one is put in front and the old one taken away ten minutes later. APP_SECRET when empty.
   */
  ENTRY_TOKEN_SECRETS: z
    .string()
    .default('')
    .transform((value) => value.split(',').filter((secret) => secret !== ''))
    .refine((secrets) => secrets.every((secret) => secret.length >= 32), 'each secret needs at least 32 characters'),
  LOG_LEVEL: z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent']).default('info'),
  /** Requests that one address may make in ten seconds, per process. */
  RATE_LIMIT_PER_IP: z.coerce.number().int().min(10).default(1000),
  /** Password of Prometheus (`Authorization: Bearer …`) for /metrics; open on loopback when empty. */
  METRICS_TOKEN: z.string().default(''),

  FILES_DIR: z.string().default('.data/files'),
  /** With a bucket, uploads go to S3-compatible storage instead of FILES_DIR. */
  FILES_S3_BUCKET: z.string().default(''),
  FILES_S3_ENDPOINT: z.string().default(''),
  FILES_S3_REGION: z.string().default('auto'),
  FILES_S3_ACCESS_KEY: z.string().default(''),
  FILES_S3_SECRET_KEY: z.string().default(''),

  /** Built storefront (H5) and admin; served when the folders exist. */
  STOREFRONT_DIR: z.string().default('miniapp/dist/h5'),
  ADMIN_DIR: z.string().default('admin-web/dist'),

  WECHAT_APP_ID: z.string().min(1),
  WECHAT_APP_SECRET: z.string().min(1),
  WECHAT_API_URL: z.url().default(OFFICIAL_WECHAT),
  WECHAT_PUSH_TOKEN: z.string().default(''),
  WECHAT_PUSH_AES_KEY: z.string().default(''),
  WXPAY_API_URL: z.url().default(OFFICIAL_WXPAY),
  WXPAY_MCH_ID: z.string().min(1),
  /** Serial of the merchant certificate: 40 upper-case hex digits as the console shows it. */
  WXPAY_MCH_SERIAL: z.string().min(1),
  WXPAY_MCH_PRIVATE_KEY: pem,
  WXPAY_API_V3_KEY: z.string().length(32),
  WXPAY_PUBLIC_KEY_ID: z.string().min(1),
  WXPAY_PUBLIC_KEY: pem,
  /** Platform certificates (PEM, any number) that WeChat Pay may still sign with while a merchant moves to the public key. */
  WXPAY_PLATFORM_CERTIFICATES: pem.default(''),
  /** Where WeChat Pay posts to: the whole address, or a host; PUBLIC_URL when empty. */
  WXPAY_NOTIFY_URL: z.string().default(''),
  /** Address of the WeChat stand-in that the H5 storefront uses for login and payment; never in production. */
  DEV_WECHAT_URL: z.string().default(''),

  /** E-invoices by Nuonuo (诺税通): an app of one's own company at open.nuonuo.com. Without a key the shop makes receipts only. */
  NUONUO_APP_KEY: z.string().default(''),
  NUONUO_APP_SECRET: z.string().default(''),
  NUONUO_API_URL: z.url().default(OFFICIAL_NUONUO),
  NUONUO_TOKEN_URL: z.url().default(OFFICIAL_NUONUO_TOKEN),
  /** Tax number of the company that the app belongs to: the seller of every invoice. */
  NUONUO_TAX_NUM: z.string().default(''),
  /** Extension (分机号) that issues, where the company has several. */
  NUONUO_EXTENSION: z.string().max(5).default(''),

  /** SMS by Aliyun: an AccessKey that may send SMS and nothing else. Without a key no SMS is offered. */
  SMS_KEY_ID: z.string().default(''),
  SMS_KEY_SECRET: z.string().default(''),
  SMS_API_URL: z.url().default(OFFICIAL_SMS),
  /** Approved signature (短信签名). */
  SMS_SIGN_NAME: z.string().default(''),
  /** Code of the approved template with the variables shop, amount and code: the end of the download link. */
  SMS_TEMPLATE_INVOICE: z.string().default(''),

  /** The mail server that takes our mail. Without a host no mail is offered. */
  MAIL_HOST: z.string().default(''),
  MAIL_PORT: z.coerce.number().int().min(1).max(65535).default(465),
  /** `tls` from the first byte (465), `starttls` (587; a server without it is refused), `plain` for a relay on this machine only. */
  MAIL_SECURITY: z.enum(['tls', 'starttls', 'plain']).default('tls'),
  MAIL_USER: z.string().default(''),
  MAIL_PASSWORD: z.string().default(''),
  /** `店名 <no-reply@example.com>`. */
  MAIL_FROM: z.string().default(''),
  /** Certificate (PEM) of a mail server of one's own that no public authority vouches for. */
  MAIL_TLS_CA: pem.default(''),
});

export type Env = z.output<typeof schema>;

/** What one party needs is given wholly or not at all: half of it would fail at the first invoice. */
const refuseHalves = (env: Env): string[] => {
  const parties = [
    ['NUONUO_APP_KEY', 'NUONUO_APP_SECRET', 'NUONUO_TAX_NUM'],
    ['SMS_KEY_ID', 'SMS_KEY_SECRET', 'SMS_SIGN_NAME', 'SMS_TEMPLATE_INVOICE'],
    ['MAIL_HOST', 'MAIL_FROM'],
  ] as const;
  const missing = parties.flatMap(([first, ...others]) =>
    env[first] === '' ? [] : others.filter((name) => env[name] === '').map((name) => `${name}: needed with ${first}`),
  );
  if (env.MAIL_USER !== '' && env.MAIL_PASSWORD === '') missing.push('MAIL_PASSWORD: needed with MAIL_USER');
  return missing;
};

const LOOPBACK = /^(localhost|127(\.\d{1,3}){3}|::1)$/;

/** The same for invoices, SMS and mail: official addresses, no trial accounts, nothing secret over an open line. */
const refuseUnsafePartners = (env: Env): string[] => {
  const faults: string[] = [];
  if (env.NUONUO_API_URL !== OFFICIAL_NUONUO) faults.push(`NUONUO_API_URL: production talks to ${OFFICIAL_NUONUO} only`);
  if (env.NUONUO_TOKEN_URL !== OFFICIAL_NUONUO_TOKEN) faults.push(`NUONUO_TOKEN_URL: production talks to ${OFFICIAL_NUONUO_TOKEN} only`);
  if (env.NUONUO_TAX_NUM === NUONUO_TRIAL_SELLER) faults.push('NUONUO_TAX_NUM: the trial seller is not allowed in production');
  if (!/^https:\/\/dysmsapi(\.[\w-]+)?\.aliyuncs\.com$/.test(env.SMS_API_URL))
    faults.push(`SMS_API_URL: production talks to ${OFFICIAL_SMS} (or its regions) only`);
  if (env.SMS_KEY_ID.includes('SANDBOX')) faults.push('SMS_KEY_ID: sandbox keys are not allowed in production');
  if (env.MAIL_USER.endsWith('.sandbox')) faults.push('MAIL_USER: sandbox accounts are not allowed in production');
  if (env.MAIL_HOST !== '' && env.MAIL_SECURITY === 'plain' && !LOOPBACK.test(env.MAIL_HOST))
    faults.push('MAIL_SECURITY: plain is for a relay on this machine only');
  return faults;
};

const refuseUnsafeProduction = (env: Env): string[] => {
  if (env.NODE_ENV !== 'production') return [];
  const faults: string[] = [];
  if (env.WECHAT_API_URL !== OFFICIAL_WECHAT) faults.push(`WECHAT_API_URL: production talks to ${OFFICIAL_WECHAT} only`);
  if (env.WXPAY_API_URL !== OFFICIAL_WXPAY && env.WXPAY_API_URL !== 'https://api2.mch.weixin.qq.com')
    faults.push(`WXPAY_API_URL: production talks to ${OFFICIAL_WXPAY} only`);
  if (env.DEV_WECHAT_URL !== '') faults.push('DEV_WECHAT_URL: not allowed in production');
  if (!env.PUBLIC_URL.startsWith('https://')) faults.push('PUBLIC_URL: production needs https');
  if (env.WXPAY_PUBLIC_KEY_ID.includes('SANDBOX')) faults.push('WXPAY_PUBLIC_KEY_ID: sandbox keys are not allowed in production');
  if (env.WECHAT_APP_ID.includes('sandbox')) faults.push('WECHAT_APP_ID: sandbox accounts are not allowed in production');
  return [...faults, ...refuseUnsafePartners(env)];
};

/** Parses a set of variables. @throws Error naming every fault, without the values. */
export const readEnv = (source: Record<string, string | undefined>): Env => {
  const parsed = schema.safeParse(Object.fromEntries(Object.entries(source).filter(([, value]) => value !== undefined && value !== '')));
  if (!parsed.success)
    throw new Error(`Bad environment:\n${parsed.error.issues.map((i) => `  ${i.path.join('.')}: ${i.message}`).join('\n')}`);
  const faults = [...refuseHalves(parsed.data), ...refuseUnsafeProduction(parsed.data)];
  if (faults.length > 0) throw new Error(`Bad environment:\n${faults.map((f) => `  ${f}`).join('\n')}`);
  return parsed.data;
};

let current: Env | undefined;
/** The settings of this process. @throws Error at the first call when they are wrong. */
export const env = (): Env => {
  current ??= readEnv(process.env);
  return current;
};
/** For tests, which make their ports and schemas at run time. */
export const setEnv = (values: Record<string, string | undefined>): Env => {
  current = readEnv(values);
  return current;
};
