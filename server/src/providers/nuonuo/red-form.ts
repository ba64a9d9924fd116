import { z } from 'zod';
import type { Answer } from './answer.ts';
import { call } from './call.ts';

const text = z.coerce
  .string()
  .nullish()
  .transform((value) => value ?? '');
/** A form as `queryInvoiceRedConfirm` lists it. */
const form = z.object({
  billId: text,
  billNo: text,
  billUuid: text,
  billStatus: text,
  billMessage: text,
  billTime: text,
  invoiceSerialNum: text,
  redInvoiceNumber: text,
});
export type RedForm = z.infer<typeof form>;

/** The form of an application, or null when the platform has none. */
export const redFormOf = async (applyId: string): Promise<Answer<RedForm | null>> => {
  const answer = await call('queryInvoiceRedConfirm', { identity: '0', billId: applyId }, z.object({ list: z.array(form).nullish() }));
  if (answer.kind !== 'ok') return answer;
  return { kind: 'ok', data: answer.data.list?.find((one) => one.billId === applyId) ?? null };
};
