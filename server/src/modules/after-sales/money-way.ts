import { yuan } from '@huitou/shared-types/money.ts';
import type { CasePreview, CaseView } from '@huitou/shared-types/after-sales/schema.ts';
import { DAY, iso, isoOrNull, later } from '../../platform/clock.ts';
import type { OrderRow } from '../orders/index.ts';
import { balanceShare, paymentsOf, type RefundBrief, refundsOf } from '../payments/index.ts';

/** What WeChat Pay promises: change at once, cards within some working days (退款到账时间). */
const CARD_DAYS = 3;

const wayOf = (channelPart: number, balancePart: number): 'original' | 'balance' | 'mixed' =>
  balancePart === 0 ? 'original' : channelPart === 0 ? 'balance' : 'mixed';
const wayText = (channelPart: number, balancePart: number): string =>
  [
    ...(channelPart > 0 ? [`${yuan(channelPart)} 元原路退回微信支付`] : []),
    ...(balancePart > 0 ? [`${yuan(balancePart)} 元退到余额`] : []),
  ].join('，') || '无需退款';
const expectedText = (channelPart: number): string =>
  channelPart > 0 ? '零钱支付即时到账，银行卡一般 1–3 个工作日到账' : '退款后立即到账';

/** How money of an order would go back: the way it came, in proportion, or all to the balance. Nothing is written. */
export const foreseeMoney = async (order: OrderRow, amount: number, toBalance: boolean): Promise<CasePreview['money']> => {
  const [payments, refunds] = await Promise.all([paymentsOf('order', order.no), refundsOf('order', order.no)]);
  const payment = payments.find((one) => one.id === order.payment_id);
  const before = refunds.filter((one) => !one.unwanted && one.status !== 'closed').reduce((sum, one) => sum + one.amount, 0);
  const balancePart = toBalance
    ? amount
    : payment
      ? balanceShare({ amount: payment.amount, balance_part: payment.balancePart }, before, amount)
      : 0;
  const channelPart = amount - balancePart;
  return {
    way: wayOf(channelPart, balancePart),
    channelPart,
    balancePart,
    text: wayText(channelPart, balancePart),
    expected: expectedText(channelPart),
  };
};

/** Where the money of a case is: the live refund under the number that the case knows. */
export const moneyOf = (refund: RefundBrief): NonNullable<CaseView['money']> => {
  const channelPart = refund.amount - refund.balancePart;
  const done = refund.status === 'succeeded';
  return {
    no: refund.no,
    status: refund.status,
    amount: refund.amount,
    way: wayOf(channelPart, refund.balancePart),
    channelPart,
    balancePart: refund.balancePart,
    text: `${wayText(channelPart, refund.balancePart)}${done || refund.amount === 0 ? '' : `，${expectedText(channelPart)}`}`,
    requestedAt: iso(refund.createdAt),
    expectedBy: done || channelPart === 0 ? null : iso(later(CARD_DAYS * DAY, refund.createdAt)),
    finishedAt: isoOrNull(refund.finishedAt),
  };
};
