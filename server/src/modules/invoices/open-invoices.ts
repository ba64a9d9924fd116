import { db } from './tables.ts';

/** How many invoices wait for staff: to be issued, failed, or with something that a person must look at. */
export const openInvoices = async (): Promise<{ todo: number; failed: number; trouble: number }> => {
  const rows = await db()
    .selectFrom('invoices')
    .select(['status', (eb) => eb.fn.countAll<number>().as('n')])
    .where('status', 'in', ['requested', 'failed'])
    .groupBy('status')
    .execute();
  const trouble = await db()
    .selectFrom('invoices')
    .select((eb) => eb.fn.countAll<number>().as('n'))
    .where('trouble', '>', '')
    .executeTakeFirstOrThrow();
  const of = (status: string): number => Number(rows.find((row) => row.status === status)?.n ?? 0);
  return { todo: of('requested'), failed: of('failed'), trouble: Number(trouble.n) };
};
