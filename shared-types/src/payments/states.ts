import { defineMoves, type StateLabels } from '../moves.ts';

export type PaymentStatus = 'open' | 'succeeded' | 'closed';
export const paymentStatuses = ['open', 'succeeded', 'closed'] as const satisfies readonly PaymentStatus[];
export const paymentStatusLabels: StateLabels<PaymentStatus> = {
  open: { label: '待支付', tone: 'waiting' },
  succeeded: { label: '已支付', tone: 'done' },
  closed: { label: '已关闭', tone: 'neutral' },
};
export const paymentMoves = defineMoves<PaymentStatus>()({
  succeed: { from: ['open', 'closed'], to: 'succeeded', by: ['system'], label: '支付成功' },
  close: { from: ['open'], to: 'closed', by: ['system'], label: '关闭' },
});

export type RefundStatus = 'waiting' | 'processing' | 'succeeded' | 'abnormal' | 'closed';
export const refundStatuses = ['waiting', 'processing', 'succeeded', 'abnormal', 'closed'] as const satisfies readonly RefundStatus[];
export const refundStatusLabels: StateLabels<RefundStatus> = {
  waiting: { label: '待提交', tone: 'waiting' },
  processing: { label: '退款中', tone: 'active' },
  succeeded: { label: '已退款', tone: 'done' },
  abnormal: { label: '异常', tone: 'bad' },
  closed: { label: '已关闭', tone: 'neutral' },
};
export const refundMoves = defineMoves<RefundStatus>()({
  submit: { from: ['waiting'], to: 'processing', by: ['system'], label: '提交' },
  succeed: { from: ['waiting', 'processing', 'abnormal'], to: 'succeeded', by: ['system'], label: '到账' },
  fail: { from: ['waiting', 'processing'], to: 'abnormal', by: ['system'], label: '异常' },
  close: { from: ['waiting', 'processing', 'abnormal'], to: 'closed', by: ['system'], label: '关闭' },
  retry: { from: ['abnormal'], to: 'waiting', by: ['staff'], label: '重试', permission: 'refund.create' },
  // 发起异常退款: WeChat holds the money and could not deliver it.
  toBankCard: { from: ['abnormal'], to: 'processing', by: ['staff'], label: '退至银行卡', permission: 'refund.resolve' },
  toBalance: { from: ['abnormal'], to: 'succeeded', by: ['staff'], label: '退到余额', permission: 'refund.resolve' },
  payOffline: { from: ['abnormal'], to: 'succeeded', by: ['staff'], label: '登记线下退款', permission: 'refund.resolve' },
});

/** How the money of a payment comes: `balance` pays all of it, `wechat` what the balance did not, `none` when nothing is to be paid. */
export const payChannels = ['wechat', 'balance', 'none'] as const;
export type PayChannel = (typeof payChannels)[number];
export const payChannelLabels: Record<PayChannel, string> = { wechat: '微信支付', balance: '余额', none: '无需支付' };

/** How the part of a refund that did not go to the balance at once got home in the end; empty while it is under way. */
export const refundWays = ['', 'wechat', 'bank_card', 'balance', 'offline'] as const;
export type RefundWay = (typeof refundWays)[number];
export const refundWayLabels: Record<RefundWay, string> = {
  '': '退款中',
  wechat: '微信原路退回',
  bank_card: '退至用户银行卡',
  balance: '退到余额',
  offline: '线下退款',
};

/** How a refund outside WeChat Pay was handed over. */
export const offlineWays = ['bank', 'alipay', 'wechat', 'cash', 'other'] as const;
export type OfflineWay = (typeof offlineWays)[number];
export const offlineWayLabels: Record<OfflineWay, string> = {
  bank: '银行转账',
  alipay: '支付宝',
  wechat: '微信转账',
  cash: '现金',
  other: '其他',
};

/** 发起异常退款: where WeChat is to send what it could not deliver. */
export const bankCardTargets = ['user_card', 'merchant_card'] as const;
export type BankCardTarget = (typeof bankCardTargets)[number];
export const bankCardTargetLabels: Record<BankCardTarget, string> = { user_card: '用户银行卡', merchant_card: '商户银行卡' };
/** 银行类型: the debit cards that people have; WeChat takes no credit cards here. */
export const debitBanks = [
  { code: 'ICBC_DEBIT', label: '工商银行' },
  { code: 'ABC_DEBIT', label: '农业银行' },
  { code: 'BOC_DEBIT', label: '中国银行' },
  { code: 'CCB_DEBIT', label: '建设银行' },
  { code: 'COMM_DEBIT', label: '交通银行' },
  { code: 'PSBC_DEBIT', label: '邮储银行' },
  { code: 'CMB_DEBIT', label: '招商银行' },
  { code: 'CITIC_DEBIT', label: '中信银行' },
  { code: 'CEB_DEBIT', label: '光大银行' },
  { code: 'CMBC_DEBIT', label: '民生银行' },
  { code: 'CIB_DEBIT', label: '兴业银行' },
  { code: 'SPDB_DEBIT', label: '浦发银行' },
  { code: 'PAB_DEBIT', label: '平安银行' },
  { code: 'GDB_DEBIT', label: '广发银行' },
  { code: 'HXB_DEBIT', label: '华夏银行' },
  { code: 'BOB_DEBIT', label: '北京银行' },
  { code: 'BOSH_DEBIT', label: '上海银行' },
  { code: 'NBCB_DEBIT', label: '宁波银行' },
  { code: 'JSB_DEBIT', label: '江苏银行' },
] as const;
export type DebitBank = (typeof debitBanks)[number]['code'];

export const differenceKinds = ['missing_here', 'missing_there', 'amount', 'state'] as const;
export type DifferenceKind = (typeof differenceKinds)[number];
export const differenceKindLabels: Record<DifferenceKind, string> = {
  missing_here: '我方缺记录',
  missing_there: '微信缺记录',
  amount: '金额不一致',
  state: '状态不一致',
};

/** What a difference is about: a payment, a refund, the day's fees, or the account's balance. */
export const differenceSubjects = ['payment', 'refund', 'fee', 'balance'] as const;
export type DifferenceSubject = (typeof differenceSubjects)[number];
export const differenceSubjectLabels: Record<DifferenceSubject, string> = {
  payment: '收款',
  refund: '退款',
  fee: '手续费',
  balance: '账户余额',
};
/** Where it was seen: the trade bill, the fund-flow bill, or a message or query that did not fit. */
export const differenceSources = ['trade', 'flow', 'alert'] as const;
export type DifferenceSource = (typeof differenceSources)[number];
export const differenceSourceLabels: Record<DifferenceSource, string> = { trade: '交易账单', flow: '资金账单', alert: '支付异常' };

export const dayStates = ['waiting', 'fetching', 'matched', 'different', 'explained', 'failed'] as const;
export type DayState = (typeof dayStates)[number];
export const dayStateLabels: StateLabels<DayState> = {
  waiting: { label: '等待账单', tone: 'waiting' },
  fetching: { label: '对账中', tone: 'active' },
  matched: { label: '一致', tone: 'done' },
  different: { label: '有差异', tone: 'bad' },
  explained: { label: '差异已处理', tone: 'done' },
  failed: { label: '失败', tone: 'bad' },
};
