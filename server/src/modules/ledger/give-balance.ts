import type { z } from 'zod';
import { yuan } from '@huitou/shared-types/money.ts';
import type { GiftOut, giftIn } from '@huitou/shared-types/ledger/schema.ts';
import { sql } from 'kysely';
import { dayOf, now, startOfDay } from '../../platform/clock.ts';
import { transact } from '../../platform/db/transact.ts';
import { fail } from '../../platform/errors.ts';
import type { StaffCall } from '../../platform/http/mount.ts';
import { publish } from '../../platform/queue/events.ts';
import { recordAudit } from '../audit/index.ts';
import { requireCustomer } from '../customers/index.ts';
import { readSettings } from '../settings/index.ts';
import { balanceOf } from './accounts.ts';
import { db } from './ledger.entity.ts';
import { post } from './post.ts';
import { readBalance } from './read-balance.ts';
import { prepare } from './write-transaction.ts';

/**
 * Gives a customer balance, at the shop's cost. The key of the request names the gift: sent again it gives nothing more.
 * @throws gift_over_limit for one gift or for this person's gifts of today; not_found; idempotency_conflict
 */
export const giveBalance = (input: z.output<typeof giftIn>, call: StaffCall): Promise<GiftOut> =>
  transact(async () => {
    const { giftMax } = await readSettings('balance');
    if (input.amount > giftMax) fail('gift_over_limit', `单次最多赠送 ${yuan(giftMax)} 元`, { max: giftMax });
    await requireCustomer(input.customerId, call.actor, { alive: true });
    const account = balanceOf(input.customerId);
    const gift = {
      reference: `gift:${call.idempotencyKey}`,
      kind: 'gift',
      title: '商家赠送',
      note: input.reason,
      source: { kind: 'gift', no: '' },
      postings: [
        { account: 'gift-cost', amount: input.amount },
        { account, amount: -input.amount },
      ],
      staff: { id: call.actor.id, name: call.actor.name },
    };
    await refuseOtherContent(gift);
    const { transactionId, created } = await post(gift);
    if (created) {
      await refuseOverDay(call.actor.id);
      const { balance } = await readBalance(account);
      await recordAudit(call.actor, {
        action: 'balance.gift',
        subject: 'customer',
        subjectId: input.customerId,
        summary: `赠送余额 ${yuan(input.amount)} 元：${input.reason}`,
        before: { balance: balance - input.amount },
        after: { balance },
      });
      await publish('balance.gifted', { customerId: input.customerId, transactionId, amount: input.amount });
    }
    return { transactionId: String(transactionId), balance: (await readBalance(account)).balance };
  });

const refuseOtherContent = async (gift: Parameters<typeof prepare>[0]): Promise<void> => {
  const { fingerprint, reference } = prepare(gift).row;
  const known = await db().selectFrom('ledger_transactions').select('fingerprint').where('reference', '=', reference).executeTakeFirst();
  if (known && known.fingerprint !== fingerprint) fail('idempotency_conflict');
};

/** Looked at after the gift is written, by a read that waits for others under way: two at once cannot both fit into the rest of the day. */
const refuseOverDay = async (staffId: number): Promise<void> => {
  const { giftDayMax } = await readSettings('balance');
  const rows = await db()
    .selectFrom('ledger_transactions')
    .select('id')
    .where('staff_id', '=', staffId)
    .where('kind', '=', 'gift')
    .where('at', '>=', startOfDay(dayOf(now())))
    .forUpdate()
    .execute();
  const { rows: sums } = await sql<{ given: number }>`
    select coalesce(sum(amount), 0) as given from ledger_postings where amount > 0 and transaction_id in (${sql.join(rows.map((row) => row.id))}) lock in share mode`.execute(
    db(),
  );
  if (Number(sums[0]?.given) > giftDayMax) fail('gift_over_limit', `每人每日最多赠送 ${yuan(giftDayMax)} 元`, { max: giftDayMax });
};
