import { z } from 'zod';
import { cursorIn, id, idIn, maybeText, page, quantity, text, time } from '../schema.ts';
import { adjustReasons } from './states.ts';

export const stockRow = z.object({
  skuId: id,
  skuCode: z.string(),
  productId: id,
  productName: z.string(),
  spec: z.string(),
  picture: z.string(),
  locationId: id,
  locationName: z.string(),
  onHand: z.int(),
  reserved: z.int(),
  available: z.int(),
  lowThreshold: z.int(),
  low: z.boolean(),
});
export const stockListIn = z.object({
  ...cursorIn,
  locationId: idIn.optional(),
  q: maybeText(60).optional(),
  low: z.boolean().optional(),
  productId: idIn.optional(),
});
export const stockPage = page(stockRow);
export const movement = z.object({
  id,
  at: time,
  skuId: id,
  skuCode: z.string(),
  locationId: id,
  locationName: z.string(),
  reason: z.string(),
  onHandDelta: z.int(),
  reservedDelta: z.int(),
  onHandAfter: z.int(),
  reservedAfter: z.int(),
  source: z.string(),
  note: z.string(),
  staffName: z.string(),
});
export const movementListIn = z.object({ ...cursorIn, skuId: idIn.optional(), locationId: idIn.optional() });
export const movementPage = page(movement);
export const adjustIn = z.object({
  skuId: idIn,
  locationId: idIn,
  delta: z
    .int()
    .min(-99999)
    .max(99999)
    .refine((n) => n !== 0, '请填写数量'),
  reason: z.enum(adjustReasons),
  note: maybeText(100).default(''),
});
export const thresholdIn = z.object({ skuId: idIn, locationId: idIn, lowThreshold: z.int().min(0).max(99999).nullable() });

const stockLineIn = z.object({ skuId: idIn, quantity });
export const transfer = z.object({
  id,
  no: z.string(),
  status: z.enum(['in_transit', 'received', 'cancelled']),
  fromId: id,
  fromName: z.string(),
  toId: id,
  toName: z.string(),
  note: z.string(),
  createdAt: time,
  staffName: z.string(),
  lines: z.array(z.object({ skuId: id, skuCode: z.string(), productName: z.string(), spec: z.string(), quantity: z.int() })),
});
export const transferListIn = z.object({ ...cursorIn, status: z.enum(['in_transit', 'received', 'cancelled']).optional() });
export const transferPage = page(transfer);
export const createTransferIn = z.object({
  fromId: idIn,
  toId: idIn,
  note: maybeText(100).default(''),
  lines: z.array(stockLineIn).min(1, '请选择商品').max(200),
});

export const countSheet = z.object({
  id,
  no: z.string(),
  status: z.enum(['open', 'posted', 'cancelled']),
  locationId: id,
  locationName: z.string(),
  note: z.string(),
  createdAt: time,
  staffName: z.string(),
  counted: z.int(),
  total: z.int(),
  difference: z.int(),
});
export const countListIn = z.object({ ...cursorIn });
export const countPage = page(countSheet);
export const countDetail = countSheet.extend({
  lines: z.array(
    z.object({
      skuId: id,
      skuCode: z.string(),
      barcode: z.string(),
      productName: z.string(),
      spec: z.string(),
      expected: z.int(),
      counted: z.int().nullable(),
    }),
  ),
});
export const createCountIn = z.object({ locationId: idIn, note: maybeText(100).default(''), categoryId: idIn.optional() });
export const saveCountIn = z.object({
  id: idIn,
  lines: z.array(z.object({ skuId: idIn, counted: z.int().min(0).max(999999).nullable() })).max(2000),
});
export const reasonIn = z.object({ id: idIn, note: text(100).optional() });

export type StockRow = z.output<typeof stockRow>;
export type StockListIn = z.input<typeof stockListIn>;
export type StockPage = z.output<typeof stockPage>;
export type Movement = z.output<typeof movement>;
export type MovementListIn = z.input<typeof movementListIn>;
export type MovementPage = z.output<typeof movementPage>;
export type AdjustIn = z.input<typeof adjustIn>;
export type ThresholdIn = z.input<typeof thresholdIn>;
export type Transfer = z.output<typeof transfer>;
export type TransferListIn = z.input<typeof transferListIn>;
export type TransferPage = z.output<typeof transferPage>;
export type CreateTransferIn = z.input<typeof createTransferIn>;
export type CountSheet = z.output<typeof countSheet>;
export type CountListIn = z.input<typeof countListIn>;
export type CountPage = z.output<typeof countPage>;
export type CountDetail = z.output<typeof countDetail>;
export type CreateCountIn = z.input<typeof createCountIn>;
export type SaveCountIn = z.input<typeof saveCountIn>;
