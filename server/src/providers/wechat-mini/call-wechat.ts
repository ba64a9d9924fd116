import { WechatError } from './errors.ts';
import { accessToken, dropToken } from './token.ts';
import { type Answer, readJson, send } from './transport.ts';

const withToken = async <T>(path: string, body: object, read: (answer: Answer) => T): Promise<T> => {
  const token = await accessToken();
  try {
    return read(await send('POST', path, { access_token: token }, body));
  } catch (error) {
    if (!(error instanceof WechatError) || !error.meaning.staleToken) throw error;
    await dropToken(token);
    return read(await send('POST', path, { access_token: await accessToken() }, body));
  }
};

/**
 * Posts JSON to a path of the mini-program API and answers its JSON. The access token is added; when WeChat says that it is no longer good
 * it is renewed and the call repeated, once. Never call it inside a transaction.
 * @throws WechatError: `errcode` as WeChat said, 0 when there was no answer, so that nobody knows whether it took effect
 */
export const callWechat = <T = unknown>(path: `/${string}`, body: object): Promise<T> =>
  withToken(path, body, (answer) => readJson<T>(path, answer));

/** Like `callWechat` for calls that answer a picture. */
export const callWechatForImage = (path: `/${string}`, body: object): Promise<Answer> =>
  withToken(path, body, (answer) => (answer.type.startsWith('image/') ? answer : (readJson<never>(path, answer) as Answer)));

export { WechatError };
