import type { saveLocationIn } from '@huitou/shared-types/stores/schema.ts';
import type { z } from 'zod';
import type { TestShop } from '../setup/app.ts';
import { findViolations } from '../setup/invariants.ts';
import { unique } from './catalog.ts';

type LocationFields = z.output<typeof saveLocationIn>;

/** A warehouse that sells (unless told otherwise). Answers its id. */
export const newLocation = async (_shop: TestShop, different: Partial<LocationFields> = {}): Promise<number> => {
  const { seedLocations } = await import('../../server/src/modules/stores/index.ts');
  const { withEm } = await import('../../server/src/platform/db/orm.ts');
  const name = different.name ?? unique('仓');
  const fields: LocationFields = {
    name,
    kind: 'warehouse',
    province: '浙江省',
    city: '杭州市',
    district: '余杭区',
    detail: '文一西路 1000 号',
    phone: '',
    hours: '',
    latitude: null,
    longitude: null,
    pickup: false,
    sells: true,
    priority: 0,
    enabled: true,
    ...different,
  };
  return (await withEm(() => seedLocations([fields]))).get(name) as number;
};
export const newPickupStore = (shop: TestShop, different: Partial<LocationFields> = {}): Promise<number> =>
  newLocation(shop, {
    name: unique('店'),
    kind: 'store',
    pickup: true,
    sells: false,
    hours: '10:00–22:00',
    latitude: 30.27,
    longitude: 120.12,
    ...different,
  });

/** Opens stock of SKUs at a location: `{ [skuId]: pieces }`. */
export const putStock = async (_shop: TestShop, locationId: number, pieces: Record<string, number>): Promise<void> => {
  const { setInitialStock } = await import('../../server/src/modules/inventory/index.ts');
  const { withEm } = await import('../../server/src/platform/db/orm.ts');
  await withEm(() => setInitialStock(Object.entries(pieces).map(([skuId, quantity]) => ({ skuId: Number(skuId), locationId, quantity }))));
};

/** What the database says of a SKU at a location. */
export const stockOf = async (
  shop: TestShop,
  skuId: string | number,
  locationId: number,
): Promise<{ onHand: number; reserved: number }> => {
  const [rows] = await shop.db.connection.query('select on_hand as onHand, reserved from stock where sku_id = ? and location_id = ?', [
    Number(skuId),
    locationId,
  ]);
  return (rows as { onHand: number; reserved: number }[])[0] ?? { onHand: 0, reserved: 0 };
};

/** Rows that break what must always hold of stock; empty when all is well. */
export const stockViolations = (shop: TestShop): Promise<{ name: string; rows: unknown[] }[]> => findViolations(shop, 'inventory');
