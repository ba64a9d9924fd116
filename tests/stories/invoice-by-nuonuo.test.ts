import { invoiceRoutes, staffInvoiceRoutes } from '@huitou/shared-types/invoices/routes.ts';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { flatRule, newFreightTemplate } from '../factories/freight.ts';
import { companyTitle, personTitle, receivedOrder, setInvoiceRules } from '../factories/invoices.ts';
import { newShopper, runJob, type Shopper, stockedProduct } from '../factories/orders.ts';
import { signInOwner } from '../factories/staff.ts';
import { eventually, startShop, type TestShop } from '../setup/app.ts';
import { checkInvariants } from '../setup/invariants.ts';

let shop: TestShop;
let staff: string;
let freightTemplateId: string;
beforeAll(async () => {
  shop = await startShop();
  shop.sandbox.settings.shopUrl = shop.url;
  staff = await signInOwner(shop);
  freightTemplateId = (await newFreightTemplate(shop, staff, { fallback: { ...flatRule, nextFee: 0 } })).id;
  // The seller is the company that the account at the platform belongs to.
  await setInvoiceRules(shop, staff, { sellerTaxNo: shop.sandbox.env.NUONUO_TAX_NUM as string });
});
afterEach(() => shop.sandbox.faults.clear());
afterAll(async () => {
  await checkInvariants(shop);
  await shop.stop();
});

const as = (shopper: Shopper) => shop.api(shopper.token);
const received = async (shopper: Shopper, price = 9_900, quantity = 2) => {
  const { skuId } = await stockedProduct(shop, staff, { price, freightTemplateId });
  return receivedOrder(shop, staff, shopper, [{ skuId, quantity }]);
};
/** Moves the platform on, and waits until the shop knows. What both sides know of it is told when it does not come. */
const becomes = (id: string, status: string) =>
  eventually(
    `invoice ${id} is ${status}`,
    async () => {
      await shop.sandbox.clock.advance(3_000);
      await runJob('invoices.sweep');
      const one = await shop.api(staff)(staffInvoiceRoutes.detail, { id });
      return one.status === status && one;
    },
    // A wake-up call that is lost is made up for by the sweeper, which looks for what is 15 s late.
    45_000,
  ).catch(async (error: Error) => {
    const [reds] = await shop.db.connection.query('select * from invoice_reds where invoice_id = ?', [id]);
    const heard = shop.sandbox.journal().filter((entry) => entry.kind === 'invoice');
    const lines = heard.slice(-25).map((entry) => `${new Date(entry.at).toISOString()} ${entry.title}`);
    throw new Error([error.message, JSON.stringify(reds, null, 1), ...lines].join('\n'));
  });
const requested = async (shopper: Shopper, more: object = {}) => {
  const order = await received(shopper);
  return as(shopper)(invoiceRoutes.request, { orderIds: [order.id], title: companyTitle, ...more });
};

test('from the request to the documents in the mail box, by the real protocols', async () => {
  const shopper = await newShopper(shop);
  const invoice = await requested(shopper, { email: 'zhang.san@example.com', phone: '13900000001' });
  await shop.api(staff)(staffInvoiceRoutes.issue, { id: invoice.id });
  const issued = await becomes(invoice.id, 'issued');
  const theirs = shop.sandbox.invoices.get(issued.providerNo);
  expect(theirs).toMatchObject({ number: issued.invoiceNumber, buyerName: companyTitle.title, buyerTaxNum: companyTitle.taxNo });
  expect(Number(theirs?.exTax) + Number(theirs?.tax)).toBe(issued.amount);
  const kept = await eventually('the files are kept', async () => {
    const { files } = await as(shopper)(invoiceRoutes.detail, { id: invoice.id });
    return files.length === 3 && files.every((file) => file.state === 'kept') && files;
  });
  const pdf = await fetch(new URL(String(kept.find((file) => file.format === 'pdf')?.url), shop.url));
  expect(await pdf.text()).toMatch(/^%PDF-/);
  const mail = await eventually(
    'the mail is there',
    async () => shop.sandbox.mail.list().find((one) => one.to.includes('zhang.san@example.com')),
    15_000,
  );
  expect(mail.attachments.map((file) => file.type).sort()).toContain('application/pdf');
  const sms = await eventually('the SMS is there', async () => shop.sandbox.sms.list().find((one) => one.phone === '13900000001'), 15_000);
  const link = /https?:\S+$/.exec(sms.text)?.[0] ?? '';
  expect((await fetch(link)).headers.get('content-type')).toContain('pdf');
});

