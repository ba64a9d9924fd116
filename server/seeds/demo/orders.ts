import { orderStatusLabels } from '@huitou/shared-types/orders/states.ts';
import { carrierName } from '@huitou/shared-types/fulfilment/carriers.ts';
import { sql } from 'kysely';
import type { Order, OrderLine } from '../../src/modules/orders/order.entity.ts';
import type { Parcel, ParcelLine, Pickup, ShippingUpload } from '../../src/modules/fulfilment/fulfilment.entity.ts';
import type { Payment, Refund } from '../../src/modules/payments/payment.entity.ts';
import { query } from '../../src/platform/db/orm.ts';
import { transact } from '../../src/platform/db/transact.ts';
import type { StateLog } from '../../src/platform/state-log.entity.ts';
import { type Gift, GiftBook } from './gifts.ts';
import { planOrders, type PlannedOrder } from './history.ts';
import { makeCustomers } from './people.ts';
import { products } from './catalogue.ts';
import { createRng } from './rng.ts';
import { StockBook } from './stock-book.ts';

const db = () =>
  query<
    | typeof Order
    | typeof OrderLine
    | typeof Payment
    | typeof Refund
    | typeof Parcel
    | typeof ParcelLine
    | typeof Pickup
    | typeof ShippingUpload
    | typeof StateLog
  >();
type Row = Record<string, unknown>;

const insertAll = async (table: string, rows: readonly Row[]): Promise<void> => {
  const columns = Object.keys(rows[0] ?? {});
  for (let i = 0; i < rows.length; i += 500) {
    const values = sql.join(rows.slice(i, i + 500).map((row) => sql`(${sql.join(columns.map((column) => sql`${row[column]}`))})`));
    await sql`insert into ${sql.table(table)} (${sql.join(columns.map((column) => sql.ref(column)))}) values ${values}`.execute(db());
  }
};

interface SkuRef {
  id: number;
  product_id: number;
  category_id: number;
  code: string;
  name: string;
  spec: string;
  cover: string;
  cost: number | null;
  weight_g: number;
  limited: boolean;
}
interface Known {
  customers: Map<string, number>;
  skus: Map<string, SkuRef>;
  warehouseId: number;
  storeIds: number[];
  warehouseStaff: { id: number; name: string };
}

const readKnown = async (): Promise<Known> => {
  const rows = async <T>(statement: ReturnType<typeof sql>): Promise<T[]> => (await statement.execute(db())).rows as T[];
  const [customers, skus, locations, staff] = [
    await rows<{ id: number; openid: string }>(sql`select id, openid from customers where openid is not null`),
    await rows<SkuRef>(
      sql`select s.id, s.product_id, p.category_id, s.code, p.name, s.spec, s.cover, s.cost, s.weight_g, p.per_customer is not null as limited from skus s join products p on p.id = s.product_id`,
    ),
    await rows<{ id: number; kind: string; pickup: number }>(
      sql`select id, kind, pickup from locations where enabled = 1 order by priority, id`,
    ),
    await rows<{ id: number; name: string }>(sql`select id, name from staff_members where login = 'warehouse'`),
  ];
  const warehouse = locations.find((location) => location.kind === 'warehouse');
  if (!warehouse || !staff[0]) throw new Error('the demo orders need a warehouse and its staff');
  return {
    customers: new Map(customers.map((customer) => [customer.openid, customer.id])),
    skus: new Map(skus.map((sku) => [sku.code, sku])),
    warehouseId: warehouse.id,
    storeIds: locations.filter((location) => location.pickup).map((location) => location.id),
    warehouseStaff: staff[0],
  };
};

