import { transact } from '../../platform/db/transact.ts';
import { bookMovements, openStockRows } from './book-movements.ts';
import { tables } from './tables.ts';

export interface InitialStock {
  readonly skuId: number;
  readonly locationId: number;
  readonly quantity: number;
  readonly lowThreshold?: number | null;
}
const CHUNK = 500;

/** Opens stock for a new shop. Rows that were opened before are left as they are. */
export const setInitialStock = async (rows: readonly InitialStock[]): Promise<void> => {
  for (const locationId of new Set(rows.map((row) => row.locationId))) {
    const here = rows.filter((row) => row.locationId === locationId);
    for (let i = 0; i < here.length; i += CHUNK) await openChunk(locationId, here.slice(i, i + CHUNK));
  }
};

const openChunk = (locationId: number, rows: readonly InitialStock[]): Promise<void> =>
  transact(async () => {
    const known = await tables()
      .selectFrom('stock')
      .select('sku_id')
      .where('location_id', '=', locationId)
      .where(
        'sku_id',
        'in',
        rows.map((row) => row.skuId),
      )
      .execute();
    const fresh = rows.filter((row) => !known.some(({ sku_id }) => sku_id === row.skuId));
    await openStockRows(
      locationId,
      fresh.map((row) => row.skuId),
    );
    await bookMovements(
      'initial',
      locationId,
      fresh
        .filter((row) => row.quantity > 0)
        .map((row) => ({ skuId: row.skuId, onHand: row.quantity, reserved: 0, source: `initial:${locationId}` })),
    );
    for (const { skuId, lowThreshold } of fresh) {
      if (lowThreshold !== undefined && lowThreshold !== null)
        await tables()
          .updateTable('stock')
          .set({ low_threshold: lowThreshold })
          .where('sku_id', '=', skuId)
          .where('location_id', '=', locationId)
          .execute();
    }
  });
