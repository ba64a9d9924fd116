import type { movementListIn, MovementPage, stockListIn, StockPage } from '@huitou/shared-types/inventory/schema.ts';
import { movementReasonLabels } from '@huitou/shared-types/inventory/states.ts';
import { sql } from 'kysely';
import type { z } from 'zod';
import { iso } from '../../platform/clock.ts';
import { decodeCursor, idCursor, toPage } from '../../platform/db/keyset.ts';
import type { StaffCall } from '../../platform/http/mount.ts';
import { searchSkuIds, skuIdsOfProduct } from '../catalog/index.ts';
import { settingLowThreshold } from './low-threshold.ts';
import { shownLocationIds } from './scope.ts';
import { locationNames, skuLabels, stockViews } from './stock.view.ts';
import { tables } from './tables.ts';

const MATCHES = 500;
const nothing = { items: [], next: null };

/** SKUs that the filters leave; null is all of them. */
const wantedSkus = async (input: { q?: string | undefined; productId?: number | undefined }): Promise<number[] | null> => {
  const ofProduct = input.productId === undefined ? null : await skuIdsOfProduct(input.productId);
  if (input.q === undefined || input.q === '') return ofProduct;
  const found = await searchSkuIds(input.q, MATCHES);
  return ofProduct ? found.filter((id) => ofProduct.includes(id)) : found;
};

/** Stock by SKU and location, newest SKUs first, within the staff member's scope. */
export const listStock = async (input: z.output<typeof stockListIn>, call: StaffCall): Promise<StockPage> => {
  const locationIds = shownLocationIds(call, input.locationId);
  const skuIds = await wantedSkus(input);
  if (locationIds?.length === 0 || skuIds?.length === 0) return nothing;
  const after = decodeCursor(input.cursor, ['number', 'number']);
  let rows = tables().selectFrom('stock').select(['sku_id', 'location_id', 'on_hand', 'reserved', 'low_threshold']);
  if (locationIds) rows = rows.where('location_id', 'in', locationIds);
  if (skuIds) rows = rows.where('sku_id', 'in', skuIds);
  if (input.low !== undefined) {
    const level = sql`coalesce(low_threshold, ${await settingLowThreshold()})`;
    rows = rows.where(input.low ? sql<boolean>`on_hand - reserved <= ${level}` : sql<boolean>`on_hand - reserved > ${level}`);
  }
  if (after)
    rows = rows.where((eb) =>
      eb.or([eb('sku_id', '<', Number(after[0])), eb.and([eb('sku_id', '=', Number(after[0])), eb('location_id', '>', Number(after[1]))])]),
    );
  const found = await rows
    .orderBy('sku_id', 'desc')
    .orderBy('location_id')
    .limit(input.limit + 1)
    .execute();
  const page = toPage(
    found,
    input.limit,
    (row) => row,
    (row) => [row.sku_id, row.location_id],
  );
  return { items: await stockViews(page.items), next: page.next };
};

/** Movements, newest first, within the staff member's scope. */
export const listMovements = async (input: z.output<typeof movementListIn>, call: StaffCall): Promise<MovementPage> => {
  const locationIds = shownLocationIds(call, input.locationId);
  if (locationIds?.length === 0) return nothing;
  const before = idCursor(input.cursor);
  let rows = tables().selectFrom('stock_movements').selectAll();
  if (locationIds) rows = rows.where('location_id', 'in', locationIds);
  if (input.skuId !== undefined) rows = rows.where('sku_id', '=', input.skuId);
  if (before !== null) rows = rows.where('id', '<', before);
  const found = await rows
    .orderBy('id', 'desc')
    .limit(input.limit + 1)
    .execute();
  const [label, nameOf] = await Promise.all([skuLabels(found.map((row) => row.sku_id)), locationNames()]);
  return toPage(
    found,
    input.limit,
    (row) => ({
      id: String(row.id),
      at: iso(row.at),
      skuId: String(row.sku_id),
      skuCode: label(row.sku_id).code,
      locationId: String(row.location_id),
      locationName: nameOf(row.location_id),
      reason: movementReasonLabels[row.reason],
      onHandDelta: row.on_hand_delta,
      reservedDelta: row.reserved_delta,
      onHandAfter: row.on_hand_after,
      reservedAfter: row.reserved_after,
      source: row.source,
      note: row.note,
      staffName: row.staff_name,
    }),
    (row) => [row.id],
  );
};
