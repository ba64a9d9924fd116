import type { WechatPayParams } from '@huitou/shared-types/payments/schema.ts';

/** What every asynchronous function of `wx` takes. */
interface Callbacks {
  success?: (result: object) => void;
  fail?: (error: object) => void;
  complete?: (result: object) => void;
}
type Options = Callbacks & Record<string, unknown>;

/** The person who holds the phone: what WeChat would ask them. */
export interface Holder {
  /** A fresh code of `wx.login`. */
  loginCode: () => string;
  /** Answers the payment sheet. */
  pay: (params: WechatPayParams) => 'ok' | 'cancel';
  /** Answers a yes-or-no question. */
  answer: (title: string) => boolean;
  /** What the camera reads; without it the camera is closed again. */
  scan?: () => string;
  /** The invoice title that is picked in WeChat's list; without it the list is closed again. */
  invoiceTitle?: () => object;
}

export interface Navigation {
  open: (url: string, how: 'push' | 'replace' | 'tab' | 'relaunch') => void;
  back: (delta: number) => void;
}

/** What the stub noted: calls worth asserting on. */
export interface Noted {
  toasts: string[];
  requests: string[];
  titles: string[];
  copied: string[];
  badges: string[];
  /** The program's storage. */
  storage: Map<string, unknown>;
  /** Members of `wx` that the program asked for and that the stub does not have. */
  unknown: Set<string>;
}

const windowInfo = {
  SDKVersion: '3.8.0',
  platform: 'ios',
  system: 'iOS 17.0',
  brand: 'Apple',
  model: 'iPhone 15',
  language: 'zh_CN',
  version: '8.0.50',
  theme: 'light',
  pixelRatio: 3,
  screenWidth: 390,
  screenHeight: 844,
  windowWidth: 390,
  windowHeight: 753,
  statusBarHeight: 47,
  safeArea: { top: 47, bottom: 810, left: 0, right: 390, width: 390, height: 763 },
};

/** Answers like `wx` does: by callbacks when there are some, else by a promise; never at once. */
const answerLater = (options: Callbacks | undefined, result: object): Promise<object> | undefined => {
  const withCallbacks = options?.success ?? options?.fail ?? options?.complete;
  if (!withCallbacks) return Promise.resolve(result);
  queueMicrotask(() => {
    options?.success?.(result);
    options?.complete?.(result);
  });
  return undefined;
};
const refuseLater = (options: Callbacks, errMsg: string): Promise<object> | undefined => {
  if (!(options.success ?? options.fail ?? options.complete)) return Promise.reject({ errMsg });
  queueMicrotask(() => {
    options.fail?.({ errMsg });
    options.complete?.({ errMsg });
  });
  return undefined;
};

/**
 * A stand-in for `wx`: the part of it that the program uses. Requests really go out, to `apiOrigin` instead of the address that was built in.
 */
