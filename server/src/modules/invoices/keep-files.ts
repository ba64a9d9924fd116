import { later, now } from '../../platform/clock.ts';
import { afterCommit } from '../../platform/db/transact.ts';
import { putPrivateFile } from '../../platform/files/files.ts';
import { sha256 } from '../../platform/ids.ts';
import { readSettings } from '../settings/index.ts';
import { wakeFiles } from './invoices.jobs.ts';
import { providerNamed, type RemoteFile } from './ports.ts';
import { readInvoice } from './read-invoice.ts';
import { redDocumentOf } from './reds/work-on-red.ts';
import { db, type FileRow } from './tables.ts';
import { LEASE_MS, nextTry } from './pauses.ts';
import { refOf } from './blue/work-on-invoice.ts';

const MOST_TRIES = 12;
const YEAR_MS = 366 * 86_400_000;
export const fileTypes = { pdf: 'application/pdf', ofd: 'application/ofd', xml: 'application/xml' } as const;

/** Notes files that are to be fetched and kept for the legal term; a format that is known already stays. In the caller's transaction. */
export const keepFiles = async (invoiceId: number, redId: number, issuedAt: Date, files: readonly RemoteFile[]): Promise<void> => {
  if (files.length === 0) return;
  const { keepYears } = await readSettings('invoices');
  await db()
    .insertInto('invoice_files')
    .ignore()
    .values(
      files.map((file) => ({
        invoice_id: invoiceId,
        red_key: redId,
        format: file.format,
        state: 'fetching' as const,
        url: file.url,
        path: '',
        sha256: '',
        bytes: 0,
        attempts: 0,
        next_try_at: now(),
        failure: '',
        kept_at: null,
        keep_until: later(keepYears * YEAR_MS, issuedAt),
        verified_at: null,
      })),
    )
    .execute();
  afterCommit(() => wakeFiles(invoiceId));
};

/** Fetches one file and keeps it with its hash. Safe to repeat: what is kept is never written over. */
export const fetchFile = async (id: number): Promise<void> => {
  const taken = await db()
    .updateTable('invoice_files')
    .set((eb) => ({ next_try_at: later(LEASE_MS), attempts: eb('attempts', '+', 1) }))
    .where('id', '=', id)
    .where('state', '=', 'fetching')
    .where('next_try_at', '<=', later(1_000))
    .executeTakeFirst();
  if (taken.numUpdatedRows !== 1n) return;
  const file = await db().selectFrom('invoice_files').selectAll().where('id', '=', id).executeTakeFirstOrThrow();
  const failure = await fetchInto(file);
  if (failure === null) return;
  const over = file.attempts >= MOST_TRIES;
  await db()
    .updateTable('invoice_files')
    .set({
      failure: failure.slice(0, 200),
      next_try_at: over ? null : nextTry(file.attempts),
      ...(over ? { state: 'failed' as const } : {}),
    })
    .where('id', '=', id)
    .where('state', '=', 'fetching')
    .execute();
};

/** Answers what went wrong; null when it is kept. */
const fetchInto = async (file: FileRow): Promise<string | null> => {
  const invoice = await readInvoice(file.invoice_id);
  const by = providerNamed(invoice.provider);
  if (!by) return '开票平台未接入';
  const red =
    file.red_key === 0 ? null : await db().selectFrom('invoice_reds').selectAll().where('id', '=', file.red_key).executeTakeFirstOrThrow();
  const answer = await by.download({ format: file.format, url: file.url }, red ? redDocumentOf(red) : refOf(invoice));
  if (answer.kind !== 'ok') return answer.detail;
  const hash = sha256(answer.data);
  const month = (red?.issued_at ?? invoice.issued_at ?? now()).toISOString().slice(0, 7).replace('-', '/');
  const path = await putPrivateFile(
    `invoices/${month}/${red?.no ?? invoice.no}-${hash.slice(0, 12)}.${file.format}`,
    answer.data,
    fileTypes[file.format],
  );
  await db()
    .updateTable('invoice_files')
    .set({
      state: 'kept',
      path,
      sha256: hash,
      bytes: answer.data.length,
      kept_at: now(),
      verified_at: now(),
      next_try_at: null,
      failure: '',
    })
    .where('id', '=', file.id)
    .where('state', '=', 'fetching')
    .execute();
  return null;
};

/** Asks again after files that the provider did not have yet when the invoice was issued. */
export const askForFiles = async (invoiceId: number): Promise<void> => {
  const taken = await db()
    .updateTable('invoices')
    .set((eb) => ({ next_try_at: later(LEASE_MS), attempts: eb('attempts', '+', 1) }))
    .where('id', '=', invoiceId)
    .where('status', 'in', ['issued', 'partially_red', 'red'])
    .where('next_try_at', '<=', later(1_000))
    .executeTakeFirst();
  if (taken.numUpdatedRows !== 1n) return;
  const row = await readInvoice(invoiceId);
  const asked = await providerNamed(row.provider)?.query(refOf(row));
  const files = asked?.kind === 'ok' ? asked.data.files : [];
  await keepFiles(invoiceId, 0, row.issued_at ?? now(), files);
  const over = files.length > 0 || row.attempts >= MOST_TRIES;
  await db()
    .updateTable('invoices')
    .set({
      next_try_at: over ? null : nextTry(row.attempts + 3),
      ...(over && files.length === 0 ? { trouble: '开票平台没有给出版式文件' } : {}),
    })
    .where('id', '=', invoiceId)
    .execute();
};
