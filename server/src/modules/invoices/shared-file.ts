import type { sharedFileIn } from '@huitou/shared-types/invoices/schema.ts';
import type { z } from 'zod';
import { DAY, later } from '../../platform/clock.ts';
import { fail } from '../../platform/errors.ts';
import { readFile } from '../../platform/files/files.ts';
import type { FileAnswer } from '../../platform/http/mount.ts';
import { sign, signedBy } from '../../platform/ids.ts';
import { db, type DeliveryRow } from './tables.ts';

const LINK_MS = 90 * DAY;
/** Enough of a signature that nobody guesses it, little enough for an SMS. */
const SIGNATURE_LENGTH = 24;
const signatureOf = (id: string): string => sign(`invoice-delivery:${id}`).slice(0, SIGNATURE_LENGTH);

/** What stands in the link of a delivery: the same however often it is sent. */
export const tokenOf = (delivery: Pick<DeliveryRow, 'id'>): string => {
  const id = delivery.id.toString(36).padStart(6, '0');
  return `${id}${signatureOf(id)}`;
};

/** The PDF behind a link that was sent. @throws not_found for a link that is not ours; forbidden when it has run out */
export const sharedFile = async ({ token }: z.output<typeof sharedFileIn>): Promise<FileAnswer> => {
  const [id, signature] = [token.slice(0, -SIGNATURE_LENGTH), token.slice(-SIGNATURE_LENGTH)];
  if (!/^[0-9a-z]{6,10}$/.test(id) || !sameText(signature, signatureOf(id))) return fail('not_found');
  const delivery = await db().selectFrom('invoice_deliveries').selectAll().where('id', '=', Number.parseInt(id, 36)).executeTakeFirst();
  if (!delivery) return fail('not_found');
  if (delivery.created_at < later(-LINK_MS)) return fail('forbidden', '下载链接已失效，请在小程序内查看');
  const file = await db()
    .selectFrom('invoice_files')
    .innerJoin('invoices', 'invoices.id', 'invoice_files.invoice_id')
    .select(['invoice_files.path', 'invoices.no', 'invoices.invoice_number'])
    .where('invoice_files.invoice_id', '=', delivery.invoice_id)
    .where('invoice_files.red_key', '=', 0)
    .where('invoice_files.format', '=', 'pdf')
    .where('invoice_files.state', '=', 'kept')
    .executeTakeFirst();
  const body = file && (await readFile(file.path));
  if (!file || !body) return fail('not_found', '文件暂不可用');
  return { body, type: 'application/pdf', filename: `invoice-${file.invoice_number ?? file.no}.pdf` };
};

/** Compared by their own signatures, so that the time it takes tells nothing. */
const sameText = (a: string, b: string): boolean => signedBy(a, sign(b));
