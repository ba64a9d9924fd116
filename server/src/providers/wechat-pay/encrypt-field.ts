import { constants, publicEncrypt } from 'node:crypto';
import { env } from '../../env.ts';

/**
 * A personal field as WeChat Pay wants it (敏感信息加解密): RSA-OAEP with SHA-1 under the key that `Wechatpay-Serial` names, base64. Never the same
 * twice. A 2048-bit key takes up to 214 bytes.
 */
export const encryptField = (text: string, key: string = env().WXPAY_PUBLIC_KEY): string =>
  publicEncrypt({ key, padding: constants.RSA_PKCS1_OAEP_PADDING, oaepHash: 'sha1' }, Buffer.from(text)).toString('base64');
