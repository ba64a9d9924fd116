import { regionText } from '@huitou/shared-types/customers/region-text.ts';
import { iso, isoOrNull } from '../../platform/clock.ts';
import { json } from '../../platform/db/orm.ts';
import { customerTraces } from '../catalog/index.ts';
import { registerDataExport, registerDeletionCheck } from '../customers/index.ts';
import { db, type LineDiscount } from './order.entity.ts';
import { linesOf } from './order.queries.ts';

const OPEN = ['unpaid', 'paid', 'part_shipped', 'shipped', 'received'] as const;
const MOST_EXPORTED = 2_000;

/** An account may not go while something may still have to be sent, received or taken back. */
registerDeletionCheck(async (customerId) => {
  const rows = await db()
    .selectFrom('orders')
    .select(['status', (eb) => eb.fn.countAll<number>().as('n')])
    .where('customer_id', '=', customerId)
    .where('status', 'in', [...OPEN])
    .groupBy('status')
    .execute();
  const count = (...statuses: string[]): number =>
    rows.filter((row) => statuses.includes(row.status)).reduce((sum, row) => sum + Number(row.n), 0);
  const [open, inAfterSales] = [count('unpaid', 'paid', 'part_shipped', 'shipped'), count('received')];
  return [...(open > 0 ? [`还有 ${open} 个未完成的订单`] : []), ...(inAfterSales > 0 ? [`还有 ${inAfterSales} 个订单在售后期内`] : [])];
});

const discountsOf = (discounts: unknown) => json<LineDiscount[]>(discounts).map(({ label, amount }) => ({ label, amount }));

registerDataExport('orders', async (customerId) => {
  const orders = await db()
    .selectFrom('orders')
    .selectAll()
    .where('customer_id', '=', customerId)
    .orderBy('id', 'desc')
    .limit(MOST_EXPORTED)
    .execute();
  const lines = await linesOf(orders.map((order) => order.id));
  return orders.map((order) => ({
    no: order.no,
    status: order.status,
    placedAt: iso(order.placed_at),
    paidAt: isoOrNull(order.paid_at),
    payable: order.payable,
    discounts: discountsOf(order.discounts),
    freightOff: order.freight_off,
    pointsUsed: order.points_used,
    receiver: {
      name: order.receiver_name,
      phone: order.receiver_phone,
      address: `${regionText(order)}${order.street}${order.detail}`,
    },
    note: order.note,
    lines: (lines.get(order.id) ?? []).map((line) => ({
      name: line.name,
      spec: line.spec,
      quantity: line.quantity,
      payable: line.payable,
    })),
  }));
});
/** Favourites, footprints and searches: `catalog` stands beside `customers` and cannot register them itself. */
registerDataExport('traces', customerTraces);

/** Takes the person out of the orders of a deleted account; what was bought and paid stays, as the law asks. Safe to repeat. */
export const forgetPerson = async ({ customerId }: { customerId: number }): Promise<void> => {
  await db()
    .updateTable('orders')
    .set({ receiver_name: '已注销用户', receiver_phone: '', street: '', detail: '', note: '', invoice_title: null })
    .where('customer_id', '=', customerId)
    .execute();
};
