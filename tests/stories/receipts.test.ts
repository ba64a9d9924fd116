import { invoiceRoutes, staffInvoiceRoutes } from '@huitou/shared-types/invoices/routes.ts';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { flatRule, newFreightTemplate } from '../factories/freight.ts';
import { personTitle, receivedOrder, setInvoiceRules } from '../factories/invoices.ts';
import { newShopper, runJob, stockedProduct } from '../factories/orders.ts';
import { signInOwner } from '../factories/staff.ts';
import { eventually, startShop, type TestShop } from '../setup/app.ts';
import { checkInvariants } from '../setup/invariants.ts';

let shop: TestShop;
let staff: string;
beforeAll(async () => {
  shop = await startShop();
  staff = await signInOwner(shop);
  const [{ plugInvoiceParties }, { localReceipts }, { smtpMail }, { aliyunSms }] = await Promise.all([
    import('../../server/src/modules/invoices/index.ts'),
    import('../../server/src/providers/receipt/index.ts'),
    import('../../server/src/providers/mail/index.ts'),
    import('../../server/src/providers/sms/index.ts'),
  ]);
  plugInvoiceParties({ providers: [localReceipts], mail: smtpMail, sms: aliyunSms });
  await setInvoiceRules(shop, staff);
});
afterAll(async () => {
  await checkInvariants(shop);
  await shop.stop();
});

const becomes = (id: string, status: string) =>
  eventually(
    `receipt ${id} is ${status}`,
    async () => {
      await runJob('invoices.sweep');
      const one = await shop.api(staff)(staffInvoiceRoutes.detail, { id });
      return one.status === status && one;
    },
    15_000,
  );

test('a shop without an account gives receipts, says so, mails them, and takes them back', async () => {
  const freight = await newFreightTemplate(shop, staff, { fallback: { ...flatRule, nextFee: 0 } });
  const { skuId } = await stockedProduct(shop, staff, { price: 9_900, freightTemplateId: freight.id });
  const shopper = await newShopper(shop);
  const order = await receivedOrder(shop, staff, shopper, [{ skuId, quantity: 2 }]);
  const customer = shop.api(shopper.token);
  expect(await customer(invoiceRoutes.ofOrder, { orderId: order.id })).toMatchObject({ canRequest: true, receiptOnly: true });
  const { id } = await customer(invoiceRoutes.request, { orderIds: [order.id], title: personTitle, email: 'lin@example.com' });
  await shop.api(staff)(staffInvoiceRoutes.issue, { id });
  const issued = await becomes(id, 'issued');
  expect(issued).toMatchObject({ receipt: true, provider: 'local', invoiceNumber: issued.providerNo });
  const mail = await eventually(
    'the receipt is mailed',
    async () => shop.sandbox.mail.list().find((one) => one.to.includes('lin@example.com')),
    15_000,
  );
  const pdf = await shop.sandbox.mail.attachment(mail.id, 0);
  expect(pdf?.content.subarray(0, 5).toString()).toBe('%PDF-');
  expect(shop.sandbox.invoices.list()).toEqual([]);
  await shop.api(staff)(staffInvoiceRoutes.red, { id, reason: 'returned' });
  expect((await becomes(id, 'red')).red).toBe(issued.amount);
});
