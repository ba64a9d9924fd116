import type { z } from 'zod';
import { yuan } from '@huitou/shared-types/money.ts';
import type { TransactionDetail, takeBackIn } from '@huitou/shared-types/ledger/schema.ts';
import { transact } from '../../platform/db/transact.ts';
import { fail } from '../../platform/errors.ts';
import type { StaffCall } from '../../platform/http/mount.ts';
import { recordAudit } from '../audit/index.ts';
import { requireCustomer } from '../customers/index.ts';
import { reverse } from './reverse.ts';
import { isReversible, showTransaction } from './transactions.queries.ts';

/**
 * Takes a gift back, once. What the customer has spent of it cannot be taken.
 * @throws state_forbidden for what is no gift, or has been taken back; balance_insufficient; not_found
 */
export const takeBackGift = (input: z.output<typeof takeBackIn>, call: StaffCall): Promise<TransactionDetail> =>
  transact(async () => {
    const gift = await showTransaction(input);
    if (!isReversible(gift)) fail('state_forbidden', '只有赠送的余额可以收回');
    if (gift.reversedBy !== null) fail('state_forbidden', '这笔赠送已经收回');
    const customerId = Number(gift.postings.find((posting) => posting.customerId !== null)?.customerId ?? 0);
    await requireCustomer(customerId, call.actor, { alive: false });
    const { created } = await reverse(gift.reference, {
      reference: `${gift.reference}:back`,
      title: '收回赠送',
      note: input.reason,
      staff: { id: call.actor.id, name: call.actor.name },
    });
    // Somebody else was faster by a moment.
    if (!created) fail('state_forbidden', '这笔赠送已经收回');
    await recordAudit(call.actor, {
      action: 'balance.take-back',
      subject: 'customer',
      subjectId: customerId,
      summary: `收回赠送余额 ${yuan(gift.amount)} 元：${input.reason}`,
      before: { transactionId: gift.id },
    });
    return showTransaction(input);
  });
