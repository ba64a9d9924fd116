import type { TitleFields } from '@huitou/shared-types/invoices/schema.ts';
import type { InvoiceStatus, RedReason, RedStatus } from '@huitou/shared-types/invoices/states.ts';
import { query, toJson } from '../../platform/db/orm.ts';
import { putPrivateFile } from '../../platform/files/files.ts';
import { digits, sha256 } from '../../platform/ids.ts';
import type { StateLog } from '../../platform/state-log.entity.ts';
import { readOrders } from '../orders/index.ts';
import { readSettings } from '../settings/index.ts';
import { excessOf } from './align-invoice.ts';
import { buildLines } from './engine/build-lines.ts';
import type { OrderFacts } from './engine/facts.ts';
import { redPart, type RedPart } from './engine/red-lines.ts';
import { commandOf } from './issue-invoice.ts';
import { newInvoiceNo } from './numbers.ts';
import type { IssueCommand } from './ports.ts';
import { readFacts, wholeOrders } from './read-facts.ts';
import { linesOfInvoices } from './read-invoice.ts';
import { blueLine, redCommandOf, wholeOf } from './reds/create-red.ts';
import { headOf, writeOrders } from './request-invoice.ts';
import { db, type InvoiceLineRow, type InvoiceRow } from './tables.ts';
import { rememberCompany } from './titles/titles.ts';
import { writeLines } from './write-lines.ts';

/** An invoice of a shop's past, as its order stands now: what the order gave back since turns red. */
export interface SeedInvoice {
  orderId: number;
  customerId: number;
  title: TitleFields;
  status: Exclude<InvoiceStatus, 'partially_red'>;
  requestedAt: Date;
  issuedAt: Date;
  email: string | null;
  failure?: string;
  /** A red letter over everything, for another reason than a refund. */
  red?: { status: RedStatus; reason: RedReason; at: Date; failure?: string };
  replacesId?: number;
  /** Draws the file now; without it the worker does, this many ms later. */
  fileAfterMs: number;
}
type Draw = (command: IssueCommand, no: string) => Promise<Uint8Array>;
const PROVIDER = 'local';
const ISSUED: readonly InvoiceStatus[] = ['issued', 'red'];
const HOLDS: readonly InvoiceStatus[] = ['requested', 'issuing', 'issued', 'failed'];
const YEAR_MS = 366 * 86_400_000;

/** Writes one invoice with its lines, red letters, files and timeline. Answers its id; 0 when there is nothing to invoice. */
export const seedInvoice = async (one: SeedInvoice, draw: Draw): Promise<number> => {
  const order = (await readOrders([one.orderId])).get(one.orderId);
  if (!order) return 0;
  const orders = await wholeOrders([order]);
  const now = await readFacts(orders);
  const issued = ISSUED.includes(one.status);
  const facts = issued ? before(now) : now;
  const lines = buildLines(facts, 'spread');
  const sum = (pick: 'gross' | 'net' | 'tax'): number => lines.reduce((all, line) => all + line[pick], 0);
  const totals = { gross: sum('gross'), net: sum('net'), tax: sum('tax') };
  if (totals.gross === 0) return 0;
  const settings = await readSettings('invoices');
  const head = {
    ...headOf(
      { customerId: one.customerId, type: 'normal', title: one.title, email: one.email, phone: null, automatic: one.email === null },
      one.status,
      settings,
    ),
    no: newInvoiceNo('I', one.requestedAt),
    requested_at: one.requestedAt,
    failure: one.failure ?? '',
    replaces_id: one.replacesId ?? null,
    amount: totals.gross,
    net: totals.net,
    tax: totals.tax,
  };
  const sent = issued || one.status === 'failed' || one.status === 'issuing';
  const command = commandOf(head as Omit<InvoiceRow, 'id'>, { lines, facts, ...totals }, settings, order.placed_at, '');
  const row = {
    ...head,
    ...(sent
      ? { provider: PROVIDER, provider_no: head.no, provider_serial: one.status === 'issuing' ? '' : head.no, command: toJson(command) }
      : {}),
    ...(issued ? { invoice_number: `26${digits(18)}`, issued_at: one.issuedAt } : {}),
    // No provider knows of it, so nobody is asked: it shows what an invoice on its way looks like.
    ...(one.status === 'issuing' ? { attempts: 1, next_try_at: new Date(one.issuedAt.getTime() + 30 * 86_400_000) } : {}),
  };
  const { insertId } = await db()
    .insertInto('invoices')
    .values(row as never)
    .executeTakeFirstOrThrow();
  const id = Number(insertId);
  await writeOrders(id, orders);
  await writeLines(id, lines, HOLDS.includes(one.status));
  await tell(id, one.requestedAt, '申请开票', 'request', row.status, one.email === null ? 'system' : 'customer');
  if (sent) await tell(id, one.issuedAt, '提交开票', 'issue', 'issuing', 'system');
  if (one.status === 'failed') await tell(id, one.issuedAt, '开票失败', 'fail', 'failed', 'system');
  if (!issued) return id;
  await tell(id, one.issuedAt, '开票成功', 'succeed', 'issued', 'system');
  await seedFile(id, head.no, command, one, draw);
  if (one.title.taxNo) await rememberCompany(one.title.title, one.title.taxNo);
  await seedReds({ ...row, id } as unknown as InvoiceRow, one, now);
  return id;
};

/** The orders as they were before they gave anything back. */
const before = (facts: readonly OrderFacts[]): OrderFacts[] =>
  facts.map((order) => ({ ...order, lines: order.lines.map((line) => ({ ...line, refunded: 0 })) }));

