import type { redInvoiceIn, StaffInvoice } from '@huitou/shared-types/invoices/schema.ts';
import { redMoves, redReasonLabels } from '@huitou/shared-types/invoices/states.ts';
import { yuan } from '@huitou/shared-types/money.ts';
import { sql } from 'kysely';
import type { z } from 'zod';
import { now } from '../../../platform/clock.ts';
import { afterCommit, transact } from '../../../platform/db/transact.ts';
import { fail, must } from '../../../platform/errors.ts';
import type { StaffCall } from '../../../platform/http/mount.ts';
import { move } from '../../../platform/move.ts';
import { recordAudit } from '../../audit/index.ts';
import { wakeRed } from '../invoices.jobs.ts';
import { newInvoiceNo } from '../numbers.ts';
import { providerNamed } from '../ports.ts';
import { linesOfInvoices, lockInvoice, setTrouble } from '../read-invoice.ts';
import { createRed, releaseRed, wholeOf } from '../reds/create-red.ts';
import { redRefOf } from '../reds/work-on-red.ts';
import { db, type InvoiceRow, type RedRow } from '../tables.ts';
import { staffInvoiceRow } from './scope.ts';
import { staffInvoice } from './staff-invoices.queries.ts';

/** Turns an invoice red by hand. @throws state_forbidden, red_exceeds, red_must_be_whole */
export const redInvoice = async (input: z.output<typeof redInvoiceIn>, call: StaffCall): Promise<StaffInvoice> => {
  await staffInvoiceRow(call.actor, input.id);
  await transact(async () => {
    const row = await lockInvoice(input.id);
    if (row.status !== 'issued' && row.status !== 'partially_red') fail('state_forbidden');
    const lines = (await linesOfInvoices([row.id])).get(row.id) ?? [];
    const whole = wholeOf(lines);
    const parts =
      input.lines.length === 0 ? whole : input.lines.map(({ lineId, amount, quantity }) => ({ lineId, gross: amount, quantity }));
    if (whole.length === 0) fail('red_exceeds', '发票已全部红冲或正在红冲');
    const untouched = lines.every((line) => line.red_gross === 0);
    const all =
      parts.length === whole.length && whole.every((one) => parts.some((part) => part.lineId === one.lineId && part.gross === one.gross));
    if (input.reason === 'wrong' && !(untouched && all)) fail('red_must_be_whole');
    if (new Set(parts.map((part) => part.lineId)).size !== parts.length) fail('invalid_input', '同一行只能填写一次');
    const cause = `staff:${newInvoiceNo('A')}`;
    await createRed(row, lines, {
      parts,
      reason: input.reason,
      cause,
      automatic: false,
      note: input.note || redReasonLabels[input.reason],
      actor: call.actor,
    });
    await recordAudit(call.actor, {
      action: 'invoice.red',
      subject: 'invoice',
      subjectId: row.id,
      summary: `红冲 ${row.no}：${redReasonLabels[input.reason]}`,
      after: { amount: yuan(parts.reduce((sum, part) => sum + part.gross, 0)), note: input.note },
    });
  });
  return staffInvoice(input, call);
};

const visibleRed = async (id: number, call: StaffCall): Promise<{ red: RedRow; invoice: InvoiceRow }> => {
  const red = must(await db().selectFrom('invoice_reds').selectAll().where('id', '=', id).executeTakeFirst());
  return { red, invoice: await staffInvoiceRow(call.actor, red.invoice_id) };
};

/**
 * Applies again. What the buyer refused needs a new application; what failed is asked about first under its old number, for its confirmation
 * may still hold. @throws state_forbidden
 */
export const redAgain = async ({ id }: { id: number }, call: StaffCall): Promise<StaffInvoice> => {
  const { red, invoice } = await visibleRed(id, call);
  await transact(async () => {
    const at = now();
    const fresh = red.status === 'refused' || red.apply_id === '';
    const set = {
      next_try_at: at,
      lease_until: null,
      failure: '',
      attempts: fresh ? 0 : 1,
      ...(fresh ? { apply_no: newInvoiceNo('A'), apply_id: '', confirm_no: '', confirm_before: null } : {}),
    };
    await move('invoice_reds', redMoves, 'again', red.id, call.actor, { set, where: sql`apply_no = ${red.apply_no}` });
    await setTrouble(invoice.id, '');
    await recordAudit(call.actor, {
      action: 'invoice.red-again',
      subject: 'invoice',
      subjectId: invoice.id,
      summary: `重新申请红冲 ${red.no}`,
    });
    afterCommit(() => wakeRed(red.id, at));
  });
  return staffInvoice({ id: invoice.id }, call);
};

/** Withdraws a red letter: first at the provider, so that it cannot take effect behind our back. @throws state_forbidden, provider_refused, unavailable */
export const redCancel = async ({ id }: { id: number }, call: StaffCall): Promise<StaffInvoice> => {
  const { red, invoice } = await visibleRed(id, call);
  if (!['wait_confirm', 'refused', 'failed'].includes(red.status)) fail('state_forbidden');
  if (red.status !== 'refused' && red.apply_id !== '') {
    const by = providerNamed(invoice.provider);
    const answer = by ? await by.redCancel(redRefOf(red)) : null;
    if (!answer || answer.kind === 'unknown') fail('unavailable', answer?.kind === 'unknown' ? answer.detail : '开票平台未接入');
    if (answer?.kind === 'refused' && answer.reason !== 'not_there') fail('provider_refused', answer.detail);
  }
  await transact(async () => {
    await lockInvoice(invoice.id);
    await move('invoice_reds', redMoves, 'cancel', red.id, call.actor, { set: { next_try_at: null } });
    await releaseRed(red.id);
    await setTrouble(invoice.id, red.automatic ? `自动红冲已被撤销，发票金额可能多于实付` : '');
    await recordAudit(call.actor, {
      action: 'invoice.red-cancel',
      subject: 'invoice',
      subjectId: invoice.id,
      summary: `撤销红冲 ${red.no}`,
    });
  });
  return staffInvoice({ id: invoice.id }, call);
};
