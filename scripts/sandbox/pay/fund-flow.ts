import type { Sim } from '../sim.ts';
import { billTime, chinaDay } from '../times.ts';
import { differencesOn } from './bill-differences.ts';
import { feeOf, yuan } from './bill-rows.ts';
import { finish, line } from './bill-text.ts';
import type { Order, Refund } from './ledger.ts';

export type FlowAccount = 'BASIC' | 'OPERATION';

const HEADER =
  '记账时间,微信支付业务单号,资金流水单号,业务名称,业务类型,收支类型,收支金额(元),账户结余(元),资金变更提交申请人,备注,业务凭证号';
const SUMMARY = '资金流水总笔数,收入笔数,收入金额,支出笔数,支出金额';
const OPENING_FEN: Record<FlowAccount, number> = { BASIC: 1_000_000, OPERATION: 0 };

interface Flow {
  at: string;
  /** WeChat's number of the payment or refund. */
  number: string;
  name: string;
  kind: string;
  voucher: string;
  /** Positive comes in, negative goes out, fen. */
  fen: number;
}

/** A payment: what the payer gave, and the commission on it. */
const ofPayment = (order: Order, amount: number, fee: number): Flow[] => {
  const about = { at: billTime(order.paidAt as number), number: order.transactionId as string, voucher: order.no };
  return [
    { ...about, name: '交易', kind: '交易', fen: amount },
    { ...about, name: '扣除交易手续费', kind: '扣除交易手续费', fen: -fee },
  ];
};
/** A refund leaves the account when it is taken on, and its share of the commission comes back. */
const ofRefund = (refund: Refund, amount: number): Flow[] => {
  const about = { at: billTime(refund.createdAt), number: refund.refundId, voucher: `REF${refund.transactionId}` };
  return [
    { ...about, name: '退款', kind: '退款', fen: -amount },
    { ...about, name: '退还手续费', kind: '扣除交易手续费', fen: feeOf(amount) },
  ];
};
const settled = (order: Order): number => order.total - (order.coupon ?? 0);

/** What the day's bill shows, with the differences that were asked for. */
function flowsOn(sim: Sim, day: string, account: FlowAccount): Flow[] {
  const { missing = [], amounts = {}, fees = {}, extra = [] } = differencesOn(sim, day).flow ?? {};
  const others = extra
    .filter((one) => one.account === account)
    .map((one) => ({ at: `${day} 23:30:00`, number: one.number, name: one.name, kind: one.kind, voucher: one.number, fen: one.fen }));
  if (account === 'OPERATION') return others;
  const payments = sim.ledger
    .paidOn(day)
    .filter((order) => !missing.includes(order.no))
    .flatMap((order) => ofPayment(order, amounts[order.no] ?? settled(order), fees[order.no] ?? feeOf(settled(order))));
  const refunds = sim.ledger
    .refundedOn(day)
    .filter((refund) => refund.status !== 'CLOSED' && !missing.includes(refund.no))
    .flatMap((refund) => ofRefund(refund, amounts[refund.no] ?? refund.payerRefund));
  return [...payments, ...refunds, ...others].filter((flow) => flow.fen !== 0);
}

/** What was on the account before the day, fen: what it began with and all that its bills show since. */
function openingOf(sim: Sim, day: string, account: FlowAccount): number {
  const days = new Set<string>();
  for (const order of sim.ledger.orders.values()) if (order.paidAt !== undefined && order.transactionId) days.add(chinaDay(order.paidAt));
  for (const refund of sim.ledger.refunds.values()) days.add(chinaDay(refund.createdAt));
  for (const { key } of sim.memo.values()) if (key.startsWith('bill:')) days.add(key.slice('bill:'.length));
  let balance = OPENING_FEN[account];
  for (const earlier of days) if (earlier < day) for (const flow of flowsOn(sim, earlier, account)) balance += flow.fen;
  return balance;
}

/** The fund flow of an account on a day as text: payments, commissions, refunds and the rest, each with the balance after it; undefined when nothing moved. */
export function fundFlowBill(sim: Sim, day: string, account: FlowAccount): string | undefined {
  const flows = flowsOn(sim, day, account);
  if (flows.length === 0) return undefined;
  flows.sort((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0));
  let balance = openingOf(sim, day, account);
  const lines = flows.map((flow, i) => {
    balance += flow.fen;
    return line([
      flow.at,
      flow.number,
      `${sim.keys.mchId}${day.replaceAll('-', '')}${String(i + 1).padStart(10, '0')}`,
      flow.name,
      flow.kind,
      flow.fen > 0 ? '收入' : '支出',
      yuan(Math.abs(flow.fen)),
      yuan(balance),
      flow.kind === '提现' ? 'system' : `${sim.keys.mchId}API`,
      '',
      flow.voucher,
    ]);
  });
  const sums = [flows.filter((flow) => flow.fen > 0), flows.filter((flow) => flow.fen < 0)].flatMap((list) => [
    String(list.length),
    yuan(Math.abs(list.reduce((total, flow) => total + flow.fen, 0))),
  ]);
  return finish(sim, [HEADER, ...lines, SUMMARY, line([String(flows.length), ...sums])]);
}