/** Collects the rows of all tables; ids are given here, so that rows can refer to each other. */
class Book {
  readonly orders: Row[] = [];
  readonly lines: Row[] = [];
  readonly payments: Row[] = [];
  readonly refunds: Row[] = [];
  readonly orderRefunds: Row[] = [];
  readonly orderRefundLines: Row[] = [];
  readonly parcels: Row[] = [];
  readonly parcelLines: Row[] = [];
  readonly pickups: Row[] = [];
  readonly uploads: Row[] = [];
  readonly log: Row[] = [];
  readonly limits = new Map<string, { customer_id: number; product_id: number; bought: number }>();
}

const rng = createRng(77);
const stamp = (at: Date): string => new Date(at.getTime() + 8 * 3_600_000).toISOString().replace(/\D/g, '').slice(0, 14);
const serial = (n: number): string =>
  String(n * 104_729 + 17)
    .padStart(9, '0')
    .slice(-9);

/** Writes 90 days of orders, what was paid and sent for them, and the stock that follows from it. Answers how many orders, and the gifts. */
export const seedOrders = async (now: Date): Promise<{ orders: number; gifts: readonly Gift[] }> => {
  const known = await readKnown();
  const plan = planOrders(now, makeCustomers(), products).filter(
    (order) => known.customers.has(order.openid) && order.lines.every((line) => known.skus.has(line.skuCode)),
  );
  const book = new Book();
  const gifts = new GiftBook([...known.customers.values()], now);
  const stock = new StockBook();
  for (const [i, planned] of plan.entries()) writeOrder(planned, i + 1, known, book, stock, gifts);
  const opening = new Map(
    products.flatMap((product) =>
      product.skus.flatMap((one) => {
        const sku = known.skus.get(one.code);
        return sku ? [[sku.id, { left: one.stock, safety: one.safetyStock }] as const] : [];
      }),
    ),
  );
  const { levels, movements } = stock.close(opening, known.warehouseId, known.storeIds, new Date(now.getTime() - 91 * 86_400_000));
  await transact(async () => {
    await insertAll('orders', book.orders);
    await insertAll('order_lines', book.lines);
    await insertAll('payments', book.payments);
    if (book.refunds.length > 0) {
      await insertAll('refunds', book.refunds);
      await insertAll('order_refunds', book.orderRefunds);
      await insertAll('order_refund_lines', book.orderRefundLines);
    }
    await insertAll('parcels', book.parcels);
    await insertAll('parcel_lines', book.parcelLines);
    await insertAll('pickups', book.pickups);
    await insertAll('shipping_uploads', book.uploads);
    await insertAll('state_log', book.log);
    await insertAll('stock', levels);
    await insertAll('stock_movements', movements);
    if (book.limits.size > 0) await insertAll('purchase_counters', [...book.limits.values()]);
    await countCustomersAndSales();
  });
  return { orders: plan.length, gifts: gifts.gifts };
};

