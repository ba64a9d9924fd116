import { type SettingGroup, settingGroups, type ClientConfig, type Policy } from '@huitou/shared-types/settings/schema.ts';
import { env } from '../../env.ts';
import { iso, now } from '../../platform/clock.ts';
import { defaultPolicies } from './policies.ts';
import { readSettings } from './read-settings.ts';

export const allSettings = async (): Promise<{ groups: Record<string, unknown> }> => {
  const names = Object.keys(settingGroups) as SettingGroup[];
  return { groups: Object.fromEntries(await Promise.all(names.map(async (name) => [name, await readSettings(name)] as const))) };
};

export const clientConfig = async (): Promise<ClientConfig> => {
  const [shop, trade, policies, messages] = await Promise.all([
    readSettings('shop'),
    readSettings('trade'),
    readSettings('policies'),
    readSettings('messages'),
  ]);
  return {
    appName: shop.name,
    appId: env().WECHAT_APP_ID,
    logo: shop.logo,
    servicePhone: shop.servicePhone,
    notice: shop.notice,
    promise: shop.promise,
    services: shop.services,
    policyVersion: policies.version,
    expressEnabled: trade.expressEnabled,
    pickupEnabled: trade.pickupEnabled,
    messageTemplates: messages,
    devWechatUrl: env().DEV_WECHAT_URL === '' ? null : env().DEV_WECHAT_URL,
    serverTime: iso(now()),
  };
};

export const policy = async ({ kind }: { kind: 'privacy' | 'agreement' }): Promise<Policy> => {
  const policies = await readSettings('policies');
  const { name } = await readSettings('shop');
  return {
    kind,
    version: policies.version,
    title: kind === 'privacy' ? '隐私政策' : '用户服务协议',
    html: policies[kind] || defaultPolicies[kind](name),
  };
};
