import { json } from '../../../platform/db/orm.ts';
import { planNext, takeLease, type Worked } from '../lease.ts';
import { type DocumentRef, type InvoiceProvider, type IssueCommand, type Outcome, providerNamed } from '../ports.ts';
import { db, type InvoiceRow } from '../tables.ts';
import { nextTry, TOO_MANY } from '../pauses.ts';
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
  const it: Worked = { table: 'invoices', id, open: ['issuing'] };
  if (!(await takeLease(it, options))) return null;
  const row = await db().selectFrom('invoices').selectAll().where('id', '=', id).executeTakeFirst();
  if (!row || row.command === null) return null;
  const failure = await step(row).catch(async (error: unknown) => {
    // Whoever comes next need not wait for the lease of one that broke.
    await planNext(it, { before: row.next_try_at, at: nextTry(row.attempts) });
    throw error;
  });
  return planNext(
    it,
    { before: row.next_try_at, at: nextTry(row.attempts) },
    {
      failure: failure.slice(0, 200),
      ...(row.attempts >= TOO_MANY && failure !== '' ? { trouble: `开票平台长时间无结果：${failure}`.slice(0, 200) } : {}),
    },
  );
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
