import type { InvoiceCheck } from '@huitou/shared-types/invoices/schema.ts';
import type { CheckRule } from '@huitou/shared-types/invoices/states.ts';

export interface Told {
  text: string;
  orderNo: string | null;
}

/** What the customer can do something about, or has a right to know; the rest is the shop's own affair. */
const ofCustomer: readonly CheckRule[] = [
  'title_incomplete',
  'tax_no_required',
  'special_not_offered',
  'special_for_person',
  'special_with_exempt',
  'order_state',
  'order_open_case',
  'order_too_old',
  'order_invoiced',
  'replaced_not_red',
  'nothing_left',
  'amount_cap',
  'too_many_lines',
];
/** The card for the title asks for it already. */
const ofTitle: readonly CheckRule[] = ['title_incomplete', 'tax_no_required'];

/** What stands against the invoice in the customer's terms, each thing once; warnings stand against nothing. */
export const problemsToTell = (check: Pick<InvoiceCheck, 'problems'>, hasTitle: boolean): Told[] => {
  const told: Told[] = [];
  for (const { rule, severity, message, orderNo } of check.problems) {
    if (severity !== 'error' || (!hasTitle && ofTitle.includes(rule))) continue;
    const mine = ofCustomer.includes(rule);
    const next = mine ? { text: message, orderNo } : { text: '商家暂时还不能开具，请联系客服', orderNo: null };
    if (!told.some(({ text, orderNo: no }) => text === next.text && no === next.orderNo)) told.push(next);
  }
  return told;
};
