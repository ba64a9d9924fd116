import { invoiceRoutes, staffInvoiceRoutes } from '@huitou/shared-types/invoices/routes.ts';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { agree, caseBecomes, type PaidOrder, requestCase, shippedOrder } from '../../factories/after-sales.ts';
import { flatRule, newFreightTemplate } from '../../factories/freight.ts';
import { companyTitle, type MemoryProvider, personTitle, plugMemoryProvider, setInvoiceRules } from '../../factories/invoices.ts';
import { runJob } from '../../factories/orders.ts';
import { confirmPassword, signInOwner } from '../../factories/staff.ts';
import { eventually, startShop, type TestShop } from '../../setup/app.ts';
import { checkInvariants } from '../../setup/invariants.ts';

let shop: TestShop;
let staff: string;
let memory: MemoryProvider;
let freightTemplateId: string;
beforeAll(async () => {
  shop = await startShop();
  staff = await signInOwner(shop);
  await confirmPassword(shop, staff);
  memory = await plugMemoryProvider();
  freightTemplateId = (await newFreightTemplate(shop, staff, { fallback: { ...flatRule, nextFee: 0 } })).id;
  await setInvoiceRules(shop, staff);
});
afterEach(() => {
  memory.control.answer = 'issued';
  memory.control.confirmation = 'confirmed';
  memory.control.lose.clear();
  memory.control.refuse.clear();
});
afterAll(async () => {
  await checkInvariants(shop);
  await shop.stop();
});

const detail = (id: string) => shop.api(staff)(staffInvoiceRoutes.detail, { id });
const becomes = (id: string, status: string) =>
  eventually(
    `invoice ${id} is ${status}`,
    async () => {
      const one = await detail(id);
      return one.status === status && one;
    },
    20_000,
  );
const redBecomes = async (id: string, status: string) => {
  await eventually(`the red letter of ${id} is ${status}`, async () => (await detail(id)).reds.at(-1)?.status === status, 20_000);
  // Invoice and red letters change in one commit, but are read one after the other: the first answer may be half of before.
  return detail(id);
};
const ask = (paid: PaidOrder, title: object = companyTitle) =>
  shop.api(paid.shopper.token)(invoiceRoutes.request, { orderIds: [paid.order.id], title: title as typeof companyTitle });
const issued = async (quantities: readonly number[] = [2, 1], title: object = companyTitle) => {
  const paid = await shippedOrder(shop, staff, quantities, { received: true, freightTemplateId });
  const made = await ask(paid, title);
  await shop.api(staff)(staffInvoiceRoutes.issue, { id: made.id });
  return { paid, invoice: await becomes(made.id, 'issued') };
};
const refund = async (paid: PaidOrder, lineIndex: number, amount: number) => {
  const line = paid.order.lines[lineIndex];
  const one = await requestCase(shop, paid, { stage: 'shipped', lines: [{ lineId: line?.id ?? '', quantity: 1, amount }] });
  await agree(shop, staff, one.id);
  return one.id;
};

test('a refund of an invoiced order turns as much red, by line, and the rest stays', async () => {
  const { paid, invoice } = await issued();
  expect(invoice.amount).toBe(30_500);
  await refund(paid, 0, 5_000);
  const after = await becomes(invoice.id, 'partially_red');
  expect(after).toMatchObject({ amount: 30_500, red: 5_000 });
  expect(after.reds).toMatchObject([{ status: 'issued', amount: 5_000, reason: 'allowance', automatic: true }]);
  expect(after.lines.map((line) => line.red)).toEqual([5_000, 0, 0]);
  const [applied] = [...memory.applied.values()].filter((one) => one.command.blue.invoiceNumber === invoice.invoiceNumber);
  expect(applied?.command).toMatchObject({ gross: -5_000, reason: 'allowance', lines: [{ blueLine: 1, gross: -5_000 }] });
  expect((applied?.command.net ?? 0) + (applied?.command.tax ?? 0)).toBe(-5_000);
  await refund(paid, 1, 9_900);
  expect(
    await eventually(
      'both are red',
      async () => {
        const one = await detail(invoice.id);
        return one.red === 14_900 && one;
      },
      20_000,
    ),
  ).toMatchObject({ status: 'partially_red' });
});

