import Taro from '@tarojs/taro';
import type { ClientConfig } from '@huitou/shared-types/settings/schema.ts';

let loading: Promise<ClientConfig> | undefined;

/** What the shop says of itself (`GET /api/client-config`). Asked once a launch; a failed attempt is forgotten, so that the next call asks again. */
export const clientConfig = (): Promise<ClientConfig> => {
  loading ??= Taro.request<ClientConfig>({ url: `${API_BASE}/api/client-config`, timeout: 10_000 }).then(({ statusCode, data }) => {
    if (statusCode !== 200) throw new Error(`client-config answered ${statusCode}`);
    return data;
  });
  loading.catch(() => {
    loading = undefined;
  });
  return loading;
};

/** The full address of a picture: the file store names them `/files/…`, and WeChat wants a host. */
export const fileUrl = (path: string): string => (path.startsWith('/') ? `${API_BASE}${path}` : path);

/** An address that works outside the shop too: what a browser serves from its own host gets that host's name. */
export const fileLink = (path: string): string => {
  const url = fileUrl(path);
  return url.startsWith('/') ? `${window.location.origin}${url}` : url;
};
