import { defineMoves, type StateLabels } from '../moves.ts';

/** What the customer wants: money for goods kept, not arrived or not sent; money for goods sent back; other goods for goods sent back. */
export type CaseKind = 'refund_only' | 'return_refund' | 'exchange';
export const caseKinds = ['refund_only', 'return_refund', 'exchange'] as const satisfies readonly CaseKind[];
export const caseKindLabels: Record<CaseKind, string> = { refund_only: '仅退款', return_refund: '退货退款', exchange: '换货' };

/** Which pieces a case is about: those that have not left yet, or those that have. */
export type CaseStage = 'unshipped' | 'shipped';
export const caseStages = ['unshipped', 'shipped'] as const satisfies readonly CaseStage[];
export const caseStageLabels: Record<CaseStage, string> = { unshipped: '未发货', shipped: '已发货' };

/**
 * requested → refunding → done (refund only);
 * requested → agreed → sent → received → inspected → refunding → done (return), or → reshipped → done (exchange).
 * Ends: done, refused (with reason and evidence), withdrawn (by the customer), closed (the customer sent nothing in time).
 */
export type CaseStatus =
  | 'requested'
  | 'agreed'
  | 'sent'
  | 'received'
  | 'inspected'
  | 'refunding'
  | 'reshipped'
  | 'done'
  | 'refused'
  | 'withdrawn'
  | 'closed';
export const caseStatuses = [
  'requested',
  'agreed',
  'sent',
  'received',
  'inspected',
  'refunding',
  'reshipped',
  'done',
  'refused',
  'withdrawn',
  'closed',
] as const satisfies readonly CaseStatus[];
/** Still to be decided or carried out: these hold pieces and amounts of the order, and pause its receipt. */
export const openCaseStatuses = [
  'requested',
  'agreed',
  'sent',
  'received',
  'inspected',
  'refunding',
  'reshipped',
] as const satisfies readonly CaseStatus[];
export const caseStatusLabels: StateLabels<CaseStatus> = {
  requested: { label: '待商家处理', tone: 'waiting' },
  agreed: { label: '待买家寄回', tone: 'active' },
  sent: { label: '待商家收货', tone: 'waiting' },
  received: { label: '待验货', tone: 'waiting' },
  inspected: { label: '已验货', tone: 'waiting' },
  refunding: { label: '退款中', tone: 'active' },
  reshipped: { label: '换货已发出', tone: 'active' },
  done: { label: '已完成', tone: 'done' },
  refused: { label: '已拒绝', tone: 'bad' },
  withdrawn: { label: '已撤销', tone: 'neutral' },
  closed: { label: '已关闭', tone: 'neutral' },
};
export const caseMoves = defineMoves<CaseStatus>()({
  agree: { from: ['requested'], to: 'agreed', by: ['staff', 'system'], label: '同意退货', permission: 'aftersales.handle' },
  agreeRefund: { from: ['requested'], to: 'refunding', by: ['staff', 'system'], label: '同意退款', permission: 'aftersales.handle' },
  refuse: {
    from: ['requested', 'sent', 'received', 'inspected'],
    to: 'refused',
    by: ['staff'],
    label: '拒绝',
    permission: 'aftersales.handle',
  },
  withdraw: { from: ['requested', 'agreed'], to: 'withdrawn', by: ['customer'], label: '撤销申请' },
  send: { from: ['agreed'], to: 'sent', by: ['customer', 'staff'], label: '填写退货单号', permission: 'aftersales.handle' },
  correct: { from: ['sent'], to: 'sent', by: ['customer', 'staff'], label: '修改退货单号', permission: 'aftersales.handle' },
  receive: { from: ['agreed', 'sent'], to: 'received', by: ['staff'], label: '确认收到退货', permission: 'aftersales.receive' },
  inspect: { from: ['received'], to: 'inspected', by: ['staff'], label: '验货', permission: 'aftersales.receive' },
  refund: { from: ['inspected'], to: 'refunding', by: ['staff', 'system'], label: '退款', permission: 'aftersales.handle' },
  reship: { from: ['inspected'], to: 'reshipped', by: ['staff'], label: '发出换货', permission: 'aftersales.receive' },
  finishRefund: { from: ['refunding'], to: 'done', by: ['system'], label: '退款到账' },
  finishExchange: { from: ['reshipped'], to: 'done', by: ['customer', 'system'], label: '确认收到换货' },
  expire: { from: ['agreed'], to: 'closed', by: ['system'], label: '超时未寄回，售后关闭' },
});
export type CaseMove = keyof typeof caseMoves;

/** What the warehouse finds of each unit that was to come back. Only sellable ones become stock again. */
export type UnitDecision = 'sellable' | 'damaged' | 'missing';
export const unitDecisions = ['sellable', 'damaged', 'missing'] as const satisfies readonly UnitDecision[];
export const unitDecisionLabels: Record<UnitDecision, string> = { sellable: '完好可售', damaged: '损坏', missing: '缺失' };

/** Who pays for the parcel back. */
export type FreightBearer = 'buyer' | 'seller';
export const freightBearerLabels: Record<FreightBearer, string> = { buyer: '买家承担', seller: '商家承担' };

/** What happens when `dueAt` comes. The last two only say how urgent it is. */
export type CaseDue = 'auto_agree' | 'auto_close' | 'auto_done' | 'receive' | 'finish';
export const caseDueLabels: Record<CaseDue, string> = {
  auto_agree: '后自动同意',
  auto_close: '后自动关闭',
  auto_done: '后自动完成',
  receive: '内确认收货',
  finish: '内完成处理',
};

/** Tabs of the customer's list. */
export const caseTabs = ['all', 'open', 'ended'] as const;
export type CaseTab = (typeof caseTabs)[number];
export const caseTabLabels: Record<CaseTab, string> = { all: '全部', open: '处理中', ended: '已结束' };

/** Tabs of the queue of staff. */
export const staffCaseTabs = [
  'all',
  'to_answer',
  'to_return',
  'to_receive',
  'to_inspect',
  'to_finish',
  'refunding',
  'reshipped',
  'done',
  'ended',
] as const;
export type StaffCaseTab = (typeof staffCaseTabs)[number];
export const staffCaseTabLabels: Record<StaffCaseTab, string> = {
  all: '全部',
  to_answer: '待处理',
  to_return: '待买家寄回',
  to_receive: '待收货',
  to_inspect: '待验货',
  to_finish: '待退款/换货',
  refunding: '退款中',
  reshipped: '换货在途',
  done: '已完成',
  ended: '已拒绝/关闭',
};
export const staffCaseTabStatuses: Record<Exclude<StaffCaseTab, 'all'>, readonly CaseStatus[]> = {
  to_answer: ['requested'],
  to_return: ['agreed'],
  to_receive: ['sent'],
  to_inspect: ['received'],
  to_finish: ['inspected'],
  refunding: ['refunding'],
  reshipped: ['reshipped'],
  done: ['done'],
  ended: ['refused', 'withdrawn', 'closed'],
};