test('everything refunded, everything red; then nothing is left to invoice', async () => {
  const { paid, invoice } = await issued([1]);
  const lines = paid.order.lines.map((line) => ({ lineId: line.id, quantity: line.quantity }));
  const one = await requestCase(shop, paid, { stage: 'shipped', lines });
  const agreed = await agree(shop, staff, one.id);
  const after = await eventually(
    'red as far as refunded',
    async () => {
      const now = await detail(invoice.id);
      return now.red === agreed.amount && now;
    },
    20_000,
  );
  expect(after.red).toBe(9_900 + (agreed.freight ?? 0));
  expect(await shop.api(paid.shopper.token)(invoiceRoutes.ofOrder, { orderId: paid.order.id })).toMatchObject({
    canRequest: false,
    amount: 0,
  });
});

test('a refund while the invoice is on its way is made good once it is issued', async () => {
  const paid = await shippedOrder(shop, staff, [1], { received: true });
  const made = await ask(paid);
  memory.control.answer = 'issuing';
  await shop.api(staff)(staffInvoiceRoutes.issue, { id: made.id });
  await eventually('handed in', async () => memory.kept.has(made.no));
  await refund(paid, 0, 3_000);
  expect((await detail(made.id)).reds).toEqual([]);
  memory.control.answer = 'issued';
  memory.finish(made.no, 'issued');
  await shop.api(staff)(staffInvoiceRoutes.refresh, { id: made.id });
  expect(await becomes(made.id, 'partially_red')).toMatchObject({ amount: 10_700, red: 3_000 });
});

test('a refund before issuing lowers the request, and a whole one closes it', async () => {
  const free = await newFreightTemplate(shop, staff, { fallback: { ...flatRule, firstFee: 0, nextFee: 0 } });
  const paid = await shippedOrder(shop, staff, [1], { received: true, freightTemplateId: free.id });
  const made = await ask(paid);
  const first = await refund(paid, 0, 3_000);
  await caseBecomes(shop, paid.shopper, first, 'done');
  await eventually('the request follows', async () => (await detail(made.id)).amount === 6_900);
  await refund(paid, 0, 6_900);
  const closed = await becomes(made.id, 'cancelled');
  expect(closed.timeline.at(-1)?.note).toContain('全额退款');
});

test('the buyer has to agree first: yes goes on, no is shown and can be asked again', async () => {
  const { invoice } = await issued([1]);
  memory.control.confirmation = 'wait_confirm';
  const asked = await shop.api(staff)(staffInvoiceRoutes.red, { id: invoice.id, reason: 'returned' });
  expect(asked.reds).toHaveLength(1);
  const waiting = await redBecomes(invoice.id, 'wait_confirm');
  expect(waiting.reds[0]?.confirmBefore).not.toBeNull();
  const [applyNo] = [...memory.applied.entries()].find(([, one]) => one.command.blue.invoiceNumber === invoice.invoiceNumber) ?? [''];
  memory.confirm(applyNo, 'refused');
  await shop.api(staff)(staffInvoiceRoutes.refresh, { id: invoice.id });
  const refused = await redBecomes(invoice.id, 'refused');
  expect(refused).toMatchObject({ status: 'issued', red: 0, trouble: '红冲未获购方同意：购方拒绝' });
  memory.control.confirmation = 'confirmed';
  await shop.api(staff)(staffInvoiceRoutes.redAgain, { id: refused.reds[0]?.id ?? '' });
  expect(await becomes(invoice.id, 'red')).toMatchObject({ red: 10_700, trouble: '' });
});

test('a withdrawn red letter lets go of its amount', async () => {
  const { invoice } = await issued([1]);
  memory.control.confirmation = 'wait_confirm';
  await shop.api(staff)(staffInvoiceRoutes.red, {
    id: invoice.id,
    reason: 'allowance',
    lines: [{ lineId: invoice.lines[0]?.id ?? '', amount: 9_000 }],
  });
  const waiting = await redBecomes(invoice.id, 'wait_confirm');
  const again = shop.api(staff)(staffInvoiceRoutes.red, {
    id: invoice.id,
    reason: 'allowance',
    lines: [{ lineId: invoice.lines[0]?.id ?? '', amount: 901 }],
  });
  await expect(again).rejects.toMatchObject({ code: 'red_exceeds' });
  const free = await shop.api(staff)(staffInvoiceRoutes.redCancel, { id: waiting.reds[0]?.id ?? '' });
  expect(free.lines[0]?.red).toBe(0);
  expect(free.reds[0]?.status).toBe('cancelled');
});

