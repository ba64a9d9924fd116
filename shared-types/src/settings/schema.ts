import { z } from 'zod';
import { fen, fileUrl, maybeText, text } from '../schema.ts';

/**
 * Every setting of the shop, grouped as the admin shows them, with its default.
 * A group is stored as one JSON row; a field that is missing there takes its default, so adding a field needs no migration.
 */
export const settingGroups = {
  shop: z.object({
    name: text(30).default('回头好物'),
    logo: fileUrl.or(z.literal('')).default(''),
    servicePhone: maybeText(20).default('400-800-1234'),
    notice: maybeText(100).default(''),
    promise: maybeText(60).default('48 小时内发货'),
    services: z.array(text(12)).max(6).default(['七天无理由', '正品保障', '极速退款']),
  }),
  trade: z.object({
    unpaidMinutes: z.int().min(5).max(1440).default(30).describe('未支付自动关闭（分钟）'),
    warnMinutes: z.int().min(1).max(60).default(10).describe('关闭前提醒（分钟）'),
    receiptDays: z.int().min(1).max(30).default(10).describe('发货后自动确认收货（天）'),
    extendDays: z.int().min(1).max(15).default(3).describe('延长收货（天）'),
    afterSalesDays: z.int().min(0).max(90).default(7).describe('售后期（天）'),
    pickupDays: z.int().min(1).max(60).default(14).describe('自提有效期（天）'),
    pickupReverseMinutes: z.int().min(0).max(1440).default(30).describe('核销后可撤销（分钟）'),
    trackingEditHours: z.int().min(0).max(168).default(24).describe('运单可修改（小时）'),
    expressEnabled: z.boolean().default(true),
    pickupEnabled: z.boolean().default(true),
  }),
  stock: z.object({
    lowThreshold: z.int().min(0).max(9999).default(10).describe('低库存预警'),
    shownMax: z.int().min(1).max(9999).default(999).describe('前台最多显示库存'),
  }),
  shipping: z.object({
    consignorName: maybeText(30).default('回头仓'),
    consignorPhone: maybeText(20).default('400-800-1234'),
    consignorAddress: maybeText(120).default('浙江省杭州市余杭区仓前街道文一西路 1000 号'),
    wechatUpload: z.boolean().default(true).describe('发货信息上传微信'),
  }),
  policies: z.object({
    version: text(20).default('2026-01'),
    privacy: z.string().max(60000).default(''),
    agreement: z.string().max(60000).default(''),
    deletionCoolDays: z.int().min(0).max(30).default(15),
  }),
  balance: z.object({
    payEnabled: z.boolean().default(true).describe('下单可用余额支付'),
    giftMax: fen.default(50_000).describe('单次赠送余额上限（分）'),
    giftDayMax: fen.default(200_000).describe('每名员工每日赠送上限（分）'),
  }),
  risk: z.object({
    reconcileToleranceFen: fen.default(0),
    pickupAttempts: z.int().min(3).max(50).default(10).describe('提货码每 10 分钟最多尝试'),
  }),
} as const;

export type SettingGroup = keyof typeof settingGroups;
export type Settings = { [G in SettingGroup]: z.output<(typeof settingGroups)[G]> };
export const settingGroupName = z.enum(Object.keys(settingGroups) as [SettingGroup, ...SettingGroup[]]);
export const allSettings = z.object({ groups: z.record(z.string(), z.unknown()) });
export const saveSettingsIn = z.object({ group: settingGroupName, values: z.record(z.string(), z.unknown()) });
export const clientConfig = z.object({
  appName: z.string(),
  appId: z.string(),
  logo: z.string(),
  servicePhone: z.string(),
  notice: z.string(),
  promise: z.string(),
  services: z.array(z.string()),
  policyVersion: z.string(),
  expressEnabled: z.boolean(),
  pickupEnabled: z.boolean(),
  /** Address of the WeChat stand-in; null in production. */
  devWechatUrl: z.string().nullable(),
  serverTime: z.iso.datetime({ offset: true }),
});
export const policyIn = z.object({ kind: z.enum(['privacy', 'agreement']) });
export const policy = z.object({ kind: z.string(), version: z.string(), title: z.string(), html: z.string() });
export type AllSettings = z.output<typeof allSettings>;
export type SaveSettingsIn = z.input<typeof saveSettingsIn>;
export type ClientConfig = z.output<typeof clientConfig>;
export type PolicyIn = z.input<typeof policyIn>;
export type Policy = z.output<typeof policy>;
