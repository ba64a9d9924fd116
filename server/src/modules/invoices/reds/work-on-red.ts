import { redMoves } from '@huitou/shared-types/invoices/states.ts';
import { later, MINUTE, now } from '../../../platform/clock.ts';
import { system } from '../../../platform/context.ts';
import { json } from '../../../platform/db/orm.ts';
import { transact } from '../../../platform/db/transact.ts';
import { logStates, tryMove } from '../../../platform/move.ts';
import { planNext, takeLease, type Worked } from '../lease.ts';
import {
  type DocumentRef,
  type InvoiceProvider,
  providerNamed,
  type RedApplyCommand,
  type RedConfirmation,
  type RedIssueCommand,
  type RedRef,
} from '../ports.ts';
import { readInvoice, setTrouble } from '../read-invoice.ts';
import { db, type RedRow } from '../tables.ts';
import { nextTry, TOO_MANY } from '../pauses.ts';
import { settleRed } from './settle-red.ts';

const OPEN = ['applying', 'wait_confirm', 'issuing'] as const;
/** The buyer has 72 hours: looking often would tell nothing. */
const CONFIRM_PAUSE_MS = 10 * MINUTE;

export const applyCommandOf = (row: RedRow): RedApplyCommand => {
  const command = json<RedApplyCommand>(row.command as never);
  return { ...command, no: row.apply_no, blue: { ...command.blue, issuedAt: new Date(command.blue.issuedAt) } };
};
export const redRefOf = (row: RedRow): RedRef => ({ no: row.apply_no, applyId: row.apply_id, command: applyCommandOf(row) });
const issueCommandOf = (row: RedRow): RedIssueCommand => ({
  no: row.red_no,
  applyId: row.apply_id,
  confirmNo: row.confirm_no,
  apply: applyCommandOf(row),
});
export const redDocumentOf = (row: RedRow): DocumentRef => ({ no: row.red_no, serial: row.red_serial, command: issueCommandOf(row) });

/** Takes a red letter one step on, as `workOnInvoice` does with an invoice. Answers when to look again; null when there is no need. */
export const workOnRed = async (id: number, options: { asked?: boolean } = {}): Promise<Date | null> => {
  const it: Worked = { table: 'invoice_reds', id, open: OPEN };
  if (!(await takeLease(it, options))) return null;
  const row = await redRow(id);
  if (!row) return null;
  const by = providerNamed((await readInvoice(row.invoice_id)).provider);
  const failure = await (by ? step(by, row) : Promise.resolve('开票平台未接入')).catch(async (error: unknown) => {
    // Whoever comes next need not wait for the lease of one that broke.
    await planNext(it, { before: row.next_try_at, at: nextTry(row.attempts) });
    throw error;
  });
  const after = await redRow(id);
  if (!after || !(OPEN as readonly string[]).includes(after.status)) return null;
  const moved = after.status !== row.status;
  const at =
    moved && after.status === 'issuing' ? now() : after.status === 'wait_confirm' ? later(CONFIRM_PAUSE_MS) : nextTry(row.attempts);
  const next = await planNext(
    { ...it, open: [after.status] },
    { before: row.next_try_at, at },
    { failure: failure.slice(0, 200), ...(moved ? { attempts: 0 } : {}) },
  );
  if (row.attempts >= TOO_MANY && failure !== '') await setTrouble(row.invoice_id, `红冲长时间无结果：${failure}`);
  return next;
};

const redRow = (id: number): Promise<RedRow | undefined> =>
  db().selectFrom('invoice_reds').selectAll().where('id', '=', id).executeTakeFirst();

const step = (by: InvoiceProvider, row: RedRow): Promise<string> => (row.status === 'issuing' ? issue(by, row) : confirm(by, row));

