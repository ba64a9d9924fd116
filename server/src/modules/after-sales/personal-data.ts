import { iso, isoOrNull } from '../../platform/clock.ts';
import { toJson } from '../../platform/db/orm.ts';
import { type Handler, on } from '../../platform/queue/events.ts';
import { registerDataExport, registerDeletionCheck } from '../customers/index.ts';
import { db } from './case.entity.ts';

const OPEN = ['requested', 'agreed', 'sent', 'received', 'inspected', 'refunding', 'reshipped'] as const;

/** An account may not go while something of it is being settled. */
registerDeletionCheck(async (customerId) => {
  const { n } = await db()
    .selectFrom('after_sales_cases')
    .select((eb) => eb.fn.countAll<number>().as('n'))
    .where('customer_id', '=', customerId)
    .where('status', 'in', [...OPEN])
    .executeTakeFirstOrThrow();
  return Number(n) > 0 ? [`还有 ${n} 个进行中的售后`] : [];
});

registerDataExport('afterSales', async (customerId) => {
  const rows = await db()
    .selectFrom('after_sales_cases')
    .selectAll()
    .where('customer_id', '=', customerId)
    .orderBy('id', 'desc')
    .limit(2_000)
    .execute();
  return rows.map((row) => ({
    no: row.no,
    orderNo: row.order_no,
    kind: row.kind,
    status: row.status,
    reason: row.reason_label,
    description: row.description,
    amount: row.goods + row.freight,
    requestedAt: iso(row.requested_at),
    endedAt: isoOrNull(row.ended_at),
  }));
});

/** Takes the person's own words and pictures out of the cases of a deleted account; what was given back stays. Safe to repeat. */
const forgetPerson = async ({ customerId }: { customerId: number }): Promise<void> => {
  await db()
    .updateTable('after_sales_cases')
    .set({ description: '', pictures: toJson([]) })
    .where('customer_id', '=', customerId)
    .execute();
  await db()
    .updateTable('after_sales_messages')
    .set({ text: '（已注销用户的留言）', pictures: toJson([]) })
    .where('actor_kind', '=', 'customer')
    .where('case_id', 'in', (eb) => eb.selectFrom('after_sales_cases').select('id').where('customer_id', '=', customerId))
    .execute();
};

export const personalHandlers: Handler[] = [on('customer.deleted', 'after-sales.forget-person', forgetPerson)];
