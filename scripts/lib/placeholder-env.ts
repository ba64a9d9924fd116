const nothing = 'x'.repeat(32);

/** An environment for chores that read the code but talk to no outside party; name what they do talk to. */
export const placeholderEnv = (different: Record<string, string> = {}): Record<string, string> => ({
  DATABASE_URL: 'mysql://nowhere/none',
  REDIS_URL: 'redis://nowhere',
  APP_SECRET: nothing,
  WECHAT_APP_ID: nothing,
  WECHAT_APP_SECRET: nothing,
  WXPAY_MCH_ID: nothing,
  WXPAY_MCH_SERIAL: nothing,
  WXPAY_MCH_PRIVATE_KEY: nothing,
  WXPAY_API_V3_KEY: nothing,
  WXPAY_PUBLIC_KEY_ID: nothing,
  WXPAY_PUBLIC_KEY: nothing,
  LOG_LEVEL: 'silent',
  ...different,
});
