import { pino } from 'pino';
import { env } from '../env.ts';
import { surroundings } from './context.ts';

const secret = [
  'phone',
  'receiverPhone',
  'openid',
  'password',
  'token',
  'authorization',
  'secret',
  'session_key',
  'sessionKey',
  'code',
  'otp',
  'ciphertext',
  'privateKey',
  'idNumber',
  'cookie',
];

/** The one logger: JSON lines with the request id; secrets and personal data are cut at the top level and one level down. */
export const log = pino({
  level: env().LOG_LEVEL,
  base: { role: env().HUITOU_ROLE },
  timestamp: pino.stdTimeFunctions.isoTime,
  redact: { paths: [...secret, ...secret.map((name) => `*.${name}`), ...secret.map((name) => `*.*.${name}`)], censor: '[cut]' },
  mixin: () => {
    const { requestId } = surroundings();
    return requestId === '' ? {} : { requestId };
  },
});
