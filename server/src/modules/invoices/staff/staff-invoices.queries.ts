import type {
  redListIn,
  RedPage,
  StaffInvoice,
  StaffInvoiceCounts,
  staffInvoiceListIn,
  StaffInvoicePage,
  StaffInvoiceRow,
  StaffRedRow,
} from '@huitou/shared-types/invoices/schema.ts';
import { invoiceTabStatuses } from '@huitou/shared-types/invoices/states.ts';
import type { z } from 'zod';
import { isoOrNull } from '../../../platform/clock.ts';
import { idCursor, toPage } from '../../../platform/db/keyset.ts';
import type { StaffCall } from '../../../platform/http/mount.ts';
import { maskPhone } from '../../../platform/ids.ts';
import { customerBriefs } from '../../customers/index.ts';
import { cardsOf, withParts } from '../invoice.queries.ts';
import { invoiceView, maskEmail, redView } from '../invoice.view.ts';
import { readInvoice } from '../read-invoice.ts';
import { db, type InvoiceRow } from '../tables.ts';
import { filterInvoices } from './filter-invoices.ts';
import { staffInvoiceRow, visibleInvoices } from './scope.ts';

const OPEN_REDS = ['applying', 'wait_confirm', 'issuing', 'refused', 'failed'] as const;

export const staffRows = async (rows: readonly InvoiceRow[]): Promise<StaffInvoiceRow[]> => {
  const [cards, customers] = await Promise.all([cardsOf(rows, 'staff'), customerBriefs(rows.map((row) => row.customer_id))]);
  return rows.map((row, i) => ({
    ...(cards[i] as (typeof cards)[number]),
    customerId: String(row.customer_id),
    customerName: customers.get(row.customer_id)?.nickname ?? '',
    automatic: Boolean(row.automatic),
    net: row.net,
    tax: row.tax,
    trouble: row.trouble,
  }));
};

export const listInvoices = async (input: z.output<typeof staffInvoiceListIn>, call: StaffCall): Promise<StaffInvoicePage> => {
  const after = idCursor(input.cursor);
  let list = await filterInvoices(input, call.actor.locationIds);
  if (after !== null) list = list.where('invoices.id', '<', after);
  const rows = await list
    .orderBy('invoices.id', 'desc')
    .limit(input.limit + 1)
    .execute();
  const views = await staffRows(rows);
  return toPage(
    rows,
    input.limit,
    (row) => views[rows.indexOf(row)] as StaffInvoiceRow,
    (row) => [row.id],
  );
};

/** Counts what is open; the archive grows for ever and is not counted. */
export const invoiceCounts = async (_: unknown, { actor }: StaffCall): Promise<StaffInvoiceCounts> => {
  const open = [...invoiceTabStatuses.todo, ...invoiceTabStatuses.issuing, ...invoiceTabStatuses.failed];
  const rows = await visibleInvoices(actor.locationIds)
    .clearSelect()
    .select(['status', (eb) => eb.fn.countAll<number>().as('n')])
    .where('status', 'in', open)
    .groupBy('status')
    .execute();
  const trouble = await visibleInvoices(actor.locationIds)
    .clearSelect()
    .select((eb) => eb.fn.countAll<number>().as('n'))
    .where('trouble', '>', '')
    .executeTakeFirstOrThrow();
  const reds = await db()
    .selectFrom('invoice_reds')
    .select((eb) => eb.fn.countAll<number>().as('n'))
    .where('status', 'in', [...OPEN_REDS])
    .$if(actor.locationIds !== null, (q) =>
      q.where('invoice_id', 'in', visibleInvoices(actor.locationIds).clearSelect().select('invoices.id')),
    )
    .executeTakeFirstOrThrow();
  const count = (tab: 'todo' | 'issuing' | 'failed'): number =>
    rows.filter((row) => invoiceTabStatuses[tab].includes(row.status)).reduce((sum, row) => sum + Number(row.n), 0);
  return {
    counts: { todo: count('todo'), issuing: count('issuing'), failed: count('failed') },
    trouble: Number(trouble.n),
    redsOpen: Number(reds.n),
  };
};

export const staffInvoiceView = async (row: InvoiceRow): Promise<StaffInvoice> => {
  const [whole, customers] = await Promise.all([withParts(row), customerBriefs([row.customer_id])]);
  const customer = customers.get(row.customer_id);
  return {
    ...invoiceView(whole, 'staff'),
    customer: {
      id: String(row.customer_id),
      nickname: customer?.nickname ?? '',
      phone: customer?.phone ? maskPhone(customer.phone) : null,
    },
    automatic: Boolean(row.automatic),
    trouble: row.trouble,
    provider: row.provider,
    providerNo: row.provider_no ?? '',
    providerSerial: row.provider_serial,
    email: row.email && maskEmail(row.email),
    phone: row.phone && maskPhone(row.phone),
    remark: row.remark,
    fileHashes: whole.files.map((file) => ({
      fileId: String(file.id),
      sha256: file.sha256,
      keptAt: isoOrNull(file.kept_at),
      keepUntil: isoOrNull(file.keep_until),
      verifiedAt: isoOrNull(file.verified_at),
    })),
  };
};
/** The invoice as it is now; what every use case of staff answers. */
export const staffInvoice = async ({ id }: { id: number }, { actor }: Pick<StaffCall, 'actor'>): Promise<StaffInvoice> =>
  staffInvoiceView(await staffInvoiceRow(actor, id));

export const listReds = async (input: z.output<typeof redListIn>, { actor }: StaffCall): Promise<RedPage> => {
  const after = idCursor(input.cursor);
  const rows = await db()
    .selectFrom('invoice_reds')
    .selectAll()
    .$if(input.status !== undefined, (q) => q.where('status', '=', input.status as (typeof OPEN_REDS)[number]))
    .$if(input.open === true, (q) => q.where('status', 'in', [...OPEN_REDS]))
    .$if(after !== null, (q) => q.where('id', '<', after as number))
    .$if(actor.locationIds !== null, (q) =>
      q.where('invoice_id', 'in', visibleInvoices(actor.locationIds).clearSelect().select('invoices.id')),
    )
    .orderBy('id', 'desc')
    .limit(input.limit + 1)
    .execute();
  const blue = new Map<number, InvoiceRow>();
  const ids = [...new Set(rows.map((row) => row.invoice_id))];
  if (ids.length > 0)
    for (const row of await db().selectFrom('invoices').selectAll().where('id', 'in', ids).execute()) blue.set(row.id, row);
  return toPage(
    rows,
    input.limit,
    (row): StaffRedRow => {
      const invoice = blue.get(row.invoice_id);
      return {
        ...redView(row, [], 'staff'),
        invoiceId: String(row.invoice_id),
        invoiceNo: invoice?.no ?? '',
        title: invoice?.title ?? '',
        blueNumber: invoice?.invoice_number ?? '',
        customerId: String(invoice?.customer_id ?? 0),
      };
    },
    (row) => [row.id],
  );
};

export const invoiceOfRed = async (redId: number): Promise<InvoiceRow | null> => {
  const red = await db().selectFrom('invoice_reds').select('invoice_id').where('id', '=', redId).executeTakeFirst();
  return red ? readInvoice(red.invoice_id) : null;
};
