import { defineMoves, type StateLabels } from '../moves.ts';

/**
 * A blue invoice: requested → issuing → issued, or failed (and tried again). With red letters it becomes partly red, then red.
 * `awaiting_red`: replaces an invoice with a wrong title and waits until that one is red.
 */
export const invoiceStatuses = ['awaiting_red', 'requested', 'issuing', 'issued', 'failed', 'partially_red', 'red', 'cancelled'] as const;
export type InvoiceStatus = (typeof invoiceStatuses)[number];
export const invoiceStatusLabels: StateLabels<InvoiceStatus> = {
  awaiting_red: { label: '等待原票红冲', tone: 'waiting' },
  requested: { label: '待开票', tone: 'waiting' },
  issuing: { label: '开票中', tone: 'active' },
  issued: { label: '已开票', tone: 'done' },
  failed: { label: '开票失败', tone: 'bad' },
  partially_red: { label: '部分红冲', tone: 'neutral' },
  red: { label: '已红冲', tone: 'neutral' },
  cancelled: { label: '已取消', tone: 'neutral' },
};
export const invoiceMoves = defineMoves<InvoiceStatus>()({
  release: { from: ['awaiting_red'], to: 'requested', by: ['system'], label: '原票已红冲' },
  issue: { from: ['requested', 'failed'], to: 'issuing', by: ['staff', 'system'], label: '开票', permission: 'invoice.issue' },
  succeed: { from: ['issuing'], to: 'issued', by: ['system'], label: '开票成功' },
  fail: { from: ['issuing'], to: 'failed', by: ['system'], label: '开票失败' },
  cancel: {
    from: ['awaiting_red', 'requested', 'failed'],
    to: 'cancelled',
    by: ['customer', 'staff', 'system'],
    label: '取消申请',
    permission: 'invoice.issue',
  },
  turnPartlyRed: { from: ['issued', 'partially_red'], to: 'partially_red', by: ['system'], label: '部分红冲' },
  turnRed: { from: ['issued', 'partially_red'], to: 'red', by: ['system'], label: '全额红冲' },
});
export type InvoiceMove = keyof typeof invoiceMoves;

/**
 * A red letter: the confirmation is applied for, waits for the buyer when the buyer has used the invoice, then the red invoice is issued.
 * `refused`: the buyer said no, or said nothing in time; staff apply again or give up.
 */
export const redStatuses = ['applying', 'wait_confirm', 'issuing', 'issued', 'refused', 'failed', 'cancelled'] as const;
export type RedStatus = (typeof redStatuses)[number];
export const redStatusLabels: StateLabels<RedStatus> = {
  applying: { label: '红字申请中', tone: 'active' },
  wait_confirm: { label: '待购方确认', tone: 'waiting' },
  issuing: { label: '红票开具中', tone: 'active' },
  issued: { label: '红票已开', tone: 'done' },
  refused: { label: '购方未同意', tone: 'bad' },
  failed: { label: '红冲失败', tone: 'bad' },
  cancelled: { label: '已撤销', tone: 'neutral' },
};
export const redMoves = defineMoves<RedStatus>()({
  waitConfirm: { from: ['applying'], to: 'wait_confirm', by: ['system'], label: '等待购方确认' },
  confirm: { from: ['applying', 'wait_confirm'], to: 'issuing', by: ['system'], label: '确认单已生效' },
  refuse: { from: ['applying', 'wait_confirm'], to: 'refused', by: ['system'], label: '购方未同意' },
  fail: { from: ['applying', 'issuing'], to: 'failed', by: ['system'], label: '红冲失败' },
  succeed: { from: ['issuing'], to: 'issued', by: ['system'], label: '红票已开' },
  again: { from: ['refused', 'failed'], to: 'applying', by: ['staff'], label: '重新申请', permission: 'invoice.red' },
  cancel: {
    from: ['wait_confirm', 'refused', 'failed'],
    to: 'cancelled',
    by: ['staff', 'system'],
    label: '撤销红冲',
    permission: 'invoice.red',
  },
});
export type RedMove = keyof typeof redMoves;

