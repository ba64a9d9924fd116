import { z } from 'zod';
import { defaultReasons } from '../after-sales/reasons.ts';
import { caseReason } from '../after-sales/schema.ts';
import { antiBot } from '../risk/schema.ts';
import { fen, fileUrl, maybeText, text } from '../schema.ts';

/** As WeChat's console shows it; empty where the shop has none, and then nobody is asked. */
const templateId = z
  .string()
  .trim()
  .regex(/^[\w-]{0,60}$/, '模板 ID 不正确');

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
  afterSales: z.object({
    answerHours: z.int().min(1).max(168).default(48).describe('商家未处理自动同意（小时）'),
    sendDays: z.int().min(1).max(30).default(7).describe('买家寄回期限（天）'),
    receiveDays: z.int().min(1).max(30).default(10).describe('商家收货期限（天，提醒）'),
    finishHours: z.int().min(1).max(168).default(48).describe('验货与退款期限（小时，提醒）'),
    exchangeDays: z.int().min(1).max(30).default(10).describe('换货自动完成（天）'),
    freight: z.enum(['unshipped', 'never']).default('unshipped').describe('退运费：全部未发货退款时 / 不退'),
    instantUnshipped: z.boolean().default(false).describe('未发货极速退款'),
    refundAfterInspection: z.boolean().default(true).describe('验货全部完好后自动退款'),
    returnName: maybeText(20).default('售后组'),
    returnPhone: maybeText(20).default('400-800-1234'),
    returnNote: maybeText(100).default('请勿使用到付，包裹内附上订单号'),
    reasons: z.array(caseReason).max(60).default(defaultReasons),
  }),
  shipping: z.object({
    consignorName: maybeText(30).default('回头仓'),
    consignorPhone: maybeText(20).default('400-800-1234'),
    consignorAddress: maybeText(120).default('浙江省杭州市余杭区仓前街道文一西路 1000 号'),
    wechatUpload: z.boolean().default(true).describe('发货信息上传微信'),
  }),
  invoices: z.object({
    enabled: z.boolean().default(true).describe('接受开票申请'),
    requestFrom: z.enum(['received', 'completed']).default('received').describe('收货后或完成后可申请'),
    requestDays: z.int().min(1).max(3650).default(365).describe('下单后可申请天数'),
    autoRequest: z.boolean().default(true).describe('订单完成后按下单时填写的抬头自动申请'),
    autoIssue: z.boolean().default(false).describe('申请后自动开票'),
    specialEnabled: z.boolean().default(false).describe('可开专用发票'),
    /** How an order's discount shows: spread over the lines, or as discount lines. */
    discounts: z.enum(['spread', 'lines']).default('spread'),
    /** Whether what was paid from the customer's balance is invoiced; a balance may come from gifts, which are no sale. */
    balanceInvoiced: z.boolean().default(false),
    sellerName: maybeText(100).default(''),
    sellerTaxNo: maybeText(20).default(''),
    sellerAddress: maybeText(100).default(''),
    sellerPhone: maybeText(30).default(''),
    sellerBank: maybeText(60).default(''),
    sellerAccount: maybeText(40).default(''),
    clerk: maybeText(20).default('').describe('开票人'),
    remark: maybeText(100).default('').describe('发票备注'),
    /** Tax of products whose category says nothing either. A rate in basis points. */
    taxCode: z
      .string()
      .regex(/^(\d{19})?$/, '税收分类编码为 19 位数字')
      .default(''),
    taxRate: z.int().min(0).max(10_000).nullable().default(1300),
    freightTaxCode: z
      .string()
      .regex(/^(\d{19})?$/, '税收分类编码为 19 位数字')
      .default('3040407040000000000'),
    freightTaxRate: z.int().min(0).max(10_000).default(600),
    /** Most that one invoice may say, fen; 0 for no limit. */
    amountCap: fen.default(0),
    maxLines: z.int().min(1).max(2000).default(100),
    /** Legal term for the files. */
    keepYears: z.int().min(10).max(30).default(10),
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
  membership: z.object({
    protectMonths: z.int().min(0).max(36).default(12).describe('保级期（月，0 为不保级）'),
    downgrade: z.enum(['growth', 'one']).default('growth').describe('保级失败：降到消费对应等级 / 每次降一级'),
    birthdayEditDays: z.int().min(0).max(3650).default(365).describe('生日修改间隔（天）'),
    pointsEnabled: z.boolean().default(true).describe('下单可用积分抵扣'),
    earnPerYuan: z.int().min(0).max(1000).default(1).describe('每消费 1 元获得积分'),
    perYuan: z.int().min(1).max(100_000).default(100).describe('多少积分抵 1 元'),
    capPermille: z.int().min(1).max(1000).default(200).describe('每单最多抵扣商品金额（‰）'),
    minPoints: z.int().min(0).max(1_000_000).default(100).describe('每次最少使用积分'),
    expiryMonths: z.int().min(0).max(120).default(12).describe('积分有效期（月，0 为永久）'),
    graceDays: z.int().min(1).max(365).default(30).describe('退还已过期积分的宽限期（天）'),
    giftMax: z.int().min(0).max(1_000_000).default(5_000).describe('单次赠送积分上限'),
    giftDayMax: z.int().min(0).max(10_000_000).default(50_000).describe('每名员工每日赠送积分上限'),
  }),
  antiBot,
  coupons: z.object({
    graceDays: z.int().min(0).max(90).default(3).describe('退回的券已过期时延长（天）'),
    giftHours: z.int().min(1).max(720).default(72).describe('转赠链接有效期（小时）'),
    codeAttempts: z.int().min(3).max(50).default(10).describe('兑换码每 10 分钟最多输错'),
  }),
  messages: z.object({
    flashStart: templateId.default('').describe('秒杀开始提醒的订阅消息模板'),
    flashTurn: templateId.default('').describe('秒杀候补到号的订阅消息模板'),
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
  /** Templates of subscribe messages that a tap may ask for; empty where the shop has none. */
  messageTemplates: z.object({ flashStart: z.string(), flashTurn: z.string() }),
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
