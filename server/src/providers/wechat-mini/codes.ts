import { callWechatForImage } from './call-wechat.ts';

/**
 * A mini-program code that opens `page` (no slash before it, no query) with `scene` (1–32 characters of `[0-9A-Za-z!#$&'()*+,/:;=?@-._~]`).
 * Unlimited in number, 5000 a minute. @throws WechatError (41030 page, 40129 scene)
 */
export const miniProgramCode = (options: {
  scene: string;
  page: string;
  width?: number;
  release?: 'release' | 'trial' | 'develop';
}): Promise<{ bytes: Buffer; type: string }> =>
  callWechatForImage('/wxa/getwxacodeunlimit', {
    scene: options.scene,
    page: options.page,
    width: options.width ?? 430,
    check_path: options.release === undefined || options.release === 'release',
    env_version: options.release ?? 'release',
  });