test('wrong invoices turn red whole or not at all; others never more than they say', async () => {
  const { invoice } = await issued([1]);
  const lineId = invoice.lines[0]?.id ?? '';
  const red = (different: object) => shop.api(staff)(staffInvoiceRoutes.red, { id: invoice.id, reason: 'allowance', ...different });
  await expect(red({ reason: 'wrong', lines: [{ lineId, amount: 100 }] })).rejects.toMatchObject({ code: 'red_must_be_whole' });
  await expect(red({ lines: [{ lineId, amount: 9_901 }] })).rejects.toMatchObject({ code: 'red_exceeds' });
  await expect(red({ lines: [{ lineId: '999999', amount: 1 }] })).rejects.toMatchObject({ code: 'red_exceeds' });
  await expect(red({ lines: [{ lineId, amount: 0 }] })).rejects.toMatchObject({ code: 'invalid_input' });
  await red({ lines: [{ lineId, amount: 1 }] });
  expect(await becomes(invoice.id, 'partially_red')).toMatchObject({ red: 1 });
  await expect(red({ reason: 'wrong' })).rejects.toMatchObject({ code: 'red_must_be_whole' });
});

test('lost replies on the way to red change nothing', async () => {
  const { invoice } = await issued([1]);
  memory.control.lose = new Set(['redApply', 'redIssue']);
  await shop.api(staff)(staffInvoiceRoutes.red, { id: invoice.id, reason: 'returned' });
  await becomes(invoice.id, 'red');
  const own = [...memory.applied.values()].filter((one) => one.command.blue.invoiceNumber === invoice.invoiceNumber);
  expect(own).toHaveLength(1);
  expect([...memory.kept.values()].filter((one) => one.red?.blue.invoiceNumber === invoice.invoiceNumber)).toHaveLength(1);
});

test('a wrong title is replaced: old one red, new one out; once at a time', async () => {
  const { paid, invoice } = await issued([1], personTitle);
  const api = shop.api(paid.shopper.token);
  const mine = await api(invoiceRoutes.detail, { id: invoice.id });
  expect(mine.canReissue).toBe(true);
  memory.control.confirmation = 'wait_confirm';
  const next = await api(invoiceRoutes.reissue, { id: invoice.id, title: companyTitle });
  expect(next).toMatchObject({ status: 'awaiting_red', replacesId: invoice.id, amount: 9_900 + 800 });
  await expect(api(invoiceRoutes.reissue, { id: invoice.id, title: companyTitle })).rejects.toMatchObject({ code: 'state_forbidden' });
  await expect(shop.api(staff)(staffInvoiceRoutes.issue, { id: next.id })).rejects.toMatchObject({ code: 'state_forbidden' });
  expect(await shop.api(staff)(staffInvoiceRoutes.check, { id: next.id })).toMatchObject({ ok: false });
  await redBecomes(invoice.id, 'wait_confirm');
  for (const [no, one] of memory.applied) if (one.command.blue.invoiceNumber === invoice.invoiceNumber) memory.confirm(no, 'confirmed');
  await shop.api(staff)(staffInvoiceRoutes.refresh, { id: invoice.id });
  expect(await becomes(invoice.id, 'red')).toMatchObject({ replacedById: next.id });
  const done = await becomes(next.id, 'issued');
  expect(done).toMatchObject({ title: companyTitle.title, amount: 10_700 });
});

test('a refused application fails, and goes again when the cause is gone', async () => {
  const { invoice } = await issued([1]);
  memory.control.refuse.add('redApply');
  await shop.api(staff)(staffInvoiceRoutes.red, { id: invoice.id, reason: 'returned' });
  const failed = await redBecomes(invoice.id, 'failed');
  expect(failed.trouble).toContain('蓝票状态不正确');
  expect((await shop.api(staff)(staffInvoiceRoutes.reds, { open: true })).items.map((row) => row.invoiceId)).toContain(invoice.id);
  await shop.api(staff)(staffInvoiceRoutes.redAgain, { id: failed.reds[0]?.id ?? '' });
  await becomes(invoice.id, 'red');
  await runJob('invoices.sweep');
});
