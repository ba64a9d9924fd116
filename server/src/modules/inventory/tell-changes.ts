import { defineClockJob } from '../../platform/queue/clock-jobs.ts';
import { sql } from 'kysely';
import { HOUR, now } from '../../platform/clock.ts';
import { transact } from '../../platform/db/transact.ts';
import { publish } from '../../platform/queue/events.ts';
import { refreshAvailability } from '../catalog/index.ts';
import { settingLowThreshold } from './low-threshold.ts';
import { availableBySku, readStock } from './read-stock.ts';
import { tables } from './tables.ts';

const BATCH = 500;
const MARKED = 2000;
const SECOND = 1000;
interface Changed {
  id: number;
  sku_id: number;
  location_id: number;
  on_hand: number;
  reserved: number;
  low_threshold: number | null;
  low_since: Date | null;
}

/**
 * Tells everybody who shows stock what has changed: the catalogue its availability, staff what runs low. Behind the sales, never in their
 * way: a sale only leaves a mark. The marks are taken away last, and only where nothing changed meanwhile, so that a crash loses nothing.
 */
export const tellChanges = async (stop?: AbortSignal): Promise<void> => {
  for (;;) {
    const changed = await tables()
      .selectFrom('stock')
      .select(['id', 'sku_id', 'location_id', 'on_hand', 'reserved', 'low_threshold', 'low_since'])
      .where('dirty', '=', true)
      .orderBy('sku_id')
      .limit(BATCH)
      .execute();
    if (changed.length === 0) return;
    await tellAvailability(changed);
    await tellLow(changed);
    const seen = sql.join(
      changed.map((row) => sql`select ${row.id} as id, ${row.on_hand} as h, ${row.reserved} as r`),
      sql` union all `,
    );
    const cleared = await transact(() =>
      sql`update (${seen}) v straight_join stock s on s.id = v.id set s.dirty = 0 where s.on_hand = v.h and s.reserved = v.r`.execute(
        tables(),
      ),
    );
    // What goes on changing is told again in the next round.
    if (changed.length < BATCH || stop?.aborted || cleared.numAffectedRows === 0n) return;
  }
};

const tellAvailability = async (changed: readonly Changed[]): Promise<void> => {
  const skuIds = [...new Set(changed.map((row) => row.sku_id))];
  const available = availableBySku(await readStock(skuIds));
  await refreshAvailability(skuIds.map((skuId) => ({ skuId, available: available.get(skuId) ?? 0 })));
};

/** Announces a SKU as low once for each time that it falls to its level; it must rise above it before it is announced again. */
const tellLow = async (changed: readonly Changed[]): Promise<void> => {
  const shopLevel = await settingLowThreshold();
  const isLow = (row: Changed): boolean => row.on_hand - row.reserved <= (row.low_threshold ?? shopLevel);
  const risen = changed.filter((row) => row.low_since !== null && !isLow(row));
  if (risen.length > 0)
    await tables()
      .updateTable('stock')
      .set({ low_since: null })
      .where(
        'id',
        'in',
        risen.map((row) => row.id),
      )
      .execute();
  for (const row of changed.filter((one) => one.low_since === null && isLow(one))) {
    await transact(async () => {
      const fallen = await tables()
        .updateTable('stock')
        .set({ low_since: now() })
        .where('id', '=', row.id)
        .where('low_since', 'is', null)
        .executeTakeFirst();
      if (fallen.numUpdatedRows === 1n)
        await publish('stock.low', { skuId: row.sku_id, locationId: row.location_id, available: row.on_hand - row.reserved });
    });
  }
};

/** Marks everything, so that the next rounds tell all of it: heals what was missed, and follows a changed warning level. */
const markAll = async (stop: AbortSignal): Promise<void> => {
  const last = await tables()
    .selectFrom('stock')
    .select((eb) => eb.fn.max('id').as('id'))
    .executeTakeFirst();
  for (let from = 0; from <= (last?.id ?? 0) && !stop.aborted; from += MARKED) {
    await tables()
      .updateTable('stock')
      .set({ dirty: true })
      .where('id', '>', from)
      .where('id', '<=', from + MARKED)
      .where('dirty', '=', false)
      .execute();
  }
};

/** Marks a location's stock: it may have begun or ceased to sell. */
export const markLocation = async (locationId: number): Promise<void> => {
  await tables().updateTable('stock').set({ dirty: true }).where('location_id', '=', locationId).execute();
};

export const tellChangesJob = defineClockJob({
  name: 'inventory.tell-changes',
  everyMs: SECOND,
  handle: (stop) => tellChanges(stop),
});
export const tellAllJob = defineClockJob({
  name: 'inventory.tell-all',
  everyMs: HOUR,
  handle: (stop) => markAll(stop),
});
