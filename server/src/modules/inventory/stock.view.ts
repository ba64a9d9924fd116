import type { StockRow } from '@huitou/shared-types/inventory/schema.ts';
import { readSkus, type SkuSnapshot } from '../catalog/index.ts';
import { settingLowThreshold } from './low-threshold.ts';
import { readLocations } from '../stores/index.ts';

export interface StockRecord {
  sku_id: number;
  location_id: number;
  on_hand: number;
  reserved: number;
  low_threshold: number | null;
}

/** What screens say of SKUs, by id; a SKU that is gone is shown as such. */
export const skuLabels = async (
  skuIds: readonly number[],
): Promise<(skuId: number) => Pick<SkuSnapshot, 'code' | 'productId' | 'productName' | 'spec' | 'picture'>> => {
  const known = new Map((await readSkus(skuIds)).map((sku) => [sku.skuId, sku]));
  return (skuId) => known.get(skuId) ?? { code: `#${skuId}`, productId: 0, productName: '商品已删除', spec: '', picture: '' };
};
/** Names of locations by id. */
export const locationNames = async (): Promise<(id: number) => string> => {
  const names = new Map((await readLocations()).map((location) => [location.id, location.name]));
  return (id) => names.get(id) ?? `#${id}`;
};

export const stockViews = async (rows: readonly StockRecord[]): Promise<StockRow[]> => {
  const [label, nameOf, shopThreshold] = await Promise.all([
    skuLabels(rows.map((row) => row.sku_id)),
    locationNames(),
    settingLowThreshold(),
  ]);
  return rows.map((row) => {
    const sku = label(row.sku_id);
    const available = row.on_hand - row.reserved;
    const lowThreshold = row.low_threshold ?? shopThreshold;
    return {
      skuId: String(row.sku_id),
      skuCode: sku.code,
      productId: String(sku.productId),
      productName: sku.productName,
      spec: sku.spec,
      picture: sku.picture,
      locationId: String(row.location_id),
      locationName: nameOf(row.location_id),
      onHand: row.on_hand,
      reserved: row.reserved,
      available,
      lowThreshold,
      low: available <= lowThreshold,
    };
  });
};
