import { setInitialStock } from '../../src/modules/inventory/index.ts';
import type { SeededSku } from '../../src/modules/catalog/index.ts';
import { products } from './catalogue.ts';

/** A tenth of the pieces stands in each store, the rest in the warehouse; what is scarce stays in the warehouse. */
const spread = (pieces: number): readonly (readonly [name: string, quantity: number])[] => {
  const inStore = pieces >= 40 ? Math.floor(pieces / 10) : 0;
  return [['杭州中心仓', pieces - 2 * inStore], ['武林门店', inStore], ['徐汇门店', inStore]];
};

/** Opens the stock of every SKU at every location: what the demo data has at hand, and `sold` on top of it, which the past then takes. */
export const seedDemoStock = async (skus: ReadonlyMap<string, SeededSku>, locations: ReadonlyMap<string, number>, sold: ReadonlyMap<string, number> = new Map()): Promise<number> => {
  const rows = products.flatMap((product) =>
    product.skus.flatMap((sku) => {
      const skuId = skus.get(sku.code)?.skuId as number;
      return spread(sku.stock).map(([name, quantity], i) => ({
        skuId, locationId: locations.get(name) as number, quantity: quantity + (i === 0 ? (sold.get(sku.code) ?? 0) : 0), ...(i === 0 ? { lowThreshold: sku.safetyStock } : {}),
      }));
    }),
  );
  await setInitialStock(rows);
  return rows.length;
};
