import type { RedReason } from '@huitou/shared-types/invoices/states.ts';
import { yuan } from '@huitou/shared-types/money.ts';
import { sql } from 'kysely';
import { now } from '../../../platform/clock.ts';
import type { Actor } from '../../../platform/context.ts';
import { json, toJson } from '../../../platform/db/orm.ts';
import { afterCommit } from '../../../platform/db/transact.ts';
import { fail } from '../../../platform/errors.ts';
import { logStates } from '../../../platform/move.ts';
import { type BlueLine, redLine, type RedPart, redPart } from '../engine/red-lines.ts';
import { wakeRed } from '../invoices.jobs.ts';
import { newInvoiceNo } from '../numbers.ts';
import type { IssueCommand, RedApplyCommand } from '../ports.ts';
import { db, type InvoiceLineRow, type InvoiceRow } from '../tables.ts';

export interface RedAsked {
  parts: { lineId: number; gross: number; quantity: number }[];
  reason: RedReason;
  /** Names what it is for: the same cause makes one red letter of an invoice. */
  cause: string;
  automatic: boolean;
  note: string;
  actor: Actor;
}

export const blueLine = (row: InvoiceLineRow): BlueLine => ({
  id: row.id,
  position: row.position,
  name: row.name,
  spec: row.spec,
  unit: row.unit,
  quantity: row.quantity,
  taxCode: row.tax_code,
  taxRate: row.tax_rate,
  taxMark: row.tax_mark,
  saleGross: row.sale_gross,
  saleTax: row.sale_tax,
  redGross: row.red_gross,
  redTax: row.red_tax,
  redQuantity: row.red_quantity,
});

/** Everything that is left of an invoice. */
export const wholeOf = (lines: readonly InvoiceLineRow[]): RedAsked['parts'] =>
  lines
    .filter((line) => line.property !== 'discount' && line.sale_gross > line.red_gross)
    .map((line) => ({
      lineId: line.id,
      gross: line.sale_gross - line.red_gross,
      quantity: Math.max(0, (line.quantity ?? 0) - line.red_quantity),
    }));

/**
 * Begins a red letter for an issued invoice that the caller has locked: takes hold of the amounts by line, so that red letters together never
 * say more than the blue invoice. Answers its id; null when its cause has made one before.
 * @throws red_exceeds
 */
export const createRed = async (row: InvoiceRow, lines: readonly InvoiceLineRow[], asked: RedAsked): Promise<number | null> => {
  const before = await db()
    .selectFrom('invoice_reds')
    .select('id')
    .where('invoice_id', '=', row.id)
    .where('cause', '=', asked.cause)
    .executeTakeFirst();
  if (before) return null;
  const parts: { blue: BlueLine; part: RedPart }[] = [];
  for (const { lineId, gross, quantity } of asked.parts) {
    const line = lines.find((one) => one.id === lineId && one.property !== 'discount');
    if (!line || gross > line.sale_gross - line.red_gross)
      return fail('red_exceeds', line ? `${line.name} 最多可红冲 ${yuan(line.sale_gross - line.red_gross)} 元` : undefined);
    const blue = blueLine(line);
    parts.push({ blue, part: redPart(blue, gross, quantity) });
  }
  if (parts.length === 0) fail('red_exceeds');
  for (const { part } of parts) await hold(row.id, part);
  const sum = (pick: (part: RedPart) => number): number => parts.reduce((all, one) => all + pick(one.part), 0);
  const totals = { amount: sum((part) => part.gross), net: sum((part) => part.net), tax: sum((part) => part.tax) };
  const applyNo = newInvoiceNo('A');
  const at = now();
  const no = newInvoiceNo('H');
  const { insertId } = await db()
    .insertInto('invoice_reds')
    .values({
      no,
      invoice_id: row.id,
      status: 'applying',
      reason: asked.reason,
      cause: asked.cause,
      automatic: asked.automatic,
      note: asked.note.slice(0, 100),
      ...totals,
      apply_no: applyNo,
      apply_id: '',
      confirm_no: '',
      confirm_before: null,
      command: toJson(redCommandOf(row, applyNo, asked.reason, parts)) as never,
      red_no: newInvoiceNo('R'),
      red_serial: '',
      invoice_number: null,
      attempts: 0,
      next_try_at: at,
      lease_until: null,
      failure: '',
      created_at: at,
      issued_at: null,
    })
    .executeTakeFirstOrThrow();
  const id = Number(insertId);
  await db()
    .insertInto('invoice_red_lines')
    .values(
      parts.map(({ part }) => ({
        red_id: id,
        line_id: part.lineId,
        quantity: part.quantity,
        gross: part.gross,
        net: part.net,
        tax: part.tax,
      })),
    )
    .execute();
  await logStates(asked.actor, {
    subject: 'invoices',
    subjectId: row.id,
    move: 'red',
    title: '申请红冲',
    note: `${yuan(totals.amount)} 元${asked.note ? `，${asked.note}` : ''}`,
    data: { redId: id },
  });
  afterCommit(() => wakeRed(id, at));
  return id;
};

/** The guard is in the write. @throws red_exceeds */
const hold = async (invoiceId: number, part: RedPart): Promise<void> => {
  const done = await db()
    .updateTable('invoice_lines')
    .set({
      red_gross: sql`red_gross + ${part.gross}`,
      red_tax: sql`red_tax + ${part.tax}`,
      red_quantity: sql`red_quantity + ${part.quantity}`,
    })
    .where('id', '=', part.lineId)
    .where('invoice_id', '=', invoiceId)
    .where(sql<boolean>`red_gross + ${part.gross} <= sale_gross`)
    .executeTakeFirst();
  if (done.numUpdatedRows !== 1n) fail('red_exceeds');
};

/** Lets go of what a red letter held that will not be issued. */
export const releaseRed = async (redId: number): Promise<void> => {
  for (const part of await db().selectFrom('invoice_red_lines').selectAll().where('red_id', '=', redId).execute())
    await db()
      .updateTable('invoice_lines')
      .set({
        red_gross: sql`red_gross - ${part.gross}`,
        red_tax: sql`red_tax - ${part.tax}`,
        red_quantity: sql`red_quantity - ${part.quantity}`,
      })
      .where('id', '=', part.line_id)
      .execute();
};

/** What is applied for. */
export const redCommandOf = (
  row: InvoiceRow,
  no: string,
  reason: RedReason,
  parts: readonly { blue: BlueLine; part: RedPart }[],
): RedApplyCommand => {
  const blue = json<IssueCommand>(row.command as never);
  const sum = (pick: (part: RedPart) => number): number => -parts.reduce((all, one) => all + pick(one.part), 0);
  return {
    no,
    blue: {
      no: row.provider_no ?? row.no,
      serial: row.provider_serial,
      invoiceNumber: row.invoice_number ?? '',
      issuedAt: row.issued_at ?? row.requested_at,
      type: row.type,
    },
    seller: blue.seller,
    buyer: blue.buyer,
    reason,
    lines: parts.map(({ blue: line, part }) => redLine(line, part)),
    gross: sum((part) => part.gross),
    net: sum((part) => part.net),
    tax: sum((part) => part.tax),
    clerk: blue.clerk,
    noticeUrl: blue.noticeUrl,
  };
};
