import { sql } from 'kysely';
import { DAY, dayOf, HOUR, startOfDay } from '../../src/platform/clock.ts';
import { em } from '../../src/platform/db/orm.ts';

/** An order of the past that shall have come from a flash sale. */
interface Past {
  id: number;
  line_id: number;
  customer_id: number;
  sku_id: number;
  product_id: number;
  unit_price: number;
  placed_at: Date;
  paid_at: Date | null;
  cancelled: number;
}
const MOST_CLAIMS = 24;
/** Of each item this many were left over. */
const LEFT = 2;
const MOST_ITEMS = 6;
const DAYS_BACK = 10;
const DAYS_LONG = 6;

/** Writes a row. @returns its id */
const insert = async (table: string, row: Record<string, unknown>): Promise<number> => {
  const columns = sql.join(Object.keys(row).map((name) => sql.ref(name)));
  const result = await sql`insert into ${sql.table(table)} (${columns}) values (${sql.join(Object.values(row))})`.execute(em().getKysely());
  return Number(result.insertId);
};
const run = (statement: ReturnType<typeof sql>): Promise<unknown> => statement.execute(em().getKysely());

/** Orders of one piece at full price, of some days, from one warehouse. */
const ordersOf = async (from: Date, until: Date, locationId: number): Promise<Past[]> =>
  (
    await sql<Past>`select o.id, l.id as line_id, o.customer_id, l.sku_id, l.product_id, l.unit_price, o.placed_at, o.paid_at, l.cancelled
      from orders o join order_lines l on l.order_id = o.id
      where o.placed_at >= ${from} and o.placed_at < ${until} and o.location_id = ${locationId} and o.delivery_kind = 'express' and o.pieces = 1
        and o.discount_total = 0 and l.limited = 0 and l.unit_price >= 1000 and o.flash_claim_id is null and (o.paid_at is null) = (l.cancelled = 1)
        and o.status <> 'unpaid' order by o.placed_at, o.id`.execute(em().getKysely())
  ).rows;

/**
 * Turns orders of some days of the past into those of a flash sale that is over: what they cost stays, the list price was higher, and their pieces
 * were reserved by the sale and not by themselves. Answers how many flash sales.
 */
export const seedPastFlash = async (now: Date, locationId: number): Promise<number> => {
  const from = new Date(startOfDay(dayOf(new Date(now.getTime() - DAYS_BACK * DAY))).getTime() + 8 * HOUR);
  const until = new Date(from.getTime() + DAYS_LONG * DAY);
  const bySku = new Map<number, Past[]>();
  for (const order of await ordersOf(from, until, locationId)) {
    const mine = bySku.get(order.sku_id) ?? [];
    // One piece a customer.
    if (mine.length < MOST_CLAIMS && mine.every((one) => one.customer_id !== order.customer_id && one.unit_price === order.unit_price))
      bySku.set(order.sku_id, [...mine, order]);
  }
  const items = [...bySku.values()].sort((a, b) => b.length - a.length).slice(0, MOST_ITEMS);
  if (items.length === 0) return 0;
  const activityId = await insert('flash_activities', {
    version: 1,
    name: '周中闪购',
    rules: '每人限购 1 件。',
    status: 'ended',
    location_id: locationId,
    unpaid_minutes: 30,
    warm_up_minutes: 1440,
    remind_minutes: 5,
    starts_at: from,
    ends_at: until,
    created_at: new Date(from.getTime() - 2 * DAY),
    published_at: new Date(from.getTime() - DAY),
    ended_at: until,
  });
  const sessionId = await insert('flash_sessions', { activity_id: activityId, starts_at: from, ends_at: until, reminded_at: from });
  for (const [sort, orders] of items.entries()) await pastItem({ activityId, sessionId, sort, from, until, locationId }, orders);
  return 1;
};