export const createWx = (apiOrigin: string, scene: number, holder: Holder, navigation: Navigation, noted: Noted): object => {
  const { storage } = noted;
  const launch = { path: 'pages/home/index', query: {}, scene, referrerInfo: {} };
  const request = (options: Options) => {
    const method = typeof options.method === 'string' ? options.method : 'GET';
    if (!['GET', 'POST', 'PUT', 'DELETE', 'OPTIONS', 'HEAD', 'TRACE', 'CONNECT'].includes(method))
      throw new Error(`wx.request knows no ${method}`);
    const address = new URL(String(options.url));
    noted.requests.push(`${method} ${address.pathname}`);
    const abort = new AbortController();
    const body = options.data === undefined || method === 'GET' ? {} : { body: JSON.stringify(options.data) };
    fetch(apiOrigin + address.pathname + address.search, {
      method,
      headers: options.header as Record<string, string>,
      signal: abort.signal,
      ...body,
    })
      .then(async (response) => {
        const text = await response.text();
        const json = (response.headers.get('content-type') ?? '').includes('json');
        const result = {
          statusCode: response.status,
          data: json && text ? (JSON.parse(text) as unknown) : text,
          header: Object.fromEntries(response.headers),
          errMsg: 'request:ok',
        };
        options.success?.(result);
        options.complete?.(result);
      })
      .catch((error: Error) => void refuseLater(options, `request:fail ${error.message}`));
    return { abort: () => abort.abort(), onHeadersReceived() {}, offHeadersReceived() {} };
  };
  const nothing = (options?: Callbacks) => answerLater(options, { errMsg: 'ok' });
  const open = (how: 'push' | 'replace' | 'tab' | 'relaunch') => (options: Options) => {
    navigation.open(String(options.url), how);
    return answerLater(options, { errMsg: 'ok' });
  };
  const selector = () => {
    const query = {
      in: () => query,
      select: () => query,
      selectAll: () => query,
      selectViewport: () => query,
      boundingClientRect: () => query,
      scrollOffset: () => query,
      fields: () => query,
      node: () => query,
      exec: (done?: (all: unknown[]) => void) => void setTimeout(() => done?.([null]), 0),
    };
    return query;
  };
  const observer = { relativeTo: () => observer, relativeToViewport: () => observer, observe() {}, disconnect() {} };
  const known: Record<string, unknown> = {
    canIUse: () => true,
    getSystemInfoSync: () => windowInfo,
    getWindowInfo: () => windowInfo,
    getAppBaseInfo: () => windowInfo,
    getDeviceInfo: () => windowInfo,
    getSystemSetting: () => ({}),
    getMenuButtonBoundingClientRect: () => ({ top: 51, bottom: 83, left: 296, right: 383, width: 87, height: 32 }),
    getAccountInfoSync: () => ({ miniProgram: { appId: 'touristappid', envVersion: 'develop', version: '' } }),
    getLaunchOptionsSync: () => launch,
    getEnterOptionsSync: () => launch,
    getStorageSync: (key: string) => storage.get(key) ?? '',
    setStorageSync: (key: string, value: unknown) => void storage.set(key, structuredClone(value)),
    removeStorageSync: (key: string) => void storage.delete(key),
    request,
    login: (options: Options) => answerLater(options, { code: holder.loginCode(), errMsg: 'login:ok' }),
    requestPayment: (options: Options) => {
      if (holder.pay(options as unknown as WechatPayParams) === 'cancel') return refuseLater(options, 'requestPayment:fail cancel');
      return answerLater(options, { errMsg: 'requestPayment:ok' });
    },
    navigateTo: open('push'),
    redirectTo: open('replace'),
    switchTab: open('tab'),
    reLaunch: open('relaunch'),
    navigateBack: (options: Options = {}) => {
      navigation.back(Number(options.delta ?? 1));
      return answerLater(options, { errMsg: 'navigateBack:ok' });
    },
    scanCode: (options: Options) =>
      holder.scan ? answerLater(options, { result: holder.scan(), errMsg: 'scanCode:ok' }) : refuseLater(options, 'scanCode:fail cancel'),
    chooseInvoiceTitle: (options: Options) =>
      holder.invoiceTitle
        ? answerLater(options, { ...holder.invoiceTitle(), errMsg: 'chooseInvoiceTitle:ok' })
        : refuseLater(options, 'chooseInvoiceTitle:fail cancel'),
    requestSubscribeMessage: (options: Options) => {
      const ids = options.tmplIds as string[];
      return answerLater(options, { ...Object.fromEntries(ids.map((id) => [id, 'accept'])), errMsg: 'requestSubscribeMessage:ok' });
    },
    showToast: (options: Options) => {
      noted.toasts.push(String(options.title));
      return answerLater(options, { errMsg: 'showToast:ok' });
    },
    showModal: (options: Options) => {
      const confirm = holder.answer(String(options.title));
      return answerLater(options, { confirm, cancel: !confirm, errMsg: 'showModal:ok' });
    },
    setNavigationBarTitle: (options: Options) => {
      noted.titles.push(String(options.title));
      return answerLater(options, { errMsg: 'ok' });
    },
    setClipboardData: (options: Options) => {
      noted.copied.push(String(options.data));
      return answerLater(options, { errMsg: 'ok' });
    },
    setTabBarBadge: (options: Options) => {
      noted.badges.push(String(options.text));
      return answerLater(options, { errMsg: 'ok' });
    },
    removeTabBarBadge: nothing,
    hideToast: nothing,
    hideLoading: nothing,
    stopPullDownRefresh: nothing,
    getUpdateManager: () => ({ onCheckForUpdate() {}, onUpdateReady() {}, onUpdateFailed() {}, applyUpdate() {} }),
    createSelectorQuery: selector,
    createIntersectionObserver: () => observer,
    nextTick: (act: () => void) => void setTimeout(act, 0),
    onAppShow() {},
    onAppHide() {},
    onError() {},
    onUnhandledRejection() {},
    onPageNotFound() {},
    onThemeChange() {},
    env: { USER_DATA_PATH: 'wxfile://usr' },
  };
  return new Proxy(known, {
    get(target, name) {
      if (typeof name === 'string' && !(name in target)) noted.unknown.add(name);
      return Reflect.get(target, name);
    },
  });
};
