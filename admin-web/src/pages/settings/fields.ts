import { taxRates, taxRateText } from '@huitou/shared-types/invoices/states.ts';
import type { SettingGroup as AnyGroup, Settings } from '@huitou/shared-types/settings/schema.ts';

/** The groups of this page; the rules against bots have a page of their own. */
export type SettingGroup = Exclude<AnyGroup, 'antiBot'>;

/** How one setting is edited. */
export interface SettingField {
  label: string;
  kind: 'text' | 'longText' | 'html' | 'image' | 'tags' | 'number' | 'percent' | 'money' | 'switch' | 'select' | 'reasons';
  /** Of a `select`. */
  options?: readonly { value: string | number; label: string }[];
  /** A `select` that may be left empty: null. */
  clearable?: boolean;
  unit?: string;
  /** Of a `percent`, which is kept in per mille: the per mille. */
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
const hours = (label: string, min: number, max: number, hint?: string): SettingField => ({ ...days(label, min, max, hint), unit: '小时' });
const rateOptions = taxRates.map((rate) => ({ value: rate, label: taxRateText(rate) }));
const taxCode = (label: string, hint: string): SettingField => ({ label, kind: 'text', max: 19, hint });
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
  balance: {
    title: '余额',
    fields: {
      payEnabled: onOff('下单可用余额支付', '可与微信支付混合；退款按原路比例退回'),
      giftMax: { label: '单次赠送上限', kind: 'money', hint: '员工赠送余额时，一次不能超过的金额' },
      giftDayMax: { label: '每日赠送上限', kind: 'money', hint: '每名员工一天合计' },
    },
  },
  coupons: {
    title: '优惠券',
    fields: {
      graceDays: days('退回宽限', 0, 90, '取消订单退回的券已过期时，延长几天可用；0 为不延长'),
      giftHours: hours('转赠链接有效期', 1, 720, '好友未领取则退回给顾客'),
      codeAttempts: { label: '兑换码尝试次数', kind: 'number', unit: '次', min: 3, max: 50, hint: '每 10 分钟内最多输错的次数' },
    },
  },
  membership: {
    title: '会员与积分',
    fields: {
      protectMonths: {
        label: '保级期',
        kind: 'number',
        unit: '个月',
        min: 0,
        max: 36,
        hint: '达到等级后至少保留的时间；0 表示消费不足立即降级',
      },
      downgrade: {
        label: '保级失败',
        kind: 'select',
        options: [
          { value: 'growth', label: '降到近 12 个月消费对应的等级' },
          { value: 'one', label: '每次只降一级' },
        ],
      },
      birthdayEditDays: days('生日修改间隔', 0, 3650, '填写生日后多少天内不能修改，防止重复领取生日礼'),
      pointsEnabled: onOff('下单可用积分抵扣'),
      earnPerYuan: {
        label: '消费得积分',
        kind: 'number',
        unit: '积分 / 元',
        min: 0,
        max: 1000,
        hint: '订单完成（售后期结束）后发放，等级可有倍数',
      },
      perYuan: { label: '积分抵现', kind: 'number', unit: '积分抵 1 元', min: 1, max: 100_000 },
      capPermille: { label: '每单最多抵扣', kind: 'percent', min: 1, max: 1000, hint: '占优惠后商品金额的比例' },
      minPoints: { label: '最少使用', kind: 'number', unit: '积分', min: 0, max: 1_000_000 },
      expiryMonths: { label: '积分有效期', kind: 'number', unit: '个月', min: 0, max: 120, hint: '0 表示永久；到期前 7 天和 3 天提醒' },
      graceDays: days('退还宽限期', 1, 365, '退款时原积分已过期，退还的积分在这些天内有效'),
      giftMax: { label: '单次赠送上限', kind: 'number', unit: '积分', min: 0, max: 1_000_000 },
      giftDayMax: { label: '每日赠送上限', kind: 'number', unit: '积分', min: 0, max: 10_000_000, hint: '每名员工一天合计' },
    },
  },
  afterSales: {
    title: '售后',
    fields: {
      answerHours: hours('商家处理时限', 1, 168, '超时未处理自动同意'),
      sendDays: days('买家寄回期限', 1, 30, '同意退货后多少天内寄回，逾期售后关闭'),
      receiveDays: days('商家收货期限', 1, 30, '买家寄出后多少天内确认收货，超时提醒'),
      finishHours: hours('验货退款期限', 1, 168, '收到退货后多少小时内完成，超时提醒'),
      exchangeDays: days('换货自动完成', 1, 30, '换货发出后多少天自动完成'),
      freight: {
        label: '退运费',
        kind: 'select',
        options: [
          { value: 'unshipped', label: '全部未发货退款时退' },
          { value: 'never', label: '不退' },
        ],
        hint: '处理售后时可单独修改',
      },
      instantUnshipped: onOff('未发货极速退款', '买家申请未发货退款时立即同意，无需审核'),
      refundAfterInspection: onOff('验货通过自动退款', '退回的商品全部完好时立即退款'),
      returnName: { label: '退货收件人', kind: 'text', max: 20 },
      returnPhone: { label: '退货电话', kind: 'text', max: 20 },
      returnNote: { label: '退货说明', kind: 'longText', max: 100, hint: '同意退货后显示给买家' },
      reasons: { label: '售后原因', kind: 'reasons', hint: '买家申请时按类型和货物状态选择；统计按原因归类' },
    },
  },
  invoices: {
    title: '发票',
    fields: {
      enabled: onOff('接受开票申请'),
      requestFrom: {
        label: '何时可申请',
        kind: 'select',
        options: [
          { value: 'received', label: '收货后' },
          { value: 'completed', label: '订单完成后（售后期结束）' },
        ],
      },
      requestDays: days('申请期限', 1, 3650, '下单后多少天内可申请'),
      autoRequest: onOff('完成后自动申请', '顾客下单时填写过抬头的订单'),
      autoIssue: onOff('申请后自动开票', '检查通过的申请立即开具；有问题的留在待开票'),
      specialEnabled: onOff('可开专用发票'),
      discounts: {
        label: '优惠的体现',
        kind: 'select',
        options: [
          { value: 'spread', label: '分摊到各行' },
          { value: 'lines', label: '单列折扣行' },
        ],
      },
      balanceInvoiced: onOff('余额支付部分可开票', '余额可能来自赠送，赠送不是销售收入'),
      sellerName: { label: '销方名称', kind: 'text', max: 100, hint: '与税务登记一致；未填写完整时不能开票' },
      sellerTaxNo: { label: '销方税号', kind: 'text', max: 20 },
      sellerAddress: { label: '销方地址', kind: 'text', max: 100 },
      sellerPhone: { label: '销方电话', kind: 'text', max: 30 },
      sellerBank: { label: '开户银行', kind: 'text', max: 60 },
      sellerAccount: { label: '银行账号', kind: 'text', max: 40 },
      clerk: { label: '开票人', kind: 'text', max: 20 },
      remark: { label: '发票备注', kind: 'longText', max: 100 },
      taxCode: taxCode('默认税收编码', '19 位；商品和分类都未填写时使用'),
      taxRate: { label: '默认税率', kind: 'select', options: rateOptions, clearable: true, hint: '清空则商品必须自行填写税率' },
      freightTaxCode: taxCode('运费税收编码', '19 位'),
      freightTaxRate: { label: '运费税率', kind: 'select', options: rateOptions },
      amountCap: { label: '单张限额', kind: 'money', hint: '0 表示不限' },
      maxLines: { label: '单张最多行数', kind: 'number', unit: '行', min: 1, max: 2000 },
      keepYears: { label: '文件保存', kind: 'number', unit: '年', min: 10, max: 30, hint: '会计档案法定最低 10 年' },
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
  messages: {
    title: '订阅消息',
    fields: {
      flashStart: { label: '秒杀开始提醒', kind: 'text', max: 60, hint: '微信公众平台 → 订阅消息中的模板 ID；留空则不询问顾客' },
      flashTurn: { label: '秒杀候补到号', kind: 'text', max: 60, hint: '有人未付款、名额轮到候补顾客时' },
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
