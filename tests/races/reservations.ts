import { reserveStock } from '../../server/src/modules/inventory/index.ts';
import { withEm } from '../../server/src/platform/db/orm.ts';
import { transact } from '../../server/src/platform/db/transact.ts';
import { ShopError } from '../../server/src/platform/errors.ts';

/** What one order wants to have kept for it, as data that travels between processes. */
export interface Basket {
  source: string;
  locationId: number;
  lines: { skuId: number; quantity: number }[];
}

/** Reserves a basket in a transaction of its own. Answers `reserved`, or why not, by its code. */
export const reserve = ({ source, locationId, lines }: Basket): Promise<string> =>
  withEm(() =>
    transact(() =>
      reserveStock(
        locationId,
        lines.map((line) => ({ ...line, source })),
      ),
    ),
  ).then(
    () => 'reserved',
    (error: unknown) => (error instanceof ShopError ? error.code : String(error)),
  );
