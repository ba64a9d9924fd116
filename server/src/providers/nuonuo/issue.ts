import { z } from 'zod';
import { env } from '../../env.ts';
import type { IssueCommand, Outcome, Party } from '../../modules/invoices/index.ts';
import { iso } from '../../platform/clock.ts';
import { tidy } from '../plain-text.ts';
import { outcome } from './answer.ts';
import { call } from './call.ts';
import { blueDetail } from './lines.ts';

export const accepted = z.object({ invoiceSerialNum: z.coerce.string().min(1).max(40) });

const lines = { normal: 'pc', special: 'bs' } as const;
export const invoiceLine = (type: IssueCommand['type']): 'pc' | 'bs' => lines[type];

const filled = (fields: Record<string, string>): Record<string, string> =>
  Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== ''));
const bankOf = (party: Party): string => tidy(`${party.bank} ${party.account}`, 100);

const orderOf = (command: IssueCommand): object => ({
  orderNo: command.no,
  invoiceDate: iso(new Date(command.orderedAt)).slice(0, 19).replace('T', ' '),
  invoiceType: '1',
  invoiceLine: invoiceLine(command.type),
  clerk: command.clerk,
  // -1: the platform sends nothing; mail and SMS are ours.
  pushMode: '-1',
  naturalPersonFlag: command.buyer.kind === 'person' ? '1' : '0',
  buyerName: command.buyer.title,
  salerTaxNum: command.seller.taxNo ?? env().NUONUO_TAX_NUM,
  ...filled({
    extensionNumber: env().NUONUO_EXTENSION,
    buyerTaxNum: command.buyer.taxNo ?? '',
    buyerAddress: tidy(command.buyer.address, 100),
    buyerTel: tidy(command.buyer.phone, 20),
    buyerAccount: bankOf(command.buyer),
    salerTel: tidy(command.seller.phone, 20),
    salerAddress: tidy(command.seller.address, 80),
    salerAccount: bankOf(command.seller),
    remark: tidy(command.remark, 200),
    callBackUrl: command.noticeUrl,
  }),
  invoiceDetail: command.lines.map(blueDetail),
});

/** `requestBillingNew`: accepted only. The same number again is refused with `number_used`, whatever became of the first. */
export const issue = async (command: IssueCommand): Promise<Outcome<{ serial: string }>> =>
  outcome(await call('requestBillingNew', { order: orderOf(command) }, accepted), (said) => ({ serial: said.invoiceSerialNum }));

/** `reInvoice`: the document again as it was, under its serial. */
export const retry = async ({ no, serial }: { no: string; serial: string }): Promise<Outcome<{ serial: string }>> =>
  outcome(await call('reInvoice', { ...filled({ fpqqlsh: serial }), orderno: no }, z.unknown()), () => ({ serial }));
