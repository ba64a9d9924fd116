import { sql } from 'kysely';
import { now } from '../../platform/clock.ts';
import { lockFree } from '../../platform/db/lock-free.ts';
import { transact } from '../../platform/db/transact.ts';
import { changeLots, type EntryIn, writeEntries } from './lots.ts';
import { db, type LotRow } from './points.entity.ts';

const MEMBERS_AT_ONCE = 200;

const dueLots = (at: Date) =>
  db().selectFrom('points_lots').where('open', '=', true).where('remaining', '>', 0).where('expires_at', '<=', at);

/**
 * Ends the lots of one batch of members whose time is over. Members whose row somebody holds (they are spending) are left for the next round.
 * A lot ends once: its entry has a key made of the lot. @returns how many members were found due
 */
export const expireBatch = (): Promise<number> =>
  transact(async () => {
    const at = now();
    const due = await dueLots(at).select('customer_id').distinct().limit(MEMBERS_AT_ONCE).execute();
    if (due.length === 0) return 0;
    const members = await lockFree(
      db()
        .selectFrom('members')
        .select(['customer_id', 'points'])
        .where(
          'customer_id',
          'in',
          due.map((row) => row.customer_id),
        )
        .orderBy('customer_id'),
    ).execute();
    if (members.length === 0) return 0;
    const lots = await dueLots(at)
      .selectAll()
      .where(
        'customer_id',
        'in',
        members.map((row) => row.customer_id),
      )
      .orderBy('expires_at')
      .orderBy('id')
      .forUpdate()
      .execute();
    if (lots.length === 0) return 0;
    await changeLots(lots.map((lot) => ({ lotId: lot.id, by: -lot.remaining })));
    await writeEntries(entriesOf(lots, new Map(members.map((row) => [row.customer_id, row.points])), at));
    await lowerBalances(lots);
    return due.length;
  });

const entriesOf = (lots: readonly LotRow[], balances: Map<number, number>, at: Date): EntryIn[] =>
  lots.map((lot) => {
    const balanceAfter = (balances.get(lot.customer_id) ?? 0) - lot.remaining;
    balances.set(lot.customer_id, balanceAfter);
    return {
      customerId: lot.customer_id,
      key: `expire:lot:${lot.id}`,
      kind: 'expire',
      title: '积分到期',
      note: lot.title,
      points: -lot.remaining,
      balanceAfter,
      source: { kind: 'lot', no: String(lot.id) },
      at,
    };
  });

const lowerBalances = async (lots: readonly LotRow[]): Promise<void> => {
  const sums = new Map<number, number>();
  for (const lot of lots) sums.set(lot.customer_id, (sums.get(lot.customer_id) ?? 0) + lot.remaining);
  await sql`update members set points = points - case customer_id ${sql.join(
    [...sums].map(([customerId, points]) => sql`when ${customerId} then ${points}`),
    sql` `,
  )} else 0 end where customer_id in (${sql.join([...sums.keys()])})`.execute(db());
};
