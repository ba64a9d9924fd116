/** A value of a page's query as text: WeChat hands it over still encoded, a browser's router does not. */
export const paramText = (value: string | undefined): string => {
  if (!value || process.env.TARO_ENV !== 'weapp') return value ?? '';
  try {
    return decodeURIComponent(value);
  } catch {
    return value;
  }
};
