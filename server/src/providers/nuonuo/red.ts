import { z } from 'zod';
import { env } from '../../env.ts';
import type { Outcome, RedApplyCommand, RedConfirmation, RedIssueCommand, RedRef } from '../../modules/invoices/index.ts';
import { HOUR } from '../../platform/clock.ts';
import { outcome } from './answer.ts';
import { call } from './call.ts';
import { accepted, invoiceLine } from './issue.ts';
import { redDetail } from './lines.ts';
import { type RedForm, redFormOf } from './red-form.ts';

/** The platform's numbers; the tax bureau's run differently. */
const reasons = { returned: '1', wrong: '2', stopped: '3', allowance: '4' } as const;
/** 01 nobody had to be asked, 02 and 03 wait, 04 both agree, 05 and 06 refused, 07 too late, 08 and 09 withdrawn, 15 applying, 16 failed. */
const states: Readonly<Record<string, RedConfirmation['state']>> = {
  '01': 'confirmed',
  '02': 'wait_confirm',
  '03': 'wait_confirm',
  '04': 'confirmed',
  '05': 'refused',
  '06': 'refused',
  '07': 'expired',
  '08': 'withdrawn',
  '09': 'withdrawn',
  '15': 'applying',
  '16': 'failed',
};
const said: Partial<Record<RedConfirmation['state'], string>> = {
  wait_confirm: '待购方在电子税务局确认',
  refused: '购方不同意',
  expired: '购方 72 小时内未确认',
  withdrawn: '已撤销',
};
/** How long the counterparty may take. */
const CONFIRM_WITHIN_MS = 72 * HOUR;
const missing: Outcome<never> = { kind: 'refused', reason: 'not_there', next: 'retry', detail: '没有这张红字确认单' };

/** `saveInvoiceRedConfirm` as the seller. Our number is the application's; one that is there already counts as handed in. */
export const redApply = async (command: RedApplyCommand): Promise<Outcome<{ applyId: string }>> => {
  const answer = await call(
    'saveInvoiceRedConfirm',
    {
      billId: command.no,
      blueInvoiceLine: invoiceLine(command.blue.type),
      applySource: '0',
      blueElecInvoiceNumber: command.blue.invoiceNumber,
      sellerTaxNo: command.seller.taxNo ?? env().NUONUO_TAX_NUM,
      sellerName: command.seller.title,
      buyerName: command.buyer.title,
      ...(command.buyer.taxNo === null ? {} : { buyerTaxNo: command.buyer.taxNo }),
      redReason: reasons[command.reason],
      ...(env().NUONUO_EXTENSION === '' ? {} : { extensionNumber: env().NUONUO_EXTENSION }),
      ...(command.noticeUrl === '' || command.noticeUrl.length > 225 ? {} : { callbackUrl: command.noticeUrl }),
      // A wrong invoice turns red whole, without lines.
      ...(command.reason === 'wrong' ? {} : { detail: redDetail(command.lines) }),
    },
    z.unknown(),
  );
  if (answer.kind === 'refused') {
    const form = await redFormOf(command.no);
    if (form.kind === 'ok' && form.data) return { kind: 'ok', data: { applyId: command.no } };
  }
  return outcome(answer, () => ({ applyId: command.no }));
};

/** The application goes under our number, so that it is known even when the answer was lost. */
const idOf = (ref: RedRef): string => ref.applyId || ref.no;

/** `queryInvoiceRedConfirm`; while the buyer is waited for, the platform is told to look at the tax bureau first. */
export const redQuery = async (ref: RedRef): Promise<Outcome<RedConfirmation>> => {
  const applyId = idOf(ref);
  let answer = await redFormOf(applyId);
  if (answer.kind === 'ok' && answer.data && states[answer.data.billStatus] === 'wait_confirm') {
    await call('refreshInvoiceRedConfirm', { identity: '0', billUuid: answer.data.billUuid }, z.unknown());
    answer = await redFormOf(applyId);
  }
  if (answer.kind !== 'ok') return outcome(answer, () => ({}) as RedConfirmation);
  const form = answer.data;
  if (!form) return missing;
  const state = Object.hasOwn(states, form.billStatus) ? states[form.billStatus] : undefined;
  return state ? { kind: 'ok', data: view(form, state) } : { kind: 'unknown', detail: `未知的确认单状态：${form.billStatus}` };
};

const view = (form: RedForm, state: RedConfirmation['state']): RedConfirmation => {
  const applied = Date.parse(`${form.billTime.replace(' ', 'T')}+08:00`);
  return {
    applyId: form.billId,
    confirmNo: form.billNo,
    state,
    confirmBefore: state === 'wait_confirm' && Number.isFinite(applied) ? new Date(applied + CONFIRM_WITHIN_MS) : null,
    detail: (form.billMessage || said[state] || '').slice(0, 200),
  };
};

/** `confirmInfoCancel`. One that is withdrawn already counts as done. */
export const redCancel = async (ref: RedRef): Promise<Outcome<void>> => {
  const answer = await call('confirmInfoCancel', { identity: '0', billId: idOf(ref) }, z.unknown());
  if (answer.kind === 'refused') {
    const form = await redFormOf(idOf(ref));
    if (form.kind === 'ok' && form.data && states[form.data.billStatus] === 'withdrawn') return { kind: 'ok', data: undefined };
  }
  return outcome(answer, () => undefined);
};

/**
 * `fastInvoiceRed`. The platform issues most red invoices by itself once the form is in force; then its serial is the answer.
 * Asked before and after the call, so that no second one is ever asked for.
 */
export const redIssue = async (command: RedIssueCommand): Promise<Outcome<{ serial: string }>> => {
  const before = await redFormOf(command.applyId);
  if (before.kind !== 'ok') return outcome(before, () => ({ serial: '' }));
  if (!before.data) return missing;
  if (before.data.invoiceSerialNum !== '') return { kind: 'ok', data: { serial: before.data.invoiceSerialNum } };
  const { apply } = command;
  const answer = await call(
    'fastInvoiceRed',
    {
      orderNo: command.no,
      taxNum: apply.seller.taxNo ?? env().NUONUO_TAX_NUM,
      elecInvoiceNumber: apply.blue.invoiceNumber,
      billNo: before.data.billNo,
      billUuid: before.data.billUuid,
      invoiceLine: invoiceLine(apply.blue.type),
      ...(env().NUONUO_EXTENSION === '' ? {} : { extensionNumber: env().NUONUO_EXTENSION }),
      ...(apply.noticeUrl === '' ? {} : { callBackUrl: apply.noticeUrl }),
    },
    accepted,
  );
  if (answer.kind === 'refused') {
    const after = await redFormOf(command.applyId);
    if (after.kind === 'ok' && after.data && after.data.invoiceSerialNum !== '')
      return { kind: 'ok', data: { serial: after.data.invoiceSerialNum } };
  }
  return outcome(answer, (data) => ({ serial: data.invoiceSerialNum }));
};
