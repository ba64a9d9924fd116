import { z } from 'zod';
import { parseYuan } from '@huitou/shared-types/money.ts';
import type { DocumentRef, DocumentState, Outcome } from '../../modules/invoices/index.ts';
import { key, redis } from '../../platform/redis.ts';
import { type Answer, NOT_FOUND, outcome } from './answer.ts';
import { call } from './call.ts';
import { redFormOf } from './red-form.ts';

const text = z.coerce
  .string()
  .nullish()
  .transform((value) => value ?? '');
const entry = z.object({
  serialNo: text,
  orderNo: text,
  status: z.coerce.string(),
  statusMsg: text,
  failCause: text,
  allElectronicInvoiceNumber: text,
  invoiceTime: z.coerce.number().nullish(),
  exTaxAmount: text,
  taxAmount: text,
  pdfUrl: text,
  ofdUrl: text,
  xmlUrl: text,
});
type Entry = z.infer<typeof entry>;

const SEALING_FAILED = '24';
const states: Readonly<Record<string, DocumentState['state']>> = {
  '2': 'issued',
  '20': 'issuing',
  '21': 'issuing',
  // Issued at the tax bureau already: it must not be issued again, only sealed.
  [SEALING_FAILED]: 'issuing',
  '22': 'failed',
  '3': 'failed',
  '31': 'failed',
};
/** Sealing may be repeated twenty times a day. */
const SEAL_AGAIN_SECONDS = 900;

const ask = (by: { serialNos: string[] } | { orderNos: string[] }): Promise<Answer<Entry[]>> =>
  call('queryInvoiceResult', { ...by, isOfferInvoiceDetail: '0' }, z.array(entry).min(1));

/**
 * `queryInvoiceResult`. A red invoice that the platform issued by itself has a number of its own: it is found through its form. A document
 * without a seal is handed in for sealing again and counts as being issued.
 */
export const query = async (ref: DocumentRef): Promise<Outcome<DocumentState>> => {
  let serial = ref.serial;
  let answer = await ask(serial === '' ? { orderNos: [ref.no] } : { serialNos: [serial] });
  if (answer.kind === 'refused' && answer.code === NOT_FOUND && 'applyId' in ref.command) {
    const form = await redFormOf(ref.command.applyId);
    if (form.kind !== 'ok') return outcome(form, () => ({}) as DocumentState);
    serial = form.data?.invoiceSerialNum ?? '';
    if (serial !== '') answer = await ask({ serialNos: [serial] });
  }
  if (answer.kind !== 'ok') return outcome(answer, () => ({}) as DocumentState);
  const found = answer.data.find((one) => (serial === '' ? one.orderNo === ref.no : one.serialNo === serial));
  const state = found && (Object.hasOwn(states, found.status) ? states[found.status] : undefined);
  if (!found || !state) return { kind: 'unknown', detail: found ? `未知的开票状态：${found.status}` : '应答的是另一张发票' };
  if (state === 'issued' && !/^\d{20}$/.test(found.allElectronicInvoiceNumber))
    return { kind: 'unknown', detail: '开票完成但没有发票号码' };
  if (found.status === SEALING_FAILED) await sealAgain(found);
  return { kind: 'ok', data: view(ref.no, found, state) };
};

const sealAgain = async ({ serialNo, orderNo }: Entry): Promise<void> => {
  if ((await redis().set(key('nuonuo', 'sealing', serialNo), '1', 'EX', SEAL_AGAIN_SECONDS, 'NX')) === 'OK')
    await call('reInvoice', { fpqqlsh: serialNo, orderno: orderNo }, z.unknown());
};

/** Fen without a sign: red documents carry negative amounts. */
const fenOf = (amount: string): number | null => {
  const fen = parseYuan(amount);
  return fen === null ? null : Math.abs(fen);
};

const view = (no: string, found: Entry, state: DocumentState['state']): DocumentState => ({
  no,
  serial: found.serialNo,
  state,
  invoiceNumber: state === 'issued' ? found.allElectronicInvoiceNumber : null,
  issuedAt: state === 'issued' && found.invoiceTime ? new Date(found.invoiceTime) : null,
  net: fenOf(found.exTaxAmount),
  tax: fenOf(found.taxAmount),
  files: (['pdf', 'ofd', 'xml'] as const).flatMap((format) =>
    found[`${format}Url`] === '' ? [] : [{ format, url: found[`${format}Url`].slice(0, 1000) }],
  ),
  failure: state === 'failed' ? (found.failCause || found.statusMsg).slice(0, 200) : '',
});
