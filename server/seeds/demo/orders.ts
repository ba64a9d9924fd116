import { sql } from 'kysely';
import { em } from '../../src/platform/db/orm.ts';
import { transact } from '../../src/platform/db/transact.ts';
import { writeCases } from './cases.ts';
import { products } from './catalogue.ts';
import { type Gift, GiftBook } from './gifts.ts';
import { planOrders } from './history.ts';
import { useCoupons } from './coupons/used.ts';
import { Book, insertAll } from './orders/book.ts';
import { readKnown } from './orders/known.ts';
import { undoneWithOrder } from './orders/write-coupon.ts';
import { writeOrder } from './orders/write-order.ts';
import { makeCustomers } from './people.ts';
import { StockBook } from './stock-book.ts';

/** Writes 90 days of orders, what was paid and sent for them, and the stock that follows from it. Answers how many orders, and the gifts. */
export const seedOrders = async (now: Date): Promise<{ orders: number; gifts: readonly Gift[] }> => {
  const known = await readKnown();
  const plan = useCoupons(
    planOrders(now, makeCustomers(), products).filter(
      (order) => known.customers.has(order.openid) && order.lines.every((line) => known.skus.has(line.skuCode)),
    ),
  );
  const book = new Book();
  const gifts = new GiftBook([...known.customers.values()], now);
  const stock = new StockBook();
  for (const [i, planned] of plan.entries()) writeOrder(planned, i + 1, known, book, stock, gifts);
  const stockOf = new Map(
    products.flatMap((product) => product.skus.map((one) => [known.skus.get(one.code)?.id ?? 0, one.stock] as const)),
  );
  writeCases({ plan, book, known, stock, now, stockOf });
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
    await insertAll('after_sales_cases', book.cases);
    await insertAll('after_sales_lines', book.caseLines);
    if (book.caseUnits.length > 0) await insertAll('after_sales_units', book.caseUnits);
    await insertAll('after_sales_messages', book.caseMessages);
    await insertAll('parcels', book.parcels);
    await insertAll('parcel_lines', book.parcelLines);
    await insertAll('pickups', book.pickups);
    await insertAll('shipping_uploads', book.uploads);
    // First the uses: an order that was undone changes its coupon, too.
    const couponUses = undoneWithOrder(book);
    await insertAll('coupons', book.coupons);
    await insertAll('coupon_uses', couponUses);
    // Timelines are read in the order in which they were written.
    await insertAll(
      'state_log',
      book.log.toSorted((a, b) => (a.at as Date).getTime() - (b.at as Date).getTime()),
    );
    await insertAll('stock', levels);
    await insertAll('stock_movements', movements);
    if (book.limits.size > 0) await insertAll('purchase_counters', [...book.limits.values()]);
    await countCustomersAndSales();
  });
  return { orders: plan.length, gifts: gifts.gifts };
};

/** What handlers would have counted, had these orders come in one by one. */
const countCustomersAndSales = async (): Promise<void> => {
  await sql`insert into customer_purchases (order_id, customer_id, paid, at) select id, customer_id, paid, paid_at from orders where paid_at is not null`.execute(
    em().getKysely(),
  );
  await sql`insert into customer_refunds (refund_id, customer_id, amount, at) select r.id, p.customer_id, r.amount, r.created_at from refunds r join payments p on p.id = r.payment_id where not r.unwanted`.execute(
    em().getKysely(),
  );
  await sql`update customers c join (select customer_id, count(*) as n, sum(paid - refunded) as spent, max(paid_at) as last_at from orders where paid_at is not null group by customer_id) o on o.customer_id = c.id
    set c.order_count = o.n, c.spent = o.spent, c.last_order_at = o.last_at`.execute(em().getKysely());
  await sql`update products p join (select l.product_id, sum(l.quantity) as n from order_lines l join orders o on o.id = l.order_id where o.paid_at is not null and o.status <> 'cancelled' group by l.product_id) s on s.product_id = p.id
    set p.sales = p.sales + s.n`.execute(em().getKysely());
};
