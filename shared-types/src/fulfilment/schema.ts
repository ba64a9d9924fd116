import { z } from 'zod';
import { uploadIn } from '../files/schema.ts';
import { cursorIn, id, idIn, maybeText, page, quantity, text, time } from '../schema.ts';
import { carrierCodes } from './carriers.ts';

export const parcel = z.object({
  id,
  no: z.int().describe('1 for the first parcel of the order'),
  kind: z.enum(['express', 'none']),
  carrier: z.string(),
  carrierName: z.string(),
  trackingNo: z.string(),
  shippedAt: time,
  lines: z.array(z.object({ lineId: id, name: z.string(), spec: z.string(), picture: z.string(), quantity: z.int() })),
  editable: z.boolean(),
});
export const pickup = z.object({
  code: z.string(),
  status: z.enum(['open', 'verified', 'expired', 'void']),
  storeId: id,
  storeName: z.string(),
  storeAddress: z.string(),
  expiresAt: time,
  verifiedAt: time.nullable(),
});
export const fulfilmentView = z.object({ parcels: z.array(parcel), pickup: pickup.nullable() });
export const orderIdIn = z.object({ orderId: idIn });

const trackingNo = z
  .string()
  .trim()
  .toUpperCase()
  .regex(/^[0-9A-Z-]{6,32}$/, '快递单号格式不正确');
export const shipIn = z.object({
  orderId: idIn,
  parcels: z
    .array(
      z
        .object({
          kind: z.enum(['express', 'none']).default('express'),
          carrier: z.enum(carrierCodes).optional(),
          trackingNo: trackingNo.optional(),
          /** Absent: everything that is left. */
          lines: z
            .array(z.object({ lineId: idIn, quantity }))
            .min(1)
            .max(120)
            .optional(),
        })
        .refine((p) => p.kind === 'none' || (p.carrier !== undefined && p.trackingNo !== undefined), {
          message: '请填写快递公司和单号',
          path: ['trackingNo'],
        }),
    )
    .min(1)
    .max(15),
});
export const shipped = z.object({ orderId: id, status: z.string(), parcels: z.array(parcel) });
export const editTrackingIn = z.object({ id: idIn, carrier: z.enum(carrierCodes), trackingNo });
export const importTrackingIn = uploadIn;
export const slipsIn = z.object({ orderIds: z.array(idIn).min(1).max(300) });

export const pickupLookupIn = z.object({
  code: z
    .string()
    .trim()
    .regex(/^\d{8}$/, '提货码为 8 位数字'),
  storeId: idIn,
});
export const pickupLookup = z.object({
  orderId: id,
  orderNo: z.string(),
  customerName: z.string(),
  phone: z.string(),
  note: z.string(),
  pickup,
  lines: z.array(z.object({ name: z.string(), spec: z.string(), picture: z.string(), quantity: z.int() })),
});
export const reversePickupIn = z.object({ orderId: idIn, reason: text(100) });

export const shippingUpload = z.object({
  id,
  orderId: id,
  orderNo: z.string(),
  status: z.enum(['waiting', 'done', 'failed', 'skipped']),
  attempts: z.int(),
  errorCode: z.string(),
  error: z.string(),
  nextAt: time.nullable(),
  updatedAt: time,
});
export const shippingUploadListIn = z.object({
  ...cursorIn,
  status: z.enum(['waiting', 'done', 'failed', 'skipped']).optional(),
  no: maybeText(32).optional(),
});
export const shippingUploadPage = page(shippingUpload);

export type Parcel = z.output<typeof parcel>;
export type Pickup = z.output<typeof pickup>;
export type FulfilmentView = z.output<typeof fulfilmentView>;
export type OrderIdIn = z.input<typeof orderIdIn>;
export type ShipIn = z.input<typeof shipIn>;
export type Shipped = z.output<typeof shipped>;
export type EditTrackingIn = z.input<typeof editTrackingIn>;
export type SlipsIn = z.input<typeof slipsIn>;
export type PickupLookupIn = z.input<typeof pickupLookupIn>;
export type PickupLookup = z.output<typeof pickupLookup>;
export type ReversePickupIn = z.input<typeof reversePickupIn>;
export type ShippingUpload = z.output<typeof shippingUpload>;
export type ShippingUploadListIn = z.input<typeof shippingUploadListIn>;
export type ShippingUploadPage = z.output<typeof shippingUploadPage>;
