import type { Sim } from '../sim.ts';
import { billTime } from '../times.ts';
import { differencesOn } from './bill-differences.ts';
import type { Order, Refund, RefundStatus } from './ledger.ts';

/** One line of a bill by column name; every field is text. */
export type BillRow = Record<string, string>;

const FEE_PER_MILLE = 6;
const BILL_STATUS: Record<RefundStatus, string> = { PROCESSING: 'PROCESSING', SUCCESS: 'SUCCESS', CLOSED: 'FAIL', ABNORMAL: 'CHANGE' };

/** Fen as yuan with two decimals. */
export const yuan = (fen: number): string =>
  `${fen < 0 ? '-' : ''}${Math.floor(Math.abs(fen) / 100)}.${String(Math.abs(fen) % 100).padStart(2, '0')}`;

/** The commission on an amount, fen: 0.60 %, rounded half up. */
export const feeOf = (fen: number): number => Math.floor((fen * FEE_PER_MILLE + 500) / 1000);

/** Payments and refund requests of a day in China, with the differences that were asked for, in order of time. */
export function billRows(sim: Sim, day: string): { payments: BillRow[]; refunds: BillRow[] } {
  const { missing = [], extra = [], amounts = {}, states = {} } = differencesOn(sim, day);
  const payments = sim.ledger
    .paidOn(day)
    .filter((order) => !missing.includes(order.no))
    .map((order) => ({
      ...paymentRow(sim, order, amounts[order.no] ?? order.total),
      ...(states[order.no] && { 交易状态: states[order.no] as string }),
    }));
  const refunds = sim.ledger
    .refundedOn(day)
    .filter((refund) => !missing.includes(refund.no))
    .map((refund) => ({
      ...refundRow(sim, refund, amounts[refund.no] ?? refund.amount),
      ...(states[refund.no] && { 退款状态: states[refund.no] as string }),
    }));
  const invented = extra.map((entry, i) => ({
    ...base(
      sim,
      `${day} 23:59:${String(i % 60).padStart(2, '0')}`,
      `420000${'0'.repeat(4)}${day.replaceAll('-', '')}${String(i).padStart(10, '9')}`,
      entry.out_trade_no,
      entry.openid ?? 'oUnknown',
    ),
    ...money(entry.total, 0),
    商品名称: '未知订单',
  }));
  return { payments: [...payments, ...invented], refunds };
}

function paymentRow(sim: Sim, order: Order, total: number): BillRow {
  return {
    ...base(sim, billTime(order.paidAt as number), order.transactionId as string, order.no, order.openid),
    ...money(total, order.coupon ?? 0),
    设备号: order.deviceId ?? '',
    商品名称: order.description,
    商户数据包: order.attach ?? '',
  };
}

const money = (total: number, coupon: number): BillRow => ({
  应结订单金额: yuan(total - coupon),
  代金券金额: yuan(coupon),
  订单金额: yuan(total),
  手续费: `${yuan(feeOf(total - coupon))}000`,
});

function refundRow(sim: Sim, refund: Refund, amount: number): BillRow {
  const order = sim.ledger.orders.get(refund.orderNo);
  return {
    ...base(sim, billTime(refund.createdAt), refund.transactionId, refund.orderNo, order?.openid ?? ''),
    交易状态: 'REFUND',
    设备号: order?.deviceId ?? '',
    商品名称: order?.description ?? '',
    商户数据包: order?.attach ?? '',
    退款申请时间: billTime(refund.createdAt),
    退款成功时间: refund.successAt === undefined ? '' : billTime(refund.successAt),
    微信退款单号: refund.refundId,
    商户退款单号: refund.no,
    退款金额: yuan(amount),
    充值券退款金额: yuan(refund.amount - refund.payerRefund),
    申请退款金额: yuan(amount),
    退款类型: refund.channel ?? 'ORIGINAL',
    退款状态: BILL_STATUS[refund.status],
    手续费: `${yuan(-feeOf(amount))}000`,
  };
}

function base(sim: Sim, time: string, transactionId: string, orderNo: string, openid: string): BillRow {
  return {
    交易时间: time,
    公众账号ID: sim.keys.appId,
    商户号: sim.keys.mchId,
    特约商户号: '0',
    设备号: '',
    微信订单号: transactionId,
    商户订单号: orderNo,
    用户标识: openid,
    交易类型: 'JSAPI',
    交易状态: 'SUCCESS',
    付款银行: 'OTHERS',
    货币种类: 'CNY',
    应结订单金额: '0.00',
    代金券金额: '0.00',
    微信退款单号: '0',
    商户退款单号: '0',
    退款金额: '0.00',
    充值券退款金额: '0.00',
    退款类型: '',
    退款状态: '',
    商品名称: '',
    商户数据包: '',
    手续费: '0.00000',
    费率: '0.60%',
    订单金额: '0.00',
    申请退款金额: '0.00',
    费率备注: '',
  };
}
