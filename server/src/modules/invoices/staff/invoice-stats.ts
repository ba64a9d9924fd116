import type { InvoiceStats, invoiceStatsIn } from '@huitou/shared-types/invoices/schema.ts';
import type { TaxMark } from '@huitou/shared-types/invoices/states.ts';
import { sql } from 'kysely';
import type { z } from 'zod';
import { DAY, dayOf, endOfDay, later, startOfDay } from '../../../platform/clock.ts';
import type { StaffCall } from '../../../platform/http/mount.ts';
import { db } from '../tables.ts';
import { visibleInvoices } from './scope.ts';

const YEAR_DAYS = 365;
const ISSUED = ['issued', 'partially_red', 'red'] as const;

/** Issued and turned red, by month of their own issue in the shop's zone, and by rate; the last twelve months unless told otherwise. Receipts are no invoices. */
export const invoiceStats = async (input: z.output<typeof invoiceStatsIn>, { actor }: StaffCall): Promise<InvoiceStats> => {
  const from = startOfDay(input.from ?? dayOf(later(-YEAR_DAYS * DAY)));
  const to = endOfDay(input.to ?? dayOf(later(0)));
  const visible = visibleInvoices(actor.locationIds).clearSelect();
  const month = (column: string) => sql<string>`date_format(date_add(${sql.ref(column)}, interval 8 hour), '%Y-%m')`;
  const issued = await visible
    .select([
      month('issued_at').as('month'),
      (eb) => eb.fn.countAll<number>().as('n'),
      sql<number>`sum(amount)`.as('amount'),
      sql<number>`sum(tax)`.as('tax'),
    ])
    .where('status', 'in', [...ISSUED])
    .where('receipt', '=', false)
    .where('issued_at', '>=', from)
    .where('issued_at', '<', to)
    .groupBy('month')
    .execute();
  const failed = await visible
    .select([month('requested_at').as('month'), (eb) => eb.fn.countAll<number>().as('n')])
    .where('status', '=', 'failed')
    .where('requested_at', '>=', from)
    .where('requested_at', '<', to)
    .groupBy('month')
    .execute();
  const reds = await db()
    .selectFrom('invoice_reds as r')
    .select([
      month('r.issued_at').as('month'),
      (eb) => eb.fn.countAll<number>().as('n'),
      sql<number>`sum(r.amount)`.as('amount'),
      sql<number>`sum(r.tax)`.as('tax'),
    ])
    .where('r.status', '=', 'issued')
    .where('r.issued_at', '>=', from)
    .where('r.issued_at', '<', to)
    .where('r.invoice_id', 'in', visible.select('invoices.id').where('receipt', '=', false))
    .groupBy('month')
    .execute();
  const byRate = await db()
    .selectFrom('invoice_lines as l')
    .innerJoin('invoices as i', 'i.id', 'l.invoice_id')
    .select([
      'l.tax_rate',
      'l.tax_mark',
      sql<number>`sum(l.sale_gross - if(i.status = 'issued', 0, l.red_gross))`.as('amount'),
      sql<number>`sum(l.sale_tax - if(i.status = 'issued', 0, l.red_tax))`.as('tax'),
    ])
    .where(
      'i.id',
      'in',
      visible
        .select('invoices.id')
        .where('status', 'in', [...ISSUED])
        .where('receipt', '=', false)
        .where('issued_at', '>=', from)
        .where('issued_at', '<', to),
    )
    .groupBy(['l.tax_rate', 'l.tax_mark'])
    .orderBy('l.tax_rate', 'desc')
    .execute();
  const months = [...new Set([...issued, ...failed, ...reds].map((row) => row.month))].sort();
  return {
    months: months.map((name) => {
      const [blue, bad, red] = [issued, failed, reds].map((rows) => rows.find((row) => row.month === name));
      const sums = (row: unknown): { n: number; amount: number; tax: number } => {
        const { n = 0, amount = 0, tax = 0 } = (row ?? {}) as Partial<Record<'n' | 'amount' | 'tax', number>>;
        return { n: Number(n), amount: Number(amount), tax: Number(tax) };
      };
      const [b, r] = [sums(blue), sums(red)];
      return { month: name, issued: b.n, amount: b.amount, tax: b.tax, reds: r.n, redAmount: r.amount, redTax: r.tax, failed: sums(bad).n };
    }),
    byRate: byRate.map((row) => ({
      taxRate: row.tax_rate,
      taxMark: row.tax_mark as TaxMark,
      amount: Number(row.amount),
      tax: Number(row.tax),
    })),
  };
};