test('a lost reply, an outage and a failure each end in one invoice', async () => {
  const shopper = await newShopper(shop);
  for (const kind of ['reset-after', 'system-error', 'system-error-after'] as const) {
    const invoice = await requested(shopper);
    shop.sandbox.faults.add({ kind, on: 'requestBillingNew' });
    await shop.api(staff)(staffInvoiceRoutes.issue, { id: invoice.id });
    await shop.db.connection.query('update invoices set next_try_at = now() - interval 1 minute where id = ? and next_try_at is not null', [
      invoice.id,
    ]);
    const issued = await becomes(invoice.id, 'issued');
    expect(shop.sandbox.invoices.list().filter((one) => one.orderNo === issued.providerNo)).toHaveLength(1);
    expect(shop.sandbox.invoices.list().filter((one) => one.number === issued.invoiceNumber)).toHaveLength(1);
  }
  const invoice = await requested(shopper, { title: personTitle });
  shop.sandbox.faults.add({ kind: 'invoice-fail', message: '开票额度不足' });
  await shop.api(staff)(staffInvoiceRoutes.issue, { id: invoice.id });
  expect((await becomes(invoice.id, 'failed')).failure).toContain('开票额度不足');
  await shop.api(staff)(staffInvoiceRoutes.issue, { id: invoice.id });
  await becomes(invoice.id, 'issued');
});

test('a part turns red, then the rest, which the buyer has to confirm', async () => {
  const shopper = await newShopper(shop);
  const { id } = await requested(shopper);
  await shop.api(staff)(staffInvoiceRoutes.issue, { id });
  const issued = await becomes(id, 'issued');
  const line = issued.lines.find((one) => one.orderLineId !== null);
  await shop.api(staff)(staffInvoiceRoutes.red, {
    id,
    reason: 'returned',
    lines: [{ lineId: String(line?.id), amount: 9_900, quantity: 1 }],
  });
  expect(await becomes(id, 'partially_red')).toMatchObject({ red: 9_900 });
  shop.sandbox.invoices.use(issued.providerNo);
  await shop.api(staff)(staffInvoiceRoutes.red, { id, reason: 'returned' });
  const waiting = await eventually(
    'the form waits for the buyer',
    async () => {
      await shop.sandbox.clock.advance(2_000);
      await runJob('invoices.sweep');
      return shop.sandbox.redForms.list().find((form) => form.status === '02');
    },
    20_000,
  );
  shop.sandbox.redForms.answer(waiting.billId, true);
  const red = await becomes(id, 'red');
  expect(red.red).toBe(red.amount);
  const reds = shop.sandbox.invoices.list().filter((one) => one.blueNumber === issued.invoiceNumber);
  expect(reds.reduce((sum, one) => sum + one.exTax + one.tax, 0)).toBe(-red.amount);
});

test('the buyer’s answer is not lost when it comes while the shop is just asking', async () => {
  const shopper = await newShopper(shop);
  const { id } = await requested(shopper);
  await shop.api(staff)(staffInvoiceRoutes.issue, { id });
  const issued = await becomes(id, 'issued');
  shop.sandbox.invoices.use(issued.providerNo);
  await shop.api(staff)(staffInvoiceRoutes.red, { id, reason: 'returned' });
  const waiting = await eventually('the shop waits for the buyer', async () => {
    await shop.sandbox.clock.advance(2_000);
    await runJob('invoices.sweep');
    const { reds } = await shop.api(staff)(staffInvoiceRoutes.detail, { id });
    return reds[0]?.status === 'wait_confirm' && shop.sandbox.redForms.list().find((form) => form.status === '02');
  });
  // The shop gets the answer of before, slowly; the news arrives while it is still reading.
  shop.sandbox.faults.add({ kind: 'slow-body', on: 'queryInvoiceRedConfirm', ms: 1_500 });
  const asking = shop.api(staff)(staffInvoiceRoutes.refresh, { id });
  await eventually('the question is out', async () => shop.sandbox.faults.list().length === 0);
  shop.sandbox.redForms.answer(waiting.billId, true);
  await asking;
  await becomes(id, 'red');
});
