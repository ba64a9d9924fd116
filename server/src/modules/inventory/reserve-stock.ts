import type { MovementReason } from '@huitou/shared-types/inventory/states.ts';
import { fail } from '../../platform/errors.ts';
import { readSkus } from '../catalog/index.ts';
import { bookMovements, openStockRows } from './book-movements.ts';
import { tables } from './tables.ts';

/** Pieces of a SKU on behalf of a source: `order:123`, `parcel:45`. A source is booked once for each reason and SKU. */
export interface StockLine {
  readonly skuId: number;
  readonly quantity: number;
  readonly source: string;
}

/** What a reason does to the two levels, for each piece. */
const effects = {
  reserve: [0, 1],
  release: [0, -1],
  commit: [-1, -1],
  undo_commit: [1, 1],
  return: [1, 0],
  transfer_out: [-1, 0],
  transfer_in: [1, 0],
} as const satisfies Partial<Record<MovementReason, readonly [number, number]>>;

export const book = (
  reason: keyof typeof effects,
  locationId: number,
  lines: readonly StockLine[],
  options: Parameters<typeof bookMovements>[3] = {},
): Promise<boolean> => {
  const [onHand, reserved] = effects[reason];
  return bookMovements(
    reason,
    locationId,
    lines.map(({ skuId, quantity, source }) => ({ skuId, source, onHand: onHand * quantity, reserved: reserved * quantity })),
    options,
  );
};

/**
 * Promises stock to an order, all lines or none, in exactly two statements. Call inside `transact`.
 * @throws stock_insufficient with `{ skuIds }` of those that are short
 */
export const reserveStock = async (locationId: number, lines: readonly StockLine[]): Promise<void> => {
  if (!(await book('reserve', locationId, lines))) await refuseShort(locationId, lines);
};
/** Takes a promise back. Call inside `transact`, together with the guarded change of state that makes it happen once. */
export const releaseStock = async (locationId: number, lines: readonly StockLine[]): Promise<void> =>
  insist(await book('release', locationId, lines), 'release', lines);
/** Hands promised stock out: it leaves the location. Call inside `transact`. */
export const commitStock = async (locationId: number, lines: readonly StockLine[]): Promise<void> =>
  insist(await book('commit', locationId, lines), 'commit', lines);
/** Takes handed-out stock back as promised: a pick-up that was confirmed by mistake. Call inside `transact`. */
export const uncommitStock = async (locationId: number, lines: readonly StockLine[]): Promise<void> =>
  insist(await book('undo_commit', locationId, lines), 'undo_commit', lines);
/** Puts goods that came back on the shelf. Call inside `transact`. */
export const returnStock = async (locationId: number, lines: readonly StockLine[]): Promise<void> => {
  await openStockRows(
    locationId,
    lines.map((line) => line.skuId),
  );
  insist(await book('return', locationId, lines), 'return', lines);
};

/** These cannot be refused by shortage: what was promised is there. If not, the books are wrong, and nothing may be written. */
const insist = (done: boolean, reason: string, lines: readonly StockLine[]): void => {
  if (!done)
    throw new Error(
      `Stock does not hold what is to be booked: ${reason} ${lines.map((line) => `${line.source}/${line.skuId}×${line.quantity}`).join(' ')}`,
    );
};

/** Refuses with the names of the goods that are short at the location. */
export const refuseShort = async (locationId: number, lines: readonly { skuId: number; quantity: number }[]): Promise<never> => {
  const wanted = new Map<number, number>();
  for (const { skuId, quantity } of lines) wanted.set(skuId, (wanted.get(skuId) ?? 0) + quantity);
  const rows = await tables()
    .selectFrom('stock')
    .select(['sku_id', 'on_hand', 'reserved'])
    .where('location_id', '=', locationId)
    .where('sku_id', 'in', [...wanted.keys()])
    .execute();
  const available = new Map(rows.map((row) => [row.sku_id, row.on_hand - row.reserved]));
  const short = [...wanted].filter(([skuId, quantity]) => (available.get(skuId) ?? 0) < quantity).map(([skuId]) => skuId);
  const names = (await readSkus(short)).map((sku) => `“${sku.productName}${sku.spec ? ` ${sku.spec}` : ''}”`);
  return fail('stock_insufficient', names.length > 0 ? `${names.slice(0, 3).join('、')}库存不足` : undefined, {
    skuIds: (short.length > 0 ? short : [...wanted.keys()]).map(String),
  });
};
