import type {
  changeTitleIn,
  InvoiceTitle,
  saveTitleIn,
  searchTitlesIn,
  TitleFields,
  TitleHits,
  TitleList,
} from '@huitou/shared-types/invoices/schema.ts';
import { taxNoWarning } from '@huitou/shared-types/invoices/tax-number.ts';
import { sql } from 'kysely';
import type { z } from 'zod';
import { now } from '../../../platform/clock.ts';
import { isDuplicate, transact } from '../../../platform/db/transact.ts';
import { fail, must } from '../../../platform/errors.ts';
import type { CustomerCall } from '../../../platform/http/mount.ts';
import { sha256 } from '../../../platform/ids.ts';
import { db, type TitleRow } from '../tables.ts';

const MOST = 30;
const HITS = 10;

const view = (row: TitleRow): InvoiceTitle => ({
  id: String(row.id),
  kind: row.kind,
  title: row.title,
  taxNo: row.tax_no,
  address: row.address,
  phone: row.phone,
  bank: row.bank,
  account: row.account,
  isDefault: row.default_of !== null,
  warning: row.tax_no === null ? null : taxNoWarning(row.tax_no),
});
const fingerprint = (title: Pick<TitleFields, 'kind' | 'title' | 'taxNo'>): string =>
  sha256(JSON.stringify([title.kind, title.title, title.taxNo]));
const columnsOf = (customerId: number, input: TitleFields & { isDefault: boolean }) => ({
  fingerprint: fingerprint(input),
  default_of: input.isDefault ? customerId : null,
  kind: input.kind,
  title: input.title,
  tax_no: input.taxNo,
  address: input.address,
  phone: input.phone,
  bank: input.bank,
  account: input.account,
  updated_at: now(),
});
const refuseNameless = (input: TitleFields): void => {
  if (input.kind === 'company' && input.taxNo === null)
    fail('invalid_input', '单位抬头请填写税号', [{ path: 'taxNo', message: '单位抬头请填写税号' }]);
};
const own = async (customerId: number, id: number): Promise<TitleRow> =>
  must(await db().selectFrom('invoice_titles').selectAll().where('id', '=', id).where('customer_id', '=', customerId).executeTakeFirst());
/** Makes room for another default one, before it is written. */
const dropDefault = async (customerId: number): Promise<void> => {
  await db().updateTable('invoice_titles').set({ default_of: null }).where('default_of', '=', customerId).execute();
};

export const listTitles = async (_: unknown, { actor }: CustomerCall): Promise<TitleList> => {
  const rows = await db()
    .selectFrom('invoice_titles')
    .selectAll()
    .where('customer_id', '=', actor.id)
    .orderBy(sql`default_of is null`)
    .orderBy('updated_at', 'desc')
    .orderBy('id', 'desc')
    .execute();
  return { items: rows.map(view) };
};

/** Keeps a title; the same one again changes the kept one. The first becomes the default. Answers its id. @throws too_many_titles */
export const keepTitle = (customerId: number, input: TitleFields & { isDefault: boolean }): Promise<number> =>
  transact(async () => {
    refuseNameless(input);
    const titles = await db()
      .selectFrom('invoice_titles')
      .select(['id', 'fingerprint', 'default_of'])
      .where('customer_id', '=', customerId)
      .forUpdate()
      .execute();
    const kept = titles.find((row) => row.fingerprint === fingerprint(input));
    if (!kept && titles.length >= MOST) fail('too_many_titles');
    const isDefault = input.isDefault || titles.length === 0 || kept?.default_of === customerId;
    if (isDefault) await dropDefault(customerId);
    const columns = columnsOf(customerId, { ...input, isDefault });
    if (kept) {
      await db().updateTable('invoice_titles').set(columns).where('id', '=', kept.id).execute();
      return kept.id;
    }
    const { insertId } = await db()
      .insertInto('invoice_titles')
      .values({ ...columns, customer_id: customerId })
      .executeTakeFirstOrThrow();
    return Number(insertId);
  });

export const addTitle = async (input: z.output<typeof saveTitleIn>, { actor }: CustomerCall): Promise<InvoiceTitle> => {
  try {
    return view(await own(actor.id, await keepTitle(actor.id, input)));
  } catch (error) {
    // Two at once: the other one has written it.
    if (isDuplicate(error)) return view(await own(actor.id, await keepTitle(actor.id, input)));
    throw error;
  }
};

/** @throws not_found; conflict when another title of the book says the same */
export const changeTitle = async ({ id, ...input }: z.output<typeof changeTitleIn>, { actor }: CustomerCall): Promise<InvoiceTitle> => {
  refuseNameless(input);
  try {
    await transact(async () => {
      const row = await own(actor.id, id);
      const isDefault = input.isDefault || row.default_of !== null;
      if (isDefault) await dropDefault(actor.id);
      await db()
        .updateTable('invoice_titles')
        .set(columnsOf(actor.id, { ...input, isDefault }))
        .where('id', '=', id)
        .execute();
    });
  } catch (error) {
    if (isDuplicate(error)) fail('conflict', '已有相同的抬头');
    throw error;
  }
  return view(await own(actor.id, id));
};

export const removeTitle = async ({ id }: { id: number }, { actor }: CustomerCall): Promise<{ ok: true }> => {
  await own(actor.id, id);
  await db().deleteFrom('invoice_titles').where('id', '=', id).where('customer_id', '=', actor.id).execute();
  return { ok: true };
};

/** Titles that begin with the text, or companies whose tax number does: own ones first, then companies that the shop has invoiced. */
export const searchTitles = async ({ q }: z.output<typeof searchTitlesIn>, { actor }: CustomerCall): Promise<TitleHits> => {
  const prefix = `${q.replace(/[\\%_]/g, '\\$&')}%`;
  const mine = await db()
    .selectFrom('invoice_titles')
    .selectAll()
    .where('customer_id', '=', actor.id)
    .where((eb) => eb.or([eb('title', 'like', prefix), eb('tax_no', 'like', prefix)]))
    .orderBy('updated_at', 'desc')
    .limit(HITS)
    .execute();
  const known = await db()
    .selectFrom('known_titles')
    .selectAll()
    .where((eb) => eb.or([eb('title', 'like', prefix), eb('tax_no', 'like', prefix)]))
    .orderBy('uses', 'desc')
    .limit(HITS)
    .execute();
  const had = new Set(mine.map((row) => row.tax_no));
  return {
    items: [
      ...mine.map((row) => ({ id: String(row.id), own: true, kind: row.kind, title: row.title, taxNo: row.tax_no })),
      ...known
        .filter((row) => !had.has(row.tax_no))
        .map((row) => ({ id: null, own: false, kind: 'company' as const, title: row.title, taxNo: row.tax_no })),
    ].slice(0, HITS),
  };
};

/** Remembers a company that was invoiced, for everybody's searches. Numbers with a wrong check digit are not passed on. */
export const rememberCompany = async (title: string, taxNo: string): Promise<void> => {
  if (taxNoWarning(taxNo) !== null) return;
  await db()
    .insertInto('known_titles')
    .values({ tax_no: taxNo, title, uses: 1, last_at: now() })
    .onDuplicateKeyUpdate({ title, uses: sql`uses + 1`, last_at: now() })
    .execute();
};
