import type { Invoice, reissueIn } from '@huitou/shared-types/invoices/schema.ts';
import { invoiceMoves } from '@huitou/shared-types/invoices/states.ts';
import type { z } from 'zod';
import { system } from '../../platform/context.ts';
import { isDuplicate, transact } from '../../platform/db/transact.ts';
import { fail, must } from '../../platform/errors.ts';
import type { CustomerCall } from '../../platform/http/mount.ts';
import { logStates, tryMove } from '../../platform/move.ts';
import { publish } from '../../platform/queue/events.ts';
import { readSettings } from '../settings/index.ts';
import { checkInvoice } from './engine/check.ts';
import { refuseBlocked } from './check-orders.ts';
import { myInvoice } from './invoice.queries.ts';
import { readRules } from './read-facts.ts';
import { linesOfInvoices, lockInvoice } from './read-invoice.ts';
import { createRed, wholeOf } from './reds/create-red.ts';
import { headOf } from './request-invoice.ts';
import { db, type InvoiceLineRow, type InvoiceRow } from './tables.ts';

/** How often an order's invoice may be replaced by its customer. */
const MOST_REISSUES = 3;

/** Whether an invoice can be replaced: issued, and no part of it red or turning red. */
export const mayReissue = (row: InvoiceRow, lines: readonly InvoiceLineRow[]): boolean =>
  row.status === 'issued' && lines.every((line) => line.red_gross === 0);

/**
 * Replaces an invoice with a wrong title: the old one turns red whole (a wrong invoice must), and the new one waits for that before it takes
 * the order lines. @throws not_found, state_forbidden, reissue_limit, invoice_blocked for a title that does not fit the type
 */
export const reissueInvoice = async (input: z.output<typeof reissueIn>, { actor }: CustomerCall): Promise<Invoice> => {
  must(await db().selectFrom('invoices').select('id').where('id', '=', input.id).where('customer_id', '=', actor.id).executeTakeFirst());
  const rules = await readRules();
  const settings = await readSettings('invoices');
  try {
    const id = await transact(async () => {
      const old = await lockInvoice(input.id);
      const lines = (await linesOfInvoices([old.id])).get(old.id) ?? [];
      if (!mayReissue(old, lines)) fail('state_forbidden', old.status === 'issued' ? '发票正在红冲' : undefined);
      if ((await generation(old)) >= MOST_REISSUES) fail('reissue_limit');
      refuseBlocked(checkTitle(input, rules));
      const head = headOf({ ...input, customerId: actor.id, automatic: false }, 'awaiting_red', settings);
      const { insertId } = await db()
        .insertInto('invoices')
        .values({ ...head, amount: old.amount, net: old.net, tax: old.tax, replaces_id: old.id } as never)
        .executeTakeFirstOrThrow();
      const made = Number(insertId);
      await copyParts(old.id, made, lines);
      await logStates(actor, {
        subject: 'invoices',
        subjectId: made,
        move: 'request',
        title: '申请换开',
        note: input.reason,
        to: 'awaiting_red',
      });
      await createRed(old, lines, {
        parts: wholeOf(lines),
        reason: 'wrong',
        cause: `reissue:${made}`,
        automatic: true,
        note: `换开：${input.reason}`,
        actor,
      });
      return made;
    });
    return await myInvoice(actor.id, id);
  } catch (error) {
    if (isDuplicate(error)) return fail('state_forbidden', '该发票已申请换开');
    throw error;
  }
};

const checkTitle = (input: z.output<typeof reissueIn>, rules: Awaited<ReturnType<typeof readRules>>) =>
  checkInvoice({ type: input.type, buyer: input.title, orders: [], rules, now: new Date() });

const generation = async (row: InvoiceRow): Promise<number> => {
  let count = 0;
  for (let id = row.replaces_id; id !== null && count < MOST_REISSUES; count += 1)
    id = (await db().selectFrom('invoices').select('replaces_id').where('id', '=', id).executeTakeFirst())?.replaces_id ?? null;
  return count;
};

/** Orders and lines as on the old invoice, without holding the order lines. */
const copyParts = async (from: number, to: number, lines: readonly InvoiceLineRow[]): Promise<void> => {
  const orders = await db().selectFrom('invoice_orders').selectAll().where('invoice_id', '=', from).execute();
  await db()
    .insertInto('invoice_orders')
    .values(orders.map(({ id: _, ...order }) => ({ ...order, invoice_id: to })))
    .execute();
  await db()
    .insertInto('invoice_lines')
    .values(lines.map(({ id: _, ...line }) => ({ ...line, invoice_id: to, live_key: null, red_gross: 0, red_tax: 0, red_quantity: 0 })))
    .execute();
};

/** The old invoice is red: the one that replaces it takes the order lines and goes on. In the transaction of the settled red letter. */
export const releaseReplacement = async (oldId: number): Promise<void> => {
  const next = await db().selectFrom('invoices').selectAll().where('replaces_id', '=', oldId).forUpdate().executeTakeFirst();
  if (!next || !(await tryMove('invoices', invoiceMoves, 'release', next.id, system))) return;
  const lines = (await linesOfInvoices([next.id])).get(next.id) ?? [];
  for (const line of lines)
    if (line.property !== 'discount')
      await db()
        .updateTable('invoice_lines')
        .set({ live_key: line.order_line_id === null ? `freight:${line.order_id}` : `line:${line.order_line_id}` })
        .where('id', '=', line.id)
        .execute();
  await publish('invoice.requested', { invoiceId: next.id, customerId: next.customer_id });
};