interface Frame {
  activityId: number;
  sessionId: number;
  sort: number;
  from: Date;
  until: Date;
  locationId: number;
}
const pastItem = async ({ activityId, sessionId, sort, from, until, locationId }: Frame, orders: readonly Past[]): Promise<void> => {
  const [first] = orders as [Past];
  const listPrice = Math.ceil((first.unit_price * 1.35) / 1000) * 1000 - 10;
  const claimed = orders.filter((order) => order.cancelled === 0).length;
  const quota = orders.length + LEFT;
  const itemId = await insert('flash_items', {
    activity_id: activityId,
    session_id: sessionId,
    sku_id: first.sku_id,
    product_id: first.product_id,
    sort,
    price: first.unit_price,
    list_price: listPrice,
    quota,
    per_customer: 1,
    per_address: 2,
    per_device: 2,
    per_ip: 20,
    waiters_max: 500,
    plan: JSON.stringify({ mode: 'all', waves: [], firstPercent: 30, stepPercent: 10, everySeconds: 10 }),
    held: false,
    released: quota,
    claimed,
    epoch: 1,
    halted_at: null,
    halt_reason: '',
    sold_out_at: null,
    closed_at: until,
  });
  await insert('flash_releases', { item_id: itemId, at: from, units: quota, why: 'plan', by: '系统' });
  for (const [i, order] of orders.entries()) await pastClaim(itemId, order, i + 1, listPrice);
  const minutes = new Map<number, number>();
  for (const order of orders) {
    const minute = Math.floor(order.placed_at.getTime() / 60_000) * 60_000;
    minutes.set(minute, (minutes.get(minute) ?? 0) + 1);
  }
  for (const [minute, claims] of minutes)
    await insert('flash_minutes', {
      item_id: itemId,
      at: new Date(minute),
      claims,
      refused: JSON.stringify({ customer_limit: 1 + ((minute / 60_000) % 3), risk: (minute / 60_000) % 4 }),
    });
  await moveStock(itemId, first.sku_id, { locationId, quota, claimed, from, until });
};

const pastClaim = async (itemId: number, order: Past, seq: number, listPrice: number): Promise<void> => {
  const back = order.cancelled;
  const claimId = await insert('flash_claims', {
    item_id: itemId,
    customer_id: order.customer_id,
    ticket: `${itemId}-1-${seq}-${order.customer_id}`,
    epoch: 1,
    seq,
    quantity: 1,
    returned: back,
    told: back,
    address: '',
    device: '',
    network: '',
    mask: back === 1 ? 0 : 1,
    order_id: order.id,
    claimed_at: order.placed_at,
    ordered_at: order.placed_at,
    pay_before: new Date(order.placed_at.getTime() + 30 * 60_000),
    paid_at: order.paid_at,
    returned_at: back === 1 ? new Date(order.placed_at.getTime() + 30 * 60_000) : null,
  });
  if (back === 0) await insert('flash_slots', { item_id: itemId, customer_id: order.customer_id, slot: 1, claim_id: claimId });
  const off = listPrice - order.unit_price;
  const discounts = JSON.stringify([{ slot: 'activity', label: '秒杀价', amount: off, source: null }]);
  await run(
    sql`update orders set flash_claim_id = ${claimId}, items_total = items_total + ${off}, discount_total = ${off}, discounts = ${discounts} where id = ${order.id}`,
  );
  await run(sql`update order_lines set unit_price = ${listPrice}, discount = ${off}, discounts = ${discounts} where id = ${order.line_id}`);
  // The sale reserved the piece, not the order; one that was given up went back to the sale.
  await run(
    sql`delete from stock_movements where sku_id = ${order.sku_id} and business_key in (${`reserve:order:${order.id}:${order.sku_id}`}, ${`release:order:${order.id}:${order.sku_id}`})`,
  );
};

/** What the sale reserved and gave back: together as many pieces as the movements of its orders that they stand for. */
const moveStock = async (
  itemId: number,
  skuId: number,
  { locationId, quota, claimed, from, until }: { locationId: number; quota: number; claimed: number; from: Date; until: Date },
): Promise<void> => {
  const move = (at: Date, reason: 'reserve' | 'release', delta: number, source: string, still: number) =>
    run(sql`insert into stock_movements (at, sku_id, location_id, reason, on_hand_delta, reserved_delta, on_hand_after, reserved_after, source, note, staff_id, staff_name, business_key)
      select ${at}, sku_id, location_id, ${reason}, 0, ${delta}, on_hand, reserved + ${still}, ${source}, '', null, '', ${`${reason}:${source}:${skuId}`} from stock
      where sku_id = ${skuId} and location_id = ${locationId}`);
  await move(from, 'reserve', quota, `flash:${itemId}`, quota - claimed);
  await move(until, 'release', claimed - quota, `flash:${itemId}:rest`, 0);
};