const confirm = async (by: InvoiceProvider, row: RedRow): Promise<string> => {
  if (row.attempts > 1 || row.status === 'wait_confirm') {
    const asked = await by.redQuery(redRefOf(row));
    if (asked.kind === 'ok') return take(row, asked.data);
    if (asked.kind === 'unknown' || asked.reason !== 'not_there') return asked.detail;
    if (row.apply_id !== '') return '开票平台查无此红字申请';
  }
  const answer = await by.redApply(applyCommandOf(row));
  if (answer.kind === 'unknown') return answer.detail;
  if (answer.kind === 'refused') {
    if (answer.next === 'final') await failRed(row, answer.detail);
    return answer.detail;
  }
  await db().updateTable('invoice_reds').set({ apply_id: answer.data.applyId }).where('id', '=', row.id).execute();
  const asked = await by.redQuery({ ...redRefOf(row), applyId: answer.data.applyId });
  return asked.kind === 'ok' ? take({ ...row, apply_id: answer.data.applyId }, asked.data) : '';
};

/** What became of the application. */
const take = async (row: RedRow, said: RedConfirmation): Promise<string> => {
  const set = { apply_id: said.applyId || row.apply_id, confirm_no: said.confirmNo, confirm_before: said.confirmBefore, failure: '' };
  if (said.state === 'applying') return '';
  if (said.state === 'failed') {
    await failRed(row, said.detail);
    return said.detail;
  }
  if (said.state === 'wait_confirm') {
    if (row.status === 'applying') await transact(() => tryMove('invoice_reds', redMoves, 'waitConfirm', row.id, system, { set }));
    return '';
  }
  if (said.state === 'confirmed') {
    await transact(() => tryMove('invoice_reds', redMoves, 'confirm', row.id, system, { set }));
    return '';
  }
  const reason =
    said.detail || (said.state === 'expired' ? '购方逾期未确认' : said.state === 'withdrawn' ? '红字确认单已撤销' : '购方拒绝了红字确认单');
  await transact(async () => {
    if (
      !(await tryMove('invoice_reds', redMoves, 'refuse', row.id, system, {
        set: { ...set, failure: reason.slice(0, 200), next_try_at: null },
        note: reason,
      }))
    )
      return;
    await tell(row, '红冲未获购方同意', reason);
  });
  return reason;
};

const issue = async (by: InvoiceProvider, row: RedRow): Promise<string> => {
  const ref = redDocumentOf(row);
  if (row.attempts > 1) {
    const asked = await by.query(ref);
    if (asked.kind === 'ok') return settleRed(row, asked.data);
    if (asked.kind === 'unknown' || asked.reason !== 'not_there') return asked.detail;
    if (row.red_serial !== '') return '开票平台查无此红票';
  }
  const answer = row.red_serial === '' ? await by.redIssue(issueCommandOf(row)) : await by.retry(ref);
  if (answer.kind === 'unknown') return answer.detail;
  if (answer.kind === 'refused') {
    if (answer.next === 'final') await failRed(row, answer.detail);
    return answer.detail;
  }
  await db().updateTable('invoice_reds').set({ red_serial: answer.data.serial }).where('id', '=', row.id).execute();
  const asked = await by.query({ ...ref, serial: answer.data.serial });
  return asked.kind === 'ok' ? settleRed({ ...row, red_serial: answer.data.serial }, asked.data) : '';
};

export const failRed = (row: RedRow, reason: string): Promise<void> =>
  transact(async () => {
    const failed = await tryMove('invoice_reds', redMoves, 'fail', row.id, system, {
      set: { failure: (reason || '开票平台未说明原因').slice(0, 200), next_try_at: null },
      note: reason,
    });
    if (failed) await tell(row, '红冲失败', reason);
  });

const tell = async (row: RedRow, what: string, reason: string): Promise<void> => {
  await setTrouble(row.invoice_id, `${what}：${reason}`);
  await logStates(system, {
    subject: 'invoices',
    subjectId: row.invoice_id,
    move: 'red-refused',
    title: what,
    note: reason,
    data: { redId: row.id },
  });
};