const writeOrder = (planned: PlannedOrder, id: number, known: Known, book: Book, stock: StockBook, gifts: GiftBook): void => {
  const customerId = known.customers.get(planned.openid) as number;
  const storeId = planned.deliveryKind === 'pickup' ? (known.storeIds[id % Math.max(1, known.storeIds.length)] ?? known.warehouseId) : null;
  const locationId = storeId ?? known.warehouseId;
  const no = `O${stamp(planned.placedAt)}${serial(id)}`;
  const { address, cancelled } = planned;
  const paymentId = planned.paidAt ? id : null;
  const refunded = cancelled?.refundedAt ? planned.payable : 0;
  book.orders.push({
    id,
    no,
    customer_id: customerId,
    request_key: `demo-${id}`,
    request_hash: '',
    status: planned.status,
    delivery_kind: planned.deliveryKind,
    location_id: locationId,
    store_id: storeId,
    pieces: planned.lines.reduce((sum, line) => sum + line.quantity, 0),
    items_total: planned.itemsTotal,
    discount_total: 0,
    freight: planned.freight,
    payable: planned.payable,
    paid: planned.paidAt ? planned.payable : 0,
    refunded,
    refunded_freight: cancelled?.refundedAt ? planned.freight : 0,
    payment_id: paymentId,
    discounts: '[]',
    invoice_title: null,
    note: planned.note,
    staff_note: '',
    receiver_name: address?.name ?? '',
    receiver_phone: address?.phone ?? '13800138000',
    province: address?.province ?? '',
    city: address?.city ?? '',
    district: address?.district ?? '',
    street: address?.street ?? '',
    detail: address?.detail ?? '',
    district_code: address?.districtCode ?? '',
    placed_at: planned.placedAt,
    pay_before: planned.payBefore,
    warned_at: null,
    paid_at: planned.paidAt,
    shipped_at: planned.shippedAt ?? planned.pickup?.verifiedAt ?? null,
    receive_before: planned.receiveBefore,
    received_at: planned.received?.at ?? null,
    cancelled_at: cancelled?.at ?? null,
    cancel_reason: cancelled?.reason ?? '',
    cancelled_by: cancelled?.by ?? '',
    hurried_at: null,
    extended: 0,
    hidden: 0,
  });
  const lineIds = planned.lines.map((line) => {
    const sku = known.skus.get(line.skuCode) as SkuRef;
    const lineId = book.lines.length + 1;
    book.lines.push({
      id: lineId,
      order_id: id,
      sku_id: sku.id,
      product_id: sku.product_id,
      category_id: sku.category_id,
      code: sku.code,
      name: sku.name,
      spec: sku.spec,
      picture: sku.cover,
      quantity: line.quantity,
      shipped: line.shipped,
      cancelled: cancelled ? line.quantity : 0,
      unit_price: line.unitPrice,
      discount: 0,
      freight: line.freight,
      payable: line.payable,
      refunded: cancelled?.refundedAt ? line.payable : 0,
      cost: sku.cost,
      weight_g: sku.weight_g,
      limited: sku.limited ? 1 : 0,
    });
    stock.book('reserve', locationId, sku.id, line.quantity, `order:${id}`, planned.placedAt);
    if (cancelled)
      stock.book('release', locationId, sku.id, line.quantity, `order:${id}${cancelled.refundedAt ? ':closed' : ''}`, cancelled.at);
    else if (sku.limited) count(book, customerId, sku.product_id, line.quantity);
    return lineId;
  });
  if (planned.paidAt) writePayment(planned, { id, no, customerId, locationId, lineIds }, book, gifts);
  const skuLine = new Map(
    planned.lines.map((line, i) => [line.skuCode, { lineId: lineIds[i] as number, skuId: (known.skus.get(line.skuCode) as SkuRef).id }]),
  );
  for (const [i, parcel] of planned.parcels.entries()) {
    const parcelId = book.parcels.length + 1;
    book.parcels.push({
      id: parcelId,
      order_id: id,
      seq: i + 1,
      kind: 'express',
      carrier: parcel.carrier,
      tracking_no: parcel.trackingNo,
      staff_id: known.warehouseStaff.id,
      shipped_at: parcel.shippedAt,
      uploaded_at: parcel.shippedAt,
    });
    for (const item of parcel.items) {
      const line = skuLine.get(item.skuCode);
      if (!line) continue;
      book.parcelLines.push({ parcel_id: parcelId, line_id: line.lineId, quantity: item.quantity });
      stock.book('commit', locationId, line.skuId, item.quantity, `parcel:${parcelId}`, parcel.shippedAt);
    }
  }
  if (planned.pickup && storeId !== null) writePickup(planned, planned.pickup, id, storeId, skuLine, known, book, stock);
  if (planned.parcels.length > 0 || planned.pickup?.verifiedAt) {
    const at = planned.shippedAt ?? planned.pickup?.verifiedAt ?? planned.placedAt;
    book.uploads.push({
      order_id: id,
      order_no: no,
      status: 'done',
      attempts: 1,
      mode: planned.parcels.length > 1 || planned.status === 'part_shipped' ? 2 : 1,
      error_code: '',
      error: '',
      finished: planned.status !== 'part_shipped',
      next_at: null,
      updated_at: at,
    });
  }
  writeLog(planned, id, customerId, known, book);
};

