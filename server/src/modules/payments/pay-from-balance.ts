import type { Fen } from '@huitou/shared-types/money.ts';
import { balanceOf, readBalance } from '../ledger/index.ts';
import type { Payable } from './payable.ts';
import type { PaymentRowDb } from './payment.entity.ts';

const heldBy = (live: PaymentRowDb | undefined): Fen => (live?.status === 'open' ? live.balance_part : 0);

/** What the balance can give to a payable: what is available, and what its own open attempt holds. */
export const balanceFor = async (customerId: number, live: PaymentRowDb | undefined): Promise<Fen> =>
  Math.max((await readBalance(balanceOf(customerId))).available + heldBy(live), 0);

/** What the balance is to give. Without a wish, what is open goes on as it began. */
export const planBalance = (payable: Payable, live: PaymentRowDb | undefined, available: Fen, wish: boolean | undefined): Fen =>
  (wish ?? heldBy(live) > 0) ? Math.min(available, payable.amount) : 0;
