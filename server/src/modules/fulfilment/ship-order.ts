import { carriers } from '@huitou/shared-types/fulfilment/carriers.ts';
import type { shipIn, Shipped } from '@huitou/shared-types/fulfilment/schema.ts';
import type { z } from 'zod';
import { now } from '../../platform/clock.ts';
import type { StaffActor } from '../../platform/context.ts';
import { transact } from '../../platform/db/transact.ts';
import { fail } from '../../platform/errors.ts';
import type { StaffCall } from '../../platform/http/mount.ts';
import { publish } from '../../platform/queue/events.ts';
import { recordAudit } from '../audit/index.ts';
import { commitStock } from '../inventory/index.ts';
import { leftToShip, linesOf, lockStaffOrder, type OrderLineRow, type OrderRow, recordShipment } from '../orders/index.ts';
import { db } from './fulfilment.entity.ts';
import { parcelsOf } from './fulfilment.queries.ts';

type ShipInput = z.output<typeof shipIn>;
interface Content {
  lineId: number;
  quantity: number;
}

/** Ships an order, whole or part, in one parcel or several. @throws not_found, state_forbidden, over_ship, pieces_held, tracking_invalid */
export const shipOrder = async (input: ShipInput, call: StaffCall): Promise<Shipped> => {
  const status = await ship(input, call.actor);
  return { orderId: String(input.orderId), status, parcels: await parcelsOf(input.orderId) };
};

/** Stock leaves, parcels are written and the order moves on in one transaction; the order's row is locked first, so two clerks take turns. */
export const ship = (input: ShipInput, staff: StaffActor): Promise<string> =>
  transact(async () => {
    const order = await lockStaffOrder(staff, input.orderId);
    if (order.delivery_kind !== 'express' || (order.status !== 'paid' && order.status !== 'part_shipped')) fail('state_forbidden');
    const parcels = await fillParcels(order, input.parcels);
    const last = await db()
      .selectFrom('parcels')
      .select((eb) => eb.fn.max<number | null>('seq').as('seq'))
      .where('order_id', '=', order.id)
      .executeTakeFirst();
    for (const [i, parcel] of parcels.entries()) {
      const { insertId } = await db()
        .insertInto('parcels')
        .values({
          order_id: order.id,
          seq: Number(last?.seq ?? 0) + i + 1,
          kind: parcel.kind,
          carrier: parcel.carrier ?? '',
          tracking_no: parcel.trackingNo ?? '',
          staff_id: staff.id,
          shipped_at: now(),
          uploaded_at: null,
        })
        .executeTakeFirstOrThrow();
      const parcelId = Number(insertId);
      await db()
        .insertInto('parcel_lines')
        .values(parcel.contents.map(({ lineId, quantity }) => ({ parcel_id: parcelId, line_id: lineId, quantity })))
        .execute();
      await commitStock(
        order.location_id,
        parcel.contents.map(({ skuId, quantity }) => ({ skuId, quantity, source: `parcel:${parcelId}` })),
      );
      await publish('parcel.shipped', { parcelId, orderId: order.id });
    }
    const note = parcels.map((parcel) => (parcel.kind === 'none' ? '无需物流' : `${parcel.carrierName} ${parcel.trackingNo}`)).join('；');
    const status = await recordShipment(order, sumByLine(parcels.flatMap((parcel) => parcel.contents)), staff, note);
    await recordAudit(staff, {
      action: 'order.ship',
      subject: 'order',
      subjectId: order.id,
      summary: `发货 ${order.no}：${note}`,
      before: { status: order.status },
      after: { status },
    });
    return status;
  });

const sumByLine = (contents: readonly Content[]): Content[] => {
  const sums = new Map<number, number>();
  for (const { lineId, quantity } of contents) sums.set(lineId, (sums.get(lineId) ?? 0) + quantity);
  return [...sums].map(([lineId, quantity]) => ({ lineId, quantity }));
};

/** What goes into each parcel. A parcel without lines takes all that is left. */
const fillParcels = async (order: OrderRow, wanted: ShipInput['parcels']) => {
  const lines = (await linesOf([order.id])).get(order.id) ?? [];
  const left = new Map(lines.map((line) => [line.id, leftToShip(line)]));
  return wanted.map((parcel) => {
    const contents = parcel.lines
      ? sumByLine(parcel.lines)
      : [...left].filter(([, quantity]) => quantity > 0).map(([lineId, quantity]) => ({ lineId, quantity }));
    if (contents.length === 0) refuseNothing(lines);
    const carrier = carriers.find((one) => one.code === parcel.carrier);
    if (parcel.kind === 'express') refuseBadTracking(carrier, parcel.trackingNo ?? '');
    return {
      ...parcel,
      carrierName: carrier?.name ?? '',
      contents: contents.map(({ lineId, quantity }) => {
        const line = lines.find((one) => one.id === lineId);
        const rest = left.get(lineId) ?? 0;
        if (!line) return fail('over_ship');
        if (quantity > rest) refuseTooMany(line, quantity, rest);
        left.set(lineId, rest - quantity);
        return { lineId, quantity, skuId: line.sku_id };
      }),
    };
  });
};

/** Says whether goods are stopped by a case or were never there. @throws pieces_held, over_ship */
const refuseTooMany = (line: OrderLineRow, quantity: number, rest: number): never =>
  line.held > 0 && quantity <= rest + line.held
    ? fail('pieces_held', `${line.name} 有 ${line.held} 件正在售后中，不能发货，请先处理售后`, {
        lineId: String(line.id),
        held: line.held,
        left: rest,
      })
    : fail('over_ship', `${line.name} 最多还能发 ${rest} 件`);
const refuseNothing = (lines: readonly OrderLineRow[]): never => {
  const stopped = lines.find((line) => line.held > 0);
  return stopped ? refuseTooMany(stopped, stopped.held, 0) : fail('over_ship');
};

/** @throws tracking_invalid when the number is not of the carrier's form */
export const refuseBadTracking = (carrier: (typeof carriers)[number] | undefined, trackingNo: string): void => {
  if (!carrier || !new RegExp(carrier.pattern).test(trackingNo))
    fail('tracking_invalid', carrier ? `单号 ${trackingNo} 不像${carrier.name}的单号，请检查` : undefined);
};
