import { iso, now } from '../../platform/clock.ts';
import { transact } from '../../platform/db/transact.ts';
import { registerDataExport } from '../customers/index.ts';
import { levelOf } from './level.ts';
import { readLevels } from './levels.ts';
import { changeBalance, changeLots, lockMember, openLots, writeEntries } from './lots.ts';
import { db } from './points.entity.ts';
import { levelIdAt } from './read-membership.ts';

const MOST_EXPORTED = 2_000;

registerDataExport('membership', async (customerId) => {
  const [row, levels, entries] = await Promise.all([
    db().selectFrom('members').selectAll().where('customer_id', '=', customerId).executeTakeFirst(),
    readLevels(),
    db()
      .selectFrom('points_entries')
      .selectAll()
      .where('customer_id', '=', customerId)
      .orderBy('id', 'desc')
      .limit(MOST_EXPORTED)
      .execute(),
  ]);
  if (!row) return null;
  return {
    level: levelOf(levels, levelIdAt(row, now())).name,
    growth: row.growth,
    birthday: row.birthday_month === null ? null : `${row.birthday_month}-${row.birthday_day}`,
    points: row.points,
    entries: entries.map((entry) => ({
      at: iso(entry.at),
      title: entry.title,
      points: entry.points,
      balanceAfter: entry.balance_after,
      source: entry.source_no,
    })),
  };
});

/** Of a deleted account only numbers stay: the birthday goes, and points that nobody can spend any more end. Safe to repeat. */
export const forgetMember = (customerId: number): Promise<void> =>
  transact(async () => {
    const member = await lockMember(customerId);
    await db()
      .updateTable('members')
      .set({ birthday_month: null, birthday_day: null, birthday_set_at: null })
      .where('customer_id', '=', customerId)
      .execute();
    const lots = (await openLots(customerId)).filter((lot) => lot.remaining > 0);
    let balance = member.points;
    await changeLots(lots.map((lot) => ({ lotId: lot.id, by: -lot.remaining })));
    await writeEntries(
      lots.map((lot) => {
        balance -= lot.remaining;
        return {
          customerId,
          key: `expire:lot:${lot.id}`,
          kind: 'expire',
          title: '账号注销',
          points: -lot.remaining,
          balanceAfter: balance,
        };
      }),
    );
    await changeBalance(customerId, balance - member.points);
  });
