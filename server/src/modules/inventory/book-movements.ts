import type { MovementReason } from '@huitou/shared-types/inventory/states.ts';
import { sql } from 'kysely';
import { now } from '../../platform/clock.ts';
import type { StaffActor } from '../../platform/context.ts';
import { preparedWrite } from '../../platform/db/prepared.ts';
import { tables } from './tables.ts';

/** A change of one SKU at the location in hand, in pieces; negative takes away. */
export interface Change {
  readonly skuId: number;
  readonly onHand: number;
  readonly reserved: number;
  /** What causes it; together with reason and SKU the unique business key. */
  readonly source: string;
}
export interface BookOptions {
  readonly note?: string;
  readonly staff?: StaffActor;
}

/** Changes of one SKU summed up, in SKU order: the order in which every transaction locks stock rows. */
const sumBySku = (changes: readonly Change[]): { skuId: number; onHand: number; reserved: number }[] => {
  const sums = new Map<number, { skuId: number; onHand: number; reserved: number }>();
  for (const { skuId, onHand, reserved } of changes) {
    const sum = sums.get(skuId) ?? { skuId, onHand: 0, reserved: 0 };
    sums.set(skuId, { skuId, onHand: sum.onHand + onHand, reserved: sum.reserved + reserved });
  }
  return [...sums.values()].sort((a, b) => a.skuId - b.skuId);
};

/** The changes by SKU and source; `later` is what the following ones of the same SKU add, so that each row can tell the levels after it. */
const movementRows = (changes: readonly Change[]): (Change & { laterOnHand: number; laterReserved: number })[] => {
  const merged = new Map<string, Change>();
  for (const change of changes) {
    const name = `${change.skuId}:${change.source}`;
    const known = merged.get(name);
    merged.set(name, known ? { ...change, onHand: known.onHand + change.onHand, reserved: known.reserved + change.reserved } : change);
  }
  const sorted = [...merged.values()].sort((a, b) => a.skuId - b.skuId);
  return sorted.map((row, i) => {
    const following = sorted.slice(i + 1).filter((other) => other.skuId === row.skuId);
    return {
      ...row,
      laterOnHand: following.reduce((sum, f) => sum + f.onHand, 0),
      laterReserved: following.reduce((sum, f) => sum + f.reserved, 0),
    };
  });
};

const times = (count: number, text: string, between: string): string => Array.from({ length: count }, () => text).join(between);

/** By what a level of each SKU changes: two values a SKU. */
const byOf = (skus: number): string => `case sku_id ${times(skus, 'when ? then ?', ' ')} end`;

/** MySQL assigns from left to right, but the guard looks at the values before. `force index` keeps it from scanning, and so locking, other SKUs. */
const updateStock = preparedWrite(
  (skus) => `update stock force index (stock_sku_id_location_id_unique)
    set on_hand = on_hand + ${byOf(skus)}, reserved = reserved + ${byOf(skus)}, dirty = 1
    where location_id = ? and sku_id in (${times(skus, '?', ', ')})
      and reserved + ${byOf(skus)} >= 0 and on_hand + ${byOf(skus)} >= reserved + ${byOf(skus)}`,
);

const insertMovements = preparedWrite(
  (rows) => `insert into stock_movements
    (at, sku_id, location_id, reason, on_hand_delta, reserved_delta, on_hand_after, reserved_after, source, note, staff_id, staff_name, business_key)
    ${times(rows, 'select ?, sku_id, location_id, ?, ?, ?, on_hand - ?, reserved - ?, ?, ?, ?, ?, ? from stock where sku_id = ? and location_id = ?', ' union all ')}`,
);

/**
 * The one place that changes stock. Two statements whatever the number of lines: a guarded UPDATE of all rows, locked in SKU order, then
 * their movements. Call inside `transact`; when it answers false, the caller must refuse, so that the transaction rolls back.
 * @returns false when a level would become negative, fall below what is reserved, or when the location has no row for a SKU
 * @throws the database's duplicate-key error (`isDuplicate`) when a source was booked before for the same reason
 */
export const bookMovements = async (
  reason: MovementReason,
  locationId: number,
  changes: readonly Change[],
  options: BookOptions = {},
): Promise<boolean> => {
  if (changes.length === 0) return true;
  const sums = sumBySku(changes);
  const skuIds = sums.map((row) => row.skuId);
  const onHand = sums.flatMap((row) => [row.skuId, row.onHand]);
  const reserved = sums.flatMap((row) => [row.skuId, row.reserved]);
  const updated = await updateStock(sums.length, [...onHand, ...reserved, locationId, ...skuIds, ...reserved, ...onHand, ...reserved]);
  if (updated !== sums.length) return false;
  const at = now();
  const { note = '', staff } = options;
  const rows = movementRows(changes);
  await insertMovements(
    rows.length,
    rows.flatMap((row) => [
      at,
      reason,
      row.onHand,
      row.reserved,
      row.laterOnHand,
      row.laterReserved,
      row.source,
      note,
      staff?.id ?? null,
      staff?.name ?? '',
      `${reason}:${row.source}:${row.skuId}`,
      row.skuId,
      locationId,
    ]),
  );
  return true;
};

/** Makes sure that the location has a row for each SKU, so that goods can come in. In SKU order. */
export const openStockRows = async (locationId: number, skuIds: readonly number[]): Promise<void> => {
  const sorted = [...new Set(skuIds)].sort((a, b) => a - b);
  if (sorted.length === 0) return;
  await tables()
    .insertInto('stock')
    .values(
      sorted.map((skuId) => ({
        sku_id: skuId,
        location_id: locationId,
        on_hand: 0,
        reserved: 0,
        low_threshold: null,
        low_since: null,
        dirty: true,
      })),
    )
    .onDuplicateKeyUpdate({ sku_id: sql`stock.sku_id` })
    .execute();
};