/** Why an invoice turns red, as the tax office numbers it. A wrong invoice must be turned red whole. */
export const redReasons = ['wrong', 'returned', 'stopped', 'allowance'] as const;
export type RedReason = (typeof redReasons)[number];
export const redReasonLabels: Record<RedReason, string> = {
  wrong: '开票有误',
  returned: '销货退回',
  stopped: '服务中止',
  allowance: '销售折让',
};

export const invoiceTypes = ['normal', 'special'] as const;
export type InvoiceType = (typeof invoiceTypes)[number];
export const invoiceTypeLabels: Record<InvoiceType, string> = { normal: '增值税普通发票', special: '增值税专用发票' };
export const titleKindLabels = { person: '个人', company: '单位' } as const;

/** How a product is taxed beside its rate: at zero rate, exempt, not taxable. Those have rate 0. */
export const taxMarks = ['normal', 'exempt', 'untaxed', 'zero'] as const;
export type TaxMark = (typeof taxMarks)[number];
export const taxMarkLabels: Record<TaxMark, string> = { normal: '正常计税', exempt: '免税', untaxed: '不征税', zero: '零税率' };
/** Rates in use, in basis points: 1300 is 13%. */
export const taxRates = [1300, 900, 600, 500, 300, 150, 100, 0] as const;
export type TaxRate = (typeof taxRates)[number];
/** `1300` → `13%`; marks without a rate by their name. */
export const taxRateText = (rate: number, mark: TaxMark = 'normal'): string =>
  mark === 'normal' || mark === 'zero' ? `${rate / 100}%` : taxMarkLabels[mark];

/** Every rule of the check, in the order in which it is looked at. `warning` rules never stop an invoice. */
export const checkRules = {
  disabled: '开票功能未开启',
  seller_incomplete: '销方信息不完整',
  title_incomplete: '抬头不完整',
  tax_no_required: '缺少购方税号',
  tax_no_doubtful: '购方税号存疑',
  special_not_offered: '未开通专用发票',
  special_for_person: '专用发票只开给单位',
  order_state: '订单状态不能开票',
  order_open_case: '订单有进行中的售后',
  order_too_old: '订单超过可开票期限',
  order_invoiced: '已开过发票',
  replaced_not_red: '原发票尚未红冲',
  nothing_left: '没有可开票金额',
  tax_code_missing: '缺少税收分类编码',
  tax_code_form: '税收分类编码不是 19 位数字',
  tax_rate_missing: '缺少税率',
  tax_rate_unknown: '税率不存在',
  mark_and_rate: '税率与优惠标识不符',
  special_with_exempt: '专用发票不能含免税或不征税项目',
  line_over_paid: '行金额超过实付',
  price_tolerance: '单价与金额误差超过 0.01 元',
  tax_tolerance: '税额误差超过 0.06 元',
  tax_sum_tolerance: '税额误差合计超过 1.27 元',
  sum_mismatch: '各行合计与开票金额不符',
  amount_cap: '超过单张限额',
  too_many_lines: '商品行数超限',
} as const;
export type CheckRule = keyof typeof checkRules;

/** Tabs of the staff's list. */
export const invoiceTabs = ['todo', 'issuing', 'failed', 'issued', 'red', 'cancelled', 'all'] as const;
export type InvoiceTab = (typeof invoiceTabs)[number];
export const invoiceTabLabels: Record<InvoiceTab, string> = {
  todo: '待开票',
  issuing: '开票中',
  failed: '失败',
  issued: '已开票',
  red: '红冲',
  cancelled: '已取消',
  all: '全部',
};
export const invoiceTabStatuses: Record<Exclude<InvoiceTab, 'all'>, readonly InvoiceStatus[]> = {
  todo: ['requested', 'awaiting_red'],
  issuing: ['issuing'],
  failed: ['failed'],
  issued: ['issued'],
  red: ['partially_red', 'red'],
  cancelled: ['cancelled'],
};