const count = (book: Book, customerId: number, productId: number, quantity: number): void => {
  const name = `${customerId}:${productId}`;
  const row = book.limits.get(name) ?? { customer_id: customerId, product_id: productId, bought: 0 };
  book.limits.set(name, { ...row, bought: row.bought + quantity });
};

interface PaidFor {
  id: number;
  no: string;
  customerId: number;
  locationId: number;
  lineIds: readonly number[];
}
const writePayment = (
  planned: PlannedOrder,
  { id, no: orderNo, customerId, locationId, lineIds }: PaidFor,
  book: Book,
  gifts: GiftBook,
): void => {
  const paidAt = planned.paidAt as Date;
  const no = `P${stamp(paidAt)}${serial(id)}`;
  const refundedAt = planned.cancelled?.refundedAt ?? null;
  const balancePart = gifts.take(customerId, planned.payable, paidAt);
  book.payments.push({
    id,
    no,
    kind: 'order',
    payable_no: orderNo,
    customer_id: customerId,
    channel: 'wechat',
    status: 'succeeded',
    live_key: `order:${orderNo}`,
    location_id: locationId,
    amount: planned.payable,
    balance_part: balancePart,
    refunded: refundedAt ? planned.payable : 0,
    refunding: 0,
    unwanted: 0,
    transaction_id: `4200${String(rng.int(0, 9_999))}${stamp(paidAt)}${serial(id)}`.padEnd(28, '0').slice(0, 28),
    openid: planned.openid,
    description: '回头好物',
    notify_url: '',
    expires_at: planned.payBefore,
    prepay_id: null,
    prepay_at: null,
    query_step: 0,
    next_query_at: null,
    refund_turn_at: null,
    refund_turn_id: null,
    channel_refunds: refundedAt ? 1 : 0,
    created_at: planned.placedAt,
    paid_at: paidAt,
    closed_at: null,
  });
  if (!refundedAt || !planned.cancelled) return;
  const refundId = book.refunds.length + 1;
  book.orderRefunds.push({
    order_id: id,
    refund_id: refundId,
    goods: planned.itemsTotal,
    freight: planned.freight,
    at: planned.cancelled.at,
  });
  for (const [i, line] of planned.lines.entries())
    book.orderRefundLines.push({ refund_id: refundId, line_id: lineIds[i], amount: line.payable, quantity: line.quantity });
  book.refunds.push({
    id: refundId,
    root_id: null,
    customer_id: customerId,
    location_id: locationId,
    balance_part: balancePart,
    way: 'wechat',
    received_account: '支付用户零钱',
    card_target: '',
    returned_at: null,
    offline: null,
    no: `R${stamp(refundedAt)}${serial(id)}`,
    request_key: `close:${id}`,
    payment_id: id,
    payment_no: no,
    kind: 'order',
    payable_no: orderNo,
    status: 'succeeded',
    amount: planned.payable,
    reason: planned.cancelled.reason,
    unwanted: 0,
    refund_id: `503${serial(id)}${stamp(refundedAt)}`,
    attempts: 1,
    failure: '',
    next_try_at: null,
    created_at: planned.cancelled.at,
    accepted_at: planned.cancelled.at,
    finished_at: refundedAt,
  });
};

