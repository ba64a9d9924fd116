import { carrierName } from '@huitou/shared-types/fulfilment/carriers.ts';
import type { Parcel, Pickup, ShippingUpload } from '@huitou/shared-types/fulfilment/schema.ts';
import { iso, isoOrNull } from '../../platform/clock.ts';
import type { OrderLineRow } from '../orders/index.ts';
import type { ParcelRow, PickupRow, UploadRow } from './fulfilment.entity.ts';

export const parcelView = (
  parcel: ParcelRow,
  contents: readonly { lineId: number; quantity: number }[],
  lines: readonly OrderLineRow[],
  editableSince: Date,
): Parcel => ({
  id: String(parcel.id),
  no: parcel.seq,
  kind: parcel.kind,
  carrier: parcel.carrier,
  carrierName: parcel.kind === 'none' ? '无需物流' : carrierName(parcel.carrier),
  trackingNo: parcel.tracking_no,
  shippedAt: iso(parcel.shipped_at),
  editable: parcel.kind === 'express' && parcel.shipped_at > editableSince,
  lines: contents.map(({ lineId, quantity }) => {
    const line = lines.find((one) => one.id === lineId);
    return { lineId: String(lineId), name: line?.name ?? '', spec: line?.spec ?? '', picture: line?.picture ?? '', quantity };
  }),
});

export const pickupView = (pickup: PickupRow, store: { name: string; address: string }): Pickup => ({
  code: pickup.code,
  status: pickup.status,
  storeId: String(pickup.store_id),
  storeName: store.name,
  storeAddress: store.address,
  expiresAt: iso(pickup.expires_at),
  verifiedAt: isoOrNull(pickup.verified_at),
});

export const uploadView = (upload: UploadRow): ShippingUpload => ({
  id: String(upload.id),
  orderId: String(upload.order_id),
  orderNo: upload.order_no,
  status: upload.status,
  attempts: upload.attempts,
  errorCode: upload.error_code,
  error: upload.error,
  nextAt: isoOrNull(upload.next_at),
  updatedAt: iso(upload.updated_at),
});
