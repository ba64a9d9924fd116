import { type Fen, ratio } from '@huitou/shared-types/money.ts';
import type { RefundWay } from '@huitou/shared-types/payments/states.ts';

interface Paid {
  amount: Fen;
  balance_part: Fen;
}
/** What of a payment, or of a refund, goes through WeChat Pay. */
export const channelPart = ({ amount, balance_part }: Paid): number => amount - balance_part;

/** What of a refund is in the customer's balance in the end: its part, or all when the rest could not go back the way it came. */
export const toBalanceInAll = (refund: Paid & { way: RefundWay }): Fen => (refund.way === 'balance' ? refund.amount : refund.balance_part);

/**
 * What of the next refund goes to the balance, when `before` of the payment is given back already. Each refund is the step between two
 * points of one line from nothing to the whole payment: however it is cut up, neither part comes to more than came that way, and all of it
 * together is what was paid, to the fen.
 */
export const balanceShare = ({ amount, balance_part }: Paid, before: Fen, refund: Fen): Fen =>
  amount === 0 ? 0 : ratio(balance_part, before + refund, amount) - ratio(balance_part, before, amount);
