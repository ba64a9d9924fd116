import { hex } from '../ids.ts';
import { randomDigits } from '../ids.ts';
import type { Sim } from '../sim.ts';
import type { RedForm, RedStatus } from './books.ts';
import { redFormCallback } from './callback-content.ts';
import { queueCallback } from './callback.ts';
import { ruleBroken } from './errors.ts';
import { openRedInvoice } from './red-issue.ts';

/** How long the buyer may take. */
const CONFIRM_WITHIN_MS = 72 * 3600_000;

const SAID: Record<RedStatus, string> = {
  '01': '无需确认',
  '02': '待购方确认',
  '04': '购销双方已确认',
  '05': '购方否认，作废',
  '07': '超72小时未确认，作废',
  '08': '发起方已撤销，作废',
  '15': '申请中',
  '16': '申请失败',
};

/** Puts what comes next for a form on the clock: the tax bureau's answer, or the end of the time to confirm. */
export function planRedForm(sim: Sim, form: RedForm): void {
  if (form.status === '15') sim.clock.schedule(sim.clock.now() + sim.settings.redAfterMs, () => answerApplication(sim, form));
  if (form.status === '02' && form.confirmBy !== undefined)
    sim.clock.schedule(form.confirmBy, () => (form.status === '02' ? settle(sim, form, '07') : undefined));
}

/** Puts the forms that an earlier run left open back on the clock. */
export function resumeRedForms(sim: Sim): void {
  for (const form of sim.invoicing.redForms.values()) planRedForm(sim, form);
}

/** The bureau's answer: no confirmation is needed unless the buyer has booked the invoice. */
function answerApplication(sim: Sim, form: RedForm): void {
  if (form.status !== '15') return;
  if (form.message !== undefined) return settle(sim, form, '16');
  form.billNo = `${randomDigits(6)}${hex(5).replace(/[a-f]/g, '7')}`;
  const used = sim.invoicing.invoices.get(form.blueSerial)?.used === true;
  if (used) form.confirmBy = sim.clock.now() + CONFIRM_WITHIN_MS;
  settle(sim, form, used ? '02' : '01');
  if (used) planRedForm(sim, form);
}

/** What the buyer says in the tax bureau's app. @throws NuonuoError when the form does not wait for the buyer */
export function buyerAnswers(sim: Sim, form: RedForm, agrees: boolean): void {
  if (form.status !== '02') throw ruleBroken(`确认单状态为${SAID[form.status]}，不能确认`);
  form.confirmedAt = sim.clock.now();
  settle(sim, form, agrees ? '04' : '05');
}

/** Moves a form, tells the shop, and issues the red invoice where that goes by itself. */
export function settle(sim: Sim, form: RedForm, status: RedStatus): void {
  form.status = status;
  sim.invoicing.redForms.put(form);
  sim.journal.add('invoice', `红字确认单 ${form.billId} ${SAID[status]}`, status !== '16' && status !== '05' && status !== '07');
  if ((status === '01' || status === '04') && form.autoInvoice) openRedInvoice(sim, form, form.orderNo);
  if (form.callbackUrl) queueCallback(sim, form.callbackUrl, form.billId, redFormCallback(form));
}
