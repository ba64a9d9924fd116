import { defineClockJob } from '../../platform/queue/clock-jobs.ts';
import { productMoves } from '@huitou/shared-types/catalog/states.ts';
import { now } from '../../platform/clock.ts';
import { system } from '../../platform/context.ts';
import { withEm } from '../../platform/db/orm.ts';
import { transact } from '../../platform/db/transact.ts';
import { ShopError } from '../../platform/errors.ts';
import { logStates } from '../../platform/move.ts';
import { moveProduct } from './move-products.ts';
import { tables } from './tables.ts';

const BATCH = 100;
type Timer = { column: 'shelf_at' | 'unshelf_at'; name: 'shelve' | 'unshelve' };
const timers: readonly Timer[] = [
  { column: 'shelf_at', name: 'shelve' },
  { column: 'unshelf_at', name: 'unshelve' },
];

/** A timer that cannot do its work is over; the timeline says why. */
const giveUp = (id: number, { column, name }: Timer, reason: string): Promise<void> =>
  transact(async () => {
    const result = await tables()
      .updateTable('products')
      .set({ [column]: null })
      .where('id', '=', id)
      .where(column, '<=', now())
      .executeTakeFirst();
    if (result.numUpdatedRows === 1n)
      await logStates(system, {
        subject: 'products',
        subjectId: id,
        move: name,
        title: `定时${productMoves[name].label}失败`,
        note: reason,
      });
  });

const runTimer = async (timer: Timer, stop: AbortSignal): Promise<void> => {
  const due = await tables()
    .selectFrom('products')
    .select(['id', 'status'])
    .where(timer.column, '<=', now())
    .orderBy(timer.column)
    .limit(BATCH)
    .execute();
  for (const { id } of due) {
    if (stop.aborted) return;
    try {
      await withEm(() => moveProduct(id, timer.name, system));
    } catch (error) {
      if (!(error instanceof ShopError)) throw error;
      await giveUp(id, timer, error.message);
    }
  }
};

/** Puts products on and off the shelf at their time. The move itself is guarded, so overlap and repetition do nothing twice. */
export const shelfTimers = defineClockJob({
  name: 'catalog.shelf-timers',
  everyMs: 5_000,
  handle: async (stop) => {
    for (const timer of timers) await runTimer(timer, stop);
  },
});
