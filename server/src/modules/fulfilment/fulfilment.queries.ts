import { regionText } from '@huitou/shared-types/customers/region-text.ts';
import type { FulfilmentView, Parcel, shippingUploadListIn, ShippingUploadPage } from '@huitou/shared-types/fulfilment/schema.ts';
import type { z } from 'zod';
import { HOUR, later } from '../../platform/clock.ts';
import { idCursor, toPage } from '../../platform/db/keyset.ts';
import type { CustomerCall, StaffCall } from '../../platform/http/mount.ts';
import { linesOf, type OrderRow, ownOrder, staffOrderRow } from '../orders/index.ts';
import { readSettings } from '../settings/index.ts';
import { readLocation } from '../stores/index.ts';
import { db } from './fulfilment.entity.ts';
import { parcelView, pickupView, uploadView } from './fulfilment.view.ts';

export const parcelsOf = async (orderId: number): Promise<Parcel[]> => {
  const parcels = await db().selectFrom('parcels').selectAll().where('order_id', '=', orderId).orderBy('seq').execute();
  if (parcels.length === 0) return [];
  const [contents, lines, { trackingEditHours }] = await Promise.all([
    db()
      .selectFrom('parcel_lines')
      .select(['parcel_id', 'line_id as lineId', 'quantity'])
      .where(
        'parcel_id',
        'in',
        parcels.map((parcel) => parcel.id),
      )
      .orderBy('id')
      .execute(),
    linesOf([orderId]),
    readSettings('trade'),
  ]);
  const since = later(-trackingEditHours * HOUR);
  return parcels.map((parcel) =>
    parcelView(
      parcel,
      contents.filter((one) => one.parcel_id === parcel.id),
      lines.get(orderId) ?? [],
      since,
    ),
  );
};

const viewOf = async (order: OrderRow): Promise<FulfilmentView> => {
  const [parcels, pickup] = await Promise.all([
    parcelsOf(order.id),
    db().selectFrom('pickups').selectAll().where('order_id', '=', order.id).executeTakeFirst(),
  ]);
  return { parcels, pickup: pickup ? pickupView(pickup, await storeLine(pickup.store_id)) : null };
};

export const storeLine = async (storeId: number): Promise<{ name: string; address: string }> => {
  const store = await readLocation(storeId);
  return { name: store?.name ?? '', address: store ? `${regionText(store)}${store.detail}` : '' };
};

export const myFulfilment = async ({ orderId }: { orderId: number }, call: CustomerCall): Promise<FulfilmentView> =>
  viewOf(await ownOrder(call.actor.id, orderId));

export const staffFulfilment = async ({ orderId }: { orderId: number }, call: StaffCall): Promise<FulfilmentView> =>
  viewOf(await staffOrderRow(call.actor, orderId));

export const listUploads = async (input: z.output<typeof shippingUploadListIn>): Promise<ShippingUploadPage> => {
  const after = idCursor(input.cursor);
  let list = db().selectFrom('shipping_uploads').selectAll();
  if (input.status) list = list.where('status', '=', input.status);
  if (input.no) list = list.where('order_no', '=', input.no.toUpperCase());
  if (after !== null) list = list.where('id', '<', after);
  return toPage(
    await list
      .orderBy('id', 'desc')
      .limit(input.limit + 1)
      .execute(),
    input.limit,
    uploadView,
    (row) => [row.id],
  );
};
