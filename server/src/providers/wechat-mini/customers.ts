import { env } from '../../env.ts';
import type { WechatPort } from '../../modules/customers/index.ts';
import { fail } from '../../platform/errors.ts';
import { log } from '../../platform/log.ts';
import { callWechat } from './call-wechat.ts';
import { WechatError } from './errors.ts';
import { readJson, send } from './transport.ts';

const SESSION = '/sns/jscode2session';

/** Turns WeChat's refusals into ours. */
const told = async <T>(work: Promise<T>): Promise<T> => {
  try {
    return await work;
  } catch (error) {
    if (error instanceof WechatError) return fail(error.meaning.tell ?? 'wechat_busy');
    throw error;
  }
};

const signIn = async (code: string): Promise<{ openid: string; unionid: string | null }> => {
  const query = { appid: env().WECHAT_APP_ID, secret: env().WECHAT_APP_SECRET, js_code: code, grant_type: 'authorization_code' };
  // The session key is not kept: nothing here needs it.
  const { openid, unionid } = readJson<{ openid: string; unionid?: string }>(SESSION, await send('GET', SESSION, query));
  return { openid, unionid: unionid ?? null };
};

const phone = async (code: string, openid: string): Promise<string> => {
  const answer = await callWechat<{ phone_info: { purePhoneNumber: string; watermark: { appid: string } } }>(
    '/wxa/business/getuserphonenumber',
    { code, openid },
  );
  if (answer.phone_info.watermark.appid !== env().WECHAT_APP_ID) return fail('wechat_code_invalid');
  return answer.phone_info.purePhoneNumber;
};

const PROFILE = 1;
const judgeText = async (text: string, openid: string): Promise<'pass' | 'review' | 'risky' | 'unknown'> => {
  try {
    const { result } = await callWechat<{ result: { suggest: 'pass' | 'review' | 'risky' } }>('/wxa/msg_sec_check', {
      content: text,
      version: 2,
      scene: PROFILE,
      openid,
    });
    return result.suggest;
  } catch (error) {
    if (error instanceof WechatError && error.errcode === 87014) return 'risky';
    log.warn({ reason: error instanceof WechatError ? error.errcode : 'internal' }, 'text not judged');
    return 'unknown';
  }
};

const PICTURE = 2;
const submitPicture = async (path: string, openid: string): Promise<string> => {
  const body = { media_url: `${env().PUBLIC_URL}${path}`, media_type: PICTURE, version: 2, scene: PROFILE, openid };
  return (await callWechat<{ trace_id: string }>('/wxa/media_check_async', body)).trace_id;
};

/** What the customers slice needs of WeChat, over the mini-program API. */
export const wechatForCustomers: WechatPort = {
  signIn: (code) => told(signIn(code)),
  phone: (code, openid) => told(phone(code, openid)),
  judgeText,
  submitPicture,
};
