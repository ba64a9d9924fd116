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
});

export const differenceKinds = ['missing_here', 'missing_there', 'amount', 'state'] as const;
export type DifferenceKind = (typeof differenceKinds)[number];
export const differenceKindLabels: Record<DifferenceKind, string> = {
  missing_here: '我方缺记录',
  missing_there: '微信缺记录',
  amount: '金额不一致',
  state: '状态不一致',
};
