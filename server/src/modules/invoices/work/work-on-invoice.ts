import { later, now } from '../../../platform/clock.ts';
import { json } from '../../../platform/db/orm.ts';
import { type DocumentRef, type InvoiceProvider, type IssueCommand, type Outcome, providerNamed } from '../ports.ts';
import { db, type InvoiceRow } from '../tables.ts';
import { LEASE_MS, nextTry, TOO_MANY } from './pauses.ts';
import { failInvoice, settleInvoice } from './settle-invoice.ts';

/** What a stored command says: JSON knows no dates. */
export const commandIn = (stored: unknown): IssueCommand => {
  const command = json<IssueCommand>(stored as never);
  return { ...command, orderedAt: new Date(command.orderedAt) };
};
export const refOf = (row: InvoiceRow): DocumentRef => ({
  no: row.provider_no ?? row.no,
  serial: row.provider_serial,
  command: commandIn(row.command),
});

/**
 * Takes an invoice one step on: hands it in, or asks after it. Before anything is repeated the provider is asked; number and content never
 * change. Two workers cannot hold the same one. Answers when to look again; null when there is no need. `asked`: do not wait for its turn.
 */
export const workOnInvoice = async (id: number, options: { asked?: boolean } = {}): Promise<Date | null> => {
  const taken = await db()
    .updateTable('invoices')
    .set((eb) => ({ lease_until: later(LEASE_MS), attempts: eb('attempts', '+', 1) }))
    .where('id', '=', id)
    .where('status', '=', 'issuing')
    .where((eb) => eb.or([eb('lease_until', 'is', null), eb('lease_until', '<', now())]))
    .$if(options.asked !== true, (q) => q.where('next_try_at', '<=', later(1_000)))
    .executeTakeFirst();
  if (taken.numUpdatedRows !== 1n) return null;
  const row = await db().selectFrom('invoices').selectAll().where('id', '=', id).executeTakeFirst();
  if (!row || row.command === null) return null;
  const failure = await step(row).catch(async (error: unknown) => {
    // Whoever comes next need not wait for the lease of one that broke.
    await db()
      .updateTable('invoices')
      .set({ lease_until: null, next_try_at: nextTry(row.attempts) })
      .where('id', '=', id)
      .where('status', '=', 'issuing')
      .execute();
    throw error;
  });
  const at = nextTry(row.attempts);
  const waits = await db()
    .updateTable('invoices')
    .set({
      next_try_at: at,
      lease_until: null,
      failure: failure.slice(0, 200),
      ...(row.attempts >= TOO_MANY && failure !== '' ? { trouble: `开票平台长时间无结果：${failure}`.slice(0, 200) } : {}),
    })
    .where('id', '=', id)
    .where('status', '=', 'issuing')
    .executeTakeFirst();
  return waits.numUpdatedRows === 1n ? at : null;
};

/** Answers what stands in the way; '' when the provider only needs time. */
const step = async (row: InvoiceRow): Promise<string> => {
  const by = providerNamed(row.provider);
  if (!by) return `开票平台 ${row.provider} 未接入`;
  if (row.attempts > 1) {
    const asked = await by.query(refOf(row));
    if (asked.kind === 'ok') return settleInvoice(row, asked.data);
    if (asked.kind === 'unknown' || asked.reason !== 'not_there') return asked.detail;
    if (row.provider_serial !== '') return '开票平台查无此单';
  }
  return submit(by, row);
};

const submit = async (by: InvoiceProvider, row: InvoiceRow): Promise<string> => {
  const ref = refOf(row);
  const again = row.provider_serial !== '';
  const answer: Outcome<{ serial: string }> = again ? await by.retry(ref) : await by.issue(ref.command as IssueCommand);
  if (answer.kind === 'unknown') return answer.detail;
  if (answer.kind === 'refused') {
    if (answer.next !== 'final') return answer.detail;
    await failInvoice(row, answer.detail);
    return answer.detail;
  }
  await db().updateTable('invoices').set({ provider_serial: answer.data.serial }).where('id', '=', row.id).execute();
  const asked = await by.query({ ...ref, serial: answer.data.serial });
  return asked.kind === 'ok' ? settleInvoice({ ...row, provider_serial: answer.data.serial }, asked.data) : '';
};
