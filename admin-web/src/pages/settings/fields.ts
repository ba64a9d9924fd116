import type { SettingGroup, Settings } from '@huitou/shared-types/settings/schema.ts';

/** How one setting is edited. */
export interface SettingField {
  label: string;
  kind: 'text' | 'longText' | 'html' | 'image' | 'tags' | 'number' | 'money' | 'switch';
  unit?: string;
  min?: number;
  max?: number;
  hint?: string;
}

export interface SettingGroupView<G extends SettingGroup> {
  title: string;
  fields: { readonly [K in keyof Settings[G]]: SettingField };
}

const days = (label: string, min: number, max: number, hint?: string): SettingField => ({
  label,
  kind: 'number',
  unit: '天',
  min,
  max,
  ...(hint ? { hint } : {}),
});
const minutes = (label: string, min: number, max: number, hint?: string): SettingField => ({
  label,
  kind: 'number',
  unit: '分钟',
  min,
  max,
  ...(hint ? { hint } : {}),
});
const onOff = (label: string, hint?: string): SettingField => ({ label, kind: 'switch', ...(hint ? { hint } : {}) });

/** Every setting with its words; the type demands an entry for each, so a new setting cannot be forgotten here. */
export const settingViews: { readonly [G in SettingGroup]: SettingGroupView<G> } = {
  shop: {
    title: '店铺',
    fields: {
      name: { label: '店铺名称', kind: 'text', max: 30 },
      logo: { label: '店铺标志', kind: 'image' },
      servicePhone: { label: '客服电话', kind: 'text', max: 20 },
      notice: { label: '店铺公告', kind: 'longText', max: 100, hint: '显示在首页顶部，留空不显示' },
      promise: { label: '发货承诺', kind: 'text', max: 60, hint: '显示在商品与订单页' },
      services: { label: '服务保障', kind: 'tags', max: 6, hint: '最多 6 项，每项 12 字以内' },
    },
  },
  trade: {
    title: '交易',
    fields: {
      unpaidMinutes: minutes('未付款自动关闭', 5, 1440),
      warnMinutes: minutes('关闭前提醒', 1, 60),
      receiptDays: days('发货后自动收货', 1, 30),
      extendDays: days('延长收货', 1, 15, '每个订单可延长一次'),
      afterSalesDays: days('售后期', 0, 90, '收货后多少天内可申请售后'),
      pickupDays: days('自提有效期', 1, 60),
      pickupReverseMinutes: minutes('核销后可撤销', 0, 1440),
      trackingEditHours: { label: '运单可修改', kind: 'number', unit: '小时', min: 0, max: 168 },
      expressEnabled: onOff('快递配送'),
      pickupEnabled: onOff('到店自提'),
    },
  },
  stock: {
    title: '库存',
    fields: {
      lowThreshold: {
        label: '低库存预警',
        kind: 'number',
        unit: '件',
        min: 0,
        max: 9999,
        hint: '可售数不高于此值时提醒，可在库存页单独设置',
      },
      shownMax: { label: '前台最多显示', kind: 'number', unit: '件', min: 1, max: 9999 },
    },
  },
  shipping: {
    title: '发货',
    fields: {
      consignorName: { label: '发件人', kind: 'text', max: 30 },
      consignorPhone: { label: '发件电话', kind: 'text', max: 20 },
      consignorAddress: { label: '发件地址', kind: 'longText', max: 120, hint: '打印在发货单上' },
      wechatUpload: onOff('上传发货信息到微信', '微信小程序发货信息管理要求上传后才结算货款'),
    },
  },
  policies: {
    title: '协议与隐私',
    fields: {
      version: { label: '协议版本', kind: 'text', max: 20, hint: '修改版本后，顾客下次进入需重新同意' },
      privacy: { label: '隐私政策', kind: 'html', max: 60_000 },
      agreement: { label: '用户协议', kind: 'html', max: 60_000 },
      deletionCoolDays: days('注销冷静期', 0, 30),
    },
  },
  risk: {
    title: '风控与对账',
    fields: {
      reconcileToleranceFen: { label: '对账容差', kind: 'money', hint: '金额差异不超过此值视为对平' },
      pickupAttempts: { label: '提货码尝试次数', kind: 'number', unit: '次', min: 3, max: 50, hint: '每 10 分钟内最多输错的次数' },
    },
  },
};

export const settingGroupNames = Object.keys(settingViews) as SettingGroup[];
