import Taro from '@tarojs/taro';
import { makeClient, type ClientRequest, type ClientResponse, type Transport } from '@huitou/shared-types/client.ts';
import { hearServerTime, localNow } from './clock';
import { silentLogin } from './login';
import { currentToken, setToken } from './session';

const TIMEOUT_MS = 15_000;
const UPLOAD_TIMEOUT_MS = 60_000;

/** `wx.request` knows every method of our routes but PATCH. */
type WxMethod = 'GET' | 'POST' | 'PUT' | 'DELETE';

const parsed = (body: unknown): unknown => {
  if (typeof body !== 'string' || body === '') return body;
  try {
    return JSON.parse(body);
  } catch {
    return {};
  }
};

/** Browsers write the names of headers small, WeChat as the server does. */
const dateOf = (header: Record<string, string> | undefined): string | undefined => header?.date ?? header?.Date;

const upload = async (request: ClientRequest, header: Record<string, string>): Promise<ClientResponse> => {
  const { file, ...fields } = request.body as { file: string };
  const answer = await Taro.uploadFile({
    url: API_BASE + request.url,
    filePath: file,
    name: 'file',
    formData: fields,
    header,
    timeout: UPLOAD_TIMEOUT_MS,
  });
  return { status: answer.statusCode, body: parsed(answer.data) };
};

const send = async (request: ClientRequest, token: string | null): Promise<ClientResponse> => {
  const header = { ...request.headers, ...(token ? { Authorization: `Bearer ${token}` } : {}) };
  if (request.upload) return upload(request, header);
  const sent = localNow();
  const task = Taro.request({
    url: API_BASE + request.url,
    method: request.method as WxMethod,
    header: { ...header, 'Content-Type': 'application/json' },
    ...(request.body === undefined ? {} : { data: request.body }),
    timeout: TIMEOUT_MS,
  });
  request.signal?.addEventListener('abort', () => task.abort());
  const answer = await task;
  hearServerTime(dateOf(answer.header as Record<string, string> | undefined), sent);
  return { status: answer.statusCode, body: parsed(answer.data) };
};

/** How to get a fresh token; given by `features/session`, which knows the route. */
let renew: (() => Promise<string>) | undefined;
export const onExpired = (how: () => Promise<string>): void => {
  renew = how;
};

/** One call. A refused token is dropped; in WeChat a new one is fetched unseen and the call is made once more. */
const transport: Transport = async (request) => {
  const token = currentToken();
  const answer = await send(request, token);
  if (answer.status !== 401 || !token) return answer;
  if (currentToken() === token) setToken(null);
  if (!silentLogin || !renew) return answer;
  return send(request, await renew());
};

export const api = makeClient(transport);

/** The same client without the renewing of sessions: for signing in itself. */
export const plainApi = makeClient((request) => send(request, null));
