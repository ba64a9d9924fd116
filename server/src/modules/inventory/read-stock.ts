import { readLocations } from '../stores/index.ts';
import { holes, preparedSelect } from '../../platform/db/prepared.ts';
import { tables } from './tables.ts';

/** What a location can still promise of a SKU. */
export interface StockLevel {
  readonly skuId: number;
  readonly locationId: number;
  readonly available: number;
  /** Lower is taken first. */
  readonly priority: number;
}

const selectLevels = preparedSelect((skus = 1, locations = 1) =>
  tables()
    .selectFrom('stock')
    .select(['sku_id', 'location_id', 'on_hand', 'reserved'])
    .where('sku_id', 'in', holes(skus))
    .where('location_id', 'in', holes(locations)),
);

/** Levels of the SKUs at every location that sells, or at the one given (a pick-up store, whether it sells or not). One statement. */
export const readStock = async (skuIds: readonly number[], at?: number): Promise<StockLevel[]> => {
  const locations = (await readLocations()).filter(
    (location) => location.enabled && (at === undefined ? location.sells : location.id === at),
  );
  if (skuIds.length === 0 || locations.length === 0) return [];
  const priority = new Map(locations.map((location) => [location.id, location.priority]));
  const wanted = [...new Set(skuIds)];
  const rows = await selectLevels([wanted.length, locations.length], [...wanted, ...priority.keys()]);
  return rows.map((row) => ({
    skuId: row.sku_id,
    locationId: row.location_id,
    available: Math.max(0, row.on_hand - row.reserved),
    priority: priority.get(row.location_id) ?? 0,
  }));
};

/** The first location, by priority and then by id, that has all that is wanted; null when none has. Lines of one SKU are added up. */
export const chooseLocation = (levels: readonly StockLevel[], wanted: readonly { skuId: number; quantity: number }[]): number | null => {
  const sums = new Map<number, number>();
  for (const { skuId, quantity } of wanted) sums.set(skuId, (sums.get(skuId) ?? 0) + quantity);
  const byLocation = new Map<number, { priority: number; available: Map<number, number> }>();
  for (const { locationId, priority, skuId, available } of levels) {
    const known = byLocation.get(locationId) ?? { priority, available: new Map<number, number>() };
    known.available.set(skuId, available);
    byLocation.set(locationId, known);
  }
  const able = [...byLocation].filter(([, { available }]) =>
    [...sums].every(([skuId, quantity]) => (available.get(skuId) ?? 0) >= quantity),
  );
  able.sort(([idA, a], [idB, b]) => a.priority - b.priority || idA - idB);
  return able[0]?.[0] ?? null;
};

/** The most that one order can have of each SKU: an order leaves from one location, so this is the best of them, not their sum. */
export const availableBySku = (levels: readonly StockLevel[]): Map<number, number> => {
  const best = new Map<number, number>();
  for (const { skuId, available } of levels) best.set(skuId, Math.max(best.get(skuId) ?? 0, available));
  return best;
};