const writePickup = (
  planned: PlannedOrder,
  pickup: NonNullable<PlannedOrder['pickup']>,
  id: number,
  storeId: number,
  skuLine: Map<string, { lineId: number; skuId: number }>,
  known: Known,
  book: Book,
  stock: StockBook,
): void => {
  const pickupId = book.pickups.length + 1;
  const status = planned.cancelled ? 'void' : pickup.verifiedAt ? 'verified' : 'open';
  book.pickups.push({
    id: pickupId,
    order_id: id,
    store_id: storeId,
    code: pickup.code,
    open_code: status === 'open' ? pickup.code : null,
    status,
    expires_at: new Date((planned.paidAt as Date).getTime() + 14 * 86_400_000),
    verified_at: pickup.verifiedAt,
    verified_by: pickup.verifiedAt ? known.warehouseStaff.id : null,
  });
  if (!pickup.verifiedAt) return;
  for (const line of planned.lines)
    stock.book(
      'commit',
      storeId,
      (skuLine.get(line.skuCode) as { skuId: number }).skuId,
      line.quantity,
      `pickup:${pickupId}:${pickup.verifiedAt.getTime()}`,
      pickup.verifiedAt,
    );
};

const writeLog = (planned: PlannedOrder, id: number, customerId: number, known: Known, book: Book): void => {
  const add = (
    at: Date | null | undefined,
    move: string,
    to: PlannedOrder['status'],
    title: string,
    by: 'customer' | 'staff' | 'system',
    note = '',
  ): void => {
    if (!at) return;
    const actor = {
      customer: { actor_id: customerId, actor_name: '顾客' },
      staff: { actor_id: known.warehouseStaff.id, actor_name: known.warehouseStaff.name },
      system: { actor_id: null, actor_name: '系统' },
    }[by];
    book.log.push({
      subject: 'orders',
      subject_id: id,
      move,
      from_status: '',
      to_status: to,
      title,
      note,
      actor_kind: by,
      ...actor,
      data: null,
      at,
    });
  };
  add(planned.paidAt, 'pay', 'paid', '支付成功', 'system');
  for (const [i, parcel] of planned.parcels.entries()) {
    const last = i === planned.parcels.length - 1 && planned.shippedAt !== null;
    add(
      parcel.shippedAt,
      last ? 'ship' : 'shipPart',
      last ? 'shipped' : 'part_shipped',
      last ? '发货' : orderStatusLabels.part_shipped.label,
      'staff',
      `${carrierName(parcel.carrier)} ${parcel.trackingNo}`,
    );
  }
  if (planned.pickup?.verifiedAt) add(planned.pickup.verifiedAt, 'pickUp', 'received', '核销自提', 'staff');
  else if (planned.received)
    add(
      planned.received.at,
      'receive',
      'received',
      planned.received.by === 'system' ? '系统自动确认收货' : '确认收货',
      planned.received.by,
    );
  add(planned.completedAt, 'complete', 'completed', '完成', 'system');
  const { cancelled } = planned;
  if (cancelled)
    add(
      cancelled.at,
      cancelled.refundedAt ? 'close' : 'cancel',
      'cancelled',
      cancelled.refundedAt ? '关闭并退款' : '取消订单',
      cancelled.by,
      cancelled.reason,
    );
};

/** What handlers would have counted, had these orders come in one by one. */
const countCustomersAndSales = async (): Promise<void> => {
  await sql`insert into customer_purchases (order_id, customer_id, paid, at) select id, customer_id, paid, paid_at from orders where paid_at is not null`.execute(
    db(),
  );
  await sql`insert into customer_refunds (refund_id, customer_id, amount, at) select r.id, p.customer_id, r.amount, r.created_at from refunds r join payments p on p.id = r.payment_id where not r.unwanted`.execute(
    db(),
  );
  await sql`update customers c join (select customer_id, count(*) as n, sum(paid - refunded) as spent, max(paid_at) as last_at from orders where paid_at is not null group by customer_id) o on o.customer_id = c.id
    set c.order_count = o.n, c.spent = o.spent, c.last_order_at = o.last_at`.execute(db());
  await sql`update products p join (select l.product_id, sum(l.quantity) as n from order_lines l join orders o on o.id = l.order_id where o.paid_at is not null and o.status <> 'cancelled' group by l.product_id) s on s.product_id = p.id
    set p.sales = p.sales + s.n`.execute(db());
};