const seedReds = async (row: InvoiceRow, one: SeedInvoice, facts: readonly OrderFacts[]): Promise<void> => {
  const lines = (await linesOfInvoices([row.id])).get(row.id) ?? [];
  const excess = excessOf(lines, facts).map(({ line, excess: gross, pieces }) => ({ lineId: line.id, gross, quantity: pieces }));
  if (one.red) return seedRed(row, lines, wholeOf(lines), { ...one.red, cause: `seed:${row.no}`, automatic: one.red.reason === 'wrong' });
  if (excess.length > 0)
    await seedRed(row, lines, excess, {
      status: 'issued',
      reason: 'allowance',
      at: new Date(Math.min(one.issuedAt.getTime() + 5 * 86_400_000, Date.now() - 3_600_000)),
      cause: 'refunded',
      automatic: true,
    });
};

const seedRed = async (
  row: InvoiceRow,
  lines: readonly InvoiceLineRow[],
  wanted: { lineId: number; gross: number; quantity: number }[],
  red: { status: RedStatus; reason: RedReason; at: Date; cause: string; automatic: boolean; failure?: string },
): Promise<void> => {
  const parts = wanted.map(({ lineId, gross, quantity }) => {
    const blue = blueLine(lines.find((line) => line.id === lineId) as InvoiceLineRow);
    return { blue, part: redPart(blue, gross, quantity) };
  });
  const sum = (pick: (part: RedPart) => number): number => parts.reduce((all, one) => all + pick(one.part), 0);
  const amount = sum((part) => part.gross);
  const done = red.status === 'issued';
  const no = `H${row.no.slice(1)}`;
  const applyNo = `A${row.no.slice(1)}`;
  const { insertId } = await db()
    .insertInto('invoice_reds')
    .values({
      no,
      invoice_id: row.id,
      status: red.status,
      reason: red.reason,
      cause: red.cause,
      automatic: red.automatic,
      note: '',
      amount,
      net: sum((part) => part.net),
      tax: sum((part) => part.tax),
      apply_no: applyNo,
      apply_id: applyNo,
      confirm_no: done ? applyNo : '',
      confirm_before: red.status === 'wait_confirm' ? new Date(red.at.getTime() + 3 * 86_400_000) : null,
      command: toJson(redCommandOf(row, applyNo, red.reason, parts)) as never,
      red_no: `R${row.no.slice(1)}`,
      red_serial: '',
      invoice_number: done ? `26${digits(18)}` : null,
      attempts: 1,
      // The buyer has three days; until then nobody needs to ask.
      next_try_at: red.status === 'wait_confirm' ? new Date(red.at.getTime() + 3 * 86_400_000) : null,
      lease_until: null,
      failure: red.failure ?? '',
      created_at: red.at,
      issued_at: done ? red.at : null,
    })
    .executeTakeFirstOrThrow();
  const redId = Number(insertId);
  for (const { part } of parts) {
    await db()
      .insertInto('invoice_red_lines')
      .values({ red_id: redId, line_id: part.lineId, quantity: part.quantity, gross: part.gross, net: part.net, tax: part.tax })
      .execute();
    await db()
      .updateTable('invoice_lines')
      .set({ red_gross: part.gross, red_tax: part.tax, red_quantity: part.quantity })
      .where('id', '=', part.lineId)
      .execute();
  }
  await tell(row.id, red.at, '申请红冲', 'red', '', 'system');
  if (red.failure)
    await db()
      .updateTable('invoices')
      .set({ trouble: `红冲未获购方同意：${red.failure}` })
      .where('id', '=', row.id)
      .execute();
  if (!done) return;
  const whole = amount === row.amount;
  await db()
    .updateTable('invoices')
    .set({ red: amount, status: whole ? 'red' : 'partially_red' })
    .where('id', '=', row.id)
    .execute();
  if (whole) await db().updateTable('invoice_lines').set({ live_key: null }).where('invoice_id', '=', row.id).execute();
  await tell(
    row.id,
    red.at,
    whole ? '全额红冲' : '部分红冲',
    whole ? 'turnRed' : 'turnPartlyRed',
    whole ? 'red' : 'partially_red',
    'system',
  );
};

const seedFile = async (id: number, no: string, command: IssueCommand, one: SeedInvoice, draw: Draw): Promise<void> => {
  const now = one.fileAfterMs === 0 ? await draw(command, no) : null;
  const hash = now ? sha256(now) : '';
  const month = one.issuedAt.toISOString().slice(0, 7).replace('-', '/');
  const path = now ? await putPrivateFile(`invoices/${month}/${no}-${hash.slice(0, 12)}.pdf`, now, 'application/pdf') : '';
  await db()
    .insertInto('invoice_files')
    .values({
      invoice_id: id,
      red_key: 0,
      format: 'pdf',
      state: now ? 'kept' : 'fetching',
      url: `receipt:${no}`,
      path,
      sha256: hash,
      bytes: now?.length ?? 0,
      attempts: 0,
      next_try_at: now ? null : new Date(Date.now() + one.fileAfterMs),
      failure: '',
      kept_at: now ? one.issuedAt : null,
      keep_until: new Date(one.issuedAt.getTime() + 10 * YEAR_MS),
      verified_at: now ? new Date() : null,
    })
    .execute();
};

const tell = async (id: number, at: Date, title: string, move: string, to: string, by: 'customer' | 'system'): Promise<void> => {
  const actor = { actor_kind: by, actor_id: null, actor_name: by === 'customer' ? '顾客' : '系统' };
  await query<typeof StateLog>()
    .insertInto('state_log')
    .values({ subject: 'invoices', subject_id: id, move, from_status: '', to_status: to, title, note: '', data: null, at, ...actor })
    .execute();
};
