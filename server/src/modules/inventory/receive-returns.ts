import { type BookOptions, bookMovements, openStockRows } from './book-movements.ts';

/** Pieces of a SKU that came back from a customer, as the warehouse found them. `source` is booked once. */
export interface ReturnedUnits {
  readonly skuId: number;
  readonly sellable: number;
  readonly damaged: number;
  readonly source: string;
}

/**
 * Takes goods back that came from customers. Sellable ones are stock again; damaged ones are booked in and written off at once, so that what
 * returns cost can be counted from the movements, and nobody can buy them. Call inside `transact`.
 */
export const receiveReturns = async (locationId: number, units: readonly ReturnedUnits[], options: BookOptions = {}): Promise<void> => {
  const came = units.filter((unit) => unit.sellable + unit.damaged > 0);
  if (came.length === 0) return;
  await openStockRows(
    locationId,
    came.map((unit) => unit.skuId),
  );
  const returned = came.map((unit) => ({ skuId: unit.skuId, onHand: unit.sellable + unit.damaged, reserved: 0, source: unit.source }));
  const scrapped = came
    .filter((unit) => unit.damaged > 0)
    .map((unit) => ({ skuId: unit.skuId, onHand: -unit.damaged, reserved: 0, source: unit.source }));
  const done =
    (await bookMovements('return', locationId, returned, options)) && (await bookMovements('scrap', locationId, scrapped, options));
  if (!done) throw new Error(`Returned goods could not be booked: ${came.map((unit) => unit.source).join(' ')}`);
};
