import type { FlashReport } from '@huitou/shared-types/flash-sales/schema.ts';
import { sql } from 'kysely';
import { iso } from '../../platform/clock.ts';
import { json } from '../../platform/db/orm.ts';
import { must } from '../../platform/errors.ts';
import { readSkus } from '../catalog/index.ts';
import { firstOrderIds } from '../orders/index.ts';
import { db } from './claim.entity.ts';
import { sumUp } from './keep-minutes.ts';
import { type FlashUnit, unitsOfActivity } from './read-items.ts';

const sum = (values: readonly number[]): number => values.reduce((a, b) => a + b, 0);
const perMille = (part: number, whole: number): number => (whole === 0 ? 0 : Math.round((part * 1000) / whole));

interface Row {
  item_id: number;
  customer_id: number;
  order_id: number | null;
  quantity: number;
  returned: number;
  ordered_at: Date;
  paid_at: Date | null;
}

/** What a flash sale brought. Money in fen of goods, without freight; rates in per mille. @throws not_found */
export const readReport = async ({ id }: { id: number }): Promise<FlashReport> => {
  const units = await unitsOfActivity(id);
  const first = must(units[0]);
  const ids = units.map((unit) => unit.id);
  const [claims, waiters, minutes, skus] = await Promise.all([
    db()
      .selectFrom('flash_claims')
      .select(['item_id', 'customer_id', 'order_id', 'quantity', 'returned', 'ordered_at', 'paid_at'])
      .where('item_id', 'in', ids)
      .execute(),
    db()
      .selectFrom('flash_waiters')
      .select(['item_id', sql<number>`count(*)`.as('n'), sql<number>`sum(state = 'served')`.as('served')])
      .where('item_id', 'in', ids)
      .groupBy('item_id')
      .execute(),
    db().selectFrom('flash_minutes').select(['item_id', 'at', 'claims', 'refused']).where('item_id', 'in', ids).orderBy('at').execute(),
    readSkus(units.map((unit) => unit.sku_id)),
  ]);
  const price = new Map(units.map((unit) => [unit.id, unit]));
  const paid = claims.filter((claim) => claim.paid_at !== null);
  const amountOf = (rows: readonly Row[]): number =>
    sum(rows.map((row) => (row.quantity - row.returned) * (price.get(row.item_id)?.price ?? 0)));
  const offOf = (row: Row): number => {
    const unit = price.get(row.item_id);
    return unit ? (row.quantity - row.returned) * Math.max(0, unit.list_price - unit.price) : 0;
  };
  const closedUnpaid = claims.filter((claim) => claim.paid_at === null && claim.returned >= claim.quantity);
  const buyers = new Set(paid.filter((claim) => claim.returned < claim.quantity).map((claim) => claim.customer_id));
  const firsts = await firstOrderIds([...buyers]);
  const newBuyers = new Set(paid.filter((claim) => firsts.has(claim.order_id ?? 0)).map((claim) => claim.customer_id));
  const refused = sumUp(minutes.map((row) => json<Record<string, number>>(row.refused)));
  const waits = paid.map((claim) => ((claim.paid_at as Date).getTime() - claim.ordered_at.getTime()) / 1000).sort((a, b) => a - b);
  const quota = sum(units.map((unit) => unit.quota));
  const served = sum(waiters.map((row) => Number(row.served)));
  const paidPieces = sum(paid.map((claim) => claim.quantity - claim.returned));
  return {
    id: String(id),
    name: first.name,
    status: first.status,
    totals: {
      quota,
      // Counted by the minute are those who got one at once.
      claims: sum(minutes.map((row) => row.claims)) + served || claims.length,
      waited: sum(waiters.map((row) => Number(row.n))) - served,
      refused: sum(Object.values(refused)),
      orders: claims.length,
      paid: paidPieces,
      paidAmount: amountOf(paid),
      discount: sum(paid.map(offOf)),
      closedUnpaid: closedUnpaid.length,
      returned: sum(claims.map((claim) => claim.returned)),
      buyers: buyers.size,
      newBuyers: newBuyers.size,
      payRate: perMille(paid.length, claims.length),
      soldRate: perMille(paidPieces, quota),
      medianPaySeconds: waits.length === 0 ? null : Math.max(0, Math.round(waits[Math.floor(waits.length / 2)] ?? 0)),
    },
    refused,
    items: units.map((unit) => itemReport(unit, claims, Number(waiters.find((row) => row.item_id === unit.id)?.n ?? 0), skus, amountOf)),
    minutes: minutesOf(claims, minutes),
  };
};

const itemReport = (
  unit: FlashUnit,
  claims: readonly Row[],
  waiters: number,
  skus: readonly { skuId: number; productName: string; spec: string }[],
  amountOf: (rows: readonly Row[]) => number,
): FlashReport['items'][number] => {
  const mine = claims.filter((claim) => claim.item_id === unit.id);
  const paid = mine.filter((claim) => claim.paid_at !== null);
  const sku = skus.find((one) => one.skuId === unit.sku_id);
  return {
    id: String(unit.id),
    name: sku?.productName ?? '',
    spec: sku?.spec ?? '',
    startsAt: iso(unit.starts_at),
    endsAt: iso(unit.ends_at),
    price: unit.price,
    quota: unit.quota,
    orders: mine.length,
    paid: sum(paid.map((claim) => claim.quantity - claim.returned)),
    paidAmount: amountOf(paid),
    closedUnpaid: mine.filter((claim) => claim.paid_at === null && claim.returned >= claim.quantity).length,
    returned: sum(mine.map((claim) => claim.returned)),
    waiters,
    soldOutAfterSeconds:
      unit.sold_out_at === null ? null : Math.max(0, Math.round((unit.sold_out_at.getTime() - unit.starts_at.getTime()) / 1000)),
  };
};

const minuteOf = (at: Date): number => Math.floor(at.getTime() / 60_000) * 60_000;
const minutesOf = (
  claims: readonly Row[],
  kept: readonly { at: Date; claims: number; refused: Record<string, number> }[],
): FlashReport['minutes'] => {
  const minutes = new Map<number, { claims: number; refused: number; orders: number; paid: number }>();
  const at = (time: number) => {
    const known = minutes.get(time) ?? { claims: 0, refused: 0, orders: 0, paid: 0 };
    minutes.set(time, known);
    return known;
  };
  for (const row of kept) {
    const minute = at(row.at.getTime());
    minute.claims += row.claims;
    minute.refused += sum(Object.values(json<Record<string, number>>(row.refused)));
  }
  for (const claim of claims) {
    at(minuteOf(claim.ordered_at)).orders += 1;
    if (claim.paid_at) at(minuteOf(claim.paid_at)).paid += 1;
  }
  return [...minutes]
    .sort(([a], [b]) => a - b)
    .slice(0, 1_440)
    .map(([time, counts]) => ({ at: iso(new Date(time)), ...counts }));
};
