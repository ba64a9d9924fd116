import { customerRoutes } from '@huitou/shared-types/customers/routes.ts';
import { silentLogin, wechatLogin } from '@/platform/login';
import { api, onExpired, plainApi } from '@/platform/request';
import { isSinglePage } from '@/platform/scene';
import { currentToken, setToken } from '@/platform/session';
import { keys, queryClient } from '../queries';

let running: Promise<string> | undefined;

const run = async (): Promise<string> => {
  const { code, phoneCode } = await wechatLogin();
  const { token, customer } = await plainApi(customerRoutes.login, { code });
  setToken(token);
  queryClient.setQueryData(keys.me, customer);
  // The number came along unasked for; that it cannot be bound (taken, WeChat busy) is no reason not to sign in.
  if (phoneCode && !customer.phone) {
    const bound = await api(customerRoutes.bindPhone, { code: phoneCode }).catch(() => customer);
    queryClient.setQueryData(keys.me, bound);
  }
  await queryClient.invalidateQueries({ queryKey: ['my'] });
  return token;
};

/** Signs in and gives the token. Calls at the same time share one login: WeChat's code works once. @throws Cancelled, ApiError */
export const signIn = (): Promise<string> => {
  running ??= run().finally(() => {
    running = undefined;
  });
  return running;
};

/** Before anything that belongs to a customer: signs in when nobody is. @throws Cancelled, ApiError */
export const ensureSignedIn = async (): Promise<void> => {
  if (!currentToken()) await signIn();
};

export const signOut = async (): Promise<void> => {
  // The session ends here even if the server cannot be told.
  await api(customerRoutes.logout).catch(() => undefined);
  setToken(null);
  queryClient.removeQueries({ queryKey: ['my'] });
};

/** At launch: WeChat lets us know the customer without asking; in Moments' single page and in a browser nobody is signed in unseen. */
export const signInUnseen = async (): Promise<void> => {
  if (!silentLogin || isSinglePage() || currentToken()) return;
  await signIn().catch(() => undefined);
};

onExpired(signIn);
