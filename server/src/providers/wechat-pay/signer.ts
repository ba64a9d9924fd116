import { randomBytes } from 'node:crypto';
import WechatPay from 'wechatpay-node-v3';
import { env } from '../../env.ts';

/** The origin that the library writes into every address; our transport puts the configured one in its place. */
export const LIBRARY_ORIGIN = 'https://api.mch.weixin.qq.com';
export const newNonce = (): string => randomBytes(16).toString('hex');
export const wireSeconds = (): string => String(Math.floor(Date.now() / 1000));

/** The library with a request signature of our own: its nonces are guessable, and it forgets the last line of a POST without a body. */
export class Signer extends WechatPay {
  protected override buildAuthorization(method: string, url: string, params?: Record<string, unknown>): string {
    return this.authorize(method, url.replace(LIBRARY_ORIGIN, ''), params === undefined ? '' : JSON.stringify(params));
  }
  /** The Authorization of a request for `path` (with its query, as sent) and exactly this body (签名生成). */
  authorize(method: string, path: string, body: string): string {
    const [nonce, timestamp] = [newNonce(), wireSeconds()];
    return this.getAuthorization(nonce, timestamp, this.sha256WithRsa(`${method}\n${path}\n${timestamp}\n${nonce}\n${body}\n`));
  }
}

/** A signer for the configured merchant. The serial is given, for the library misreads it from the certificate, which is therefore not needed. */
export const newSigner = (): Signer => {
  const { WECHAT_APP_ID, WXPAY_MCH_ID, WXPAY_MCH_SERIAL, WXPAY_MCH_PRIVATE_KEY, WXPAY_API_V3_KEY } = env();
  return new Signer({
    appid: WECHAT_APP_ID,
    mchid: WXPAY_MCH_ID,
    serial_no: WXPAY_MCH_SERIAL,
    publicKey: Buffer.from('not used'),
    privateKey: Buffer.from(WXPAY_MCH_PRIVATE_KEY),
    key: WXPAY_API_V3_KEY,
    userAgent: 'huitou-server',
  });
};
