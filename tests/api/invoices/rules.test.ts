import { catalogAdminRoutes } from '@huitou/shared-types/catalog/routes.ts';
import type { SaveCategoryIn } from '@huitou/shared-types/catalog/schema.ts';
import { invoiceRoutes, staffInvoiceRoutes, titleRoutes } from '@huitou/shared-types/invoices/routes.ts';
import { paymentRoutes } from '@huitou/shared-types/payments/routes.ts';
import { orderRoutes } from '@huitou/shared-types/orders/routes.ts';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { unique } from '../../factories/catalog.ts';
import { companyTitle, personTitle, plugMemoryProvider, receivedOrder, setInvoiceRules } from '../../factories/invoices.ts';
import { becomes, newShopper, placeOrder, shipOrder, type Shopper, stockedProduct } from '../../factories/orders.ts';
import { giveBalance, inServer } from '../../factories/payments.ts';
import { confirmPassword, signInOwner } from '../../factories/staff.ts';
import { startShop, type TestShop } from '../../setup/app.ts';
import { checkInvariants } from '../../setup/invariants.ts';

let shop: TestShop;
let staff: string;
beforeAll(async () => {
  shop = await startShop();
  staff = await signInOwner(shop);
  await confirmPassword(shop, staff);
  await plugMemoryProvider();
  await setInvoiceRules(shop, staff);
});
afterEach(() => setInvoiceRules(shop, staff));
afterAll(async () => {
  await checkInvariants(shop);
  await shop.stop();
});
const newCategory = async (different: Partial<SaveCategoryIn>): Promise<string> =>
  (await shop.api(staff)(catalogAdminRoutes.createCategory, { name: unique('分类'), parentId: null, ...different })).id;
const as = (shopper: Shopper) => shop.api(shopper.token);

test('a product is taxed as it says, else as its category, else as the one above, else as the shop', async () => {
  const tax = { taxCode: '', taxRate: null, taxMark: 'normal' as const };
  const top = await newCategory({ taxCode: '1010115000000000000', taxRate: 900 });
  const child = await newCategory({ parentId: top, taxRate: 0, taxMark: 'exempt' });
  const shopper = await newShopper(shop);
  const linesFor = async (product: object): Promise<unknown> => {
    const { skuId } = await stockedProduct(shop, staff, product);
    const order = await receivedOrder(shop, staff, shopper, [{ skuId, quantity: 1 }]);
    const { lines } = await as(shopper)(invoiceRoutes.preview, { orderIds: [order.id] });
    return [lines[0]?.taxCode, lines[0]?.taxRate, lines[0]?.taxMark];
  };
  expect(await linesFor({ categoryId: child, taxCode: '1030201000000000000', taxRate: 1300 })).toEqual([
    '1030201000000000000',
    1300,
    'normal',
  ]);
  expect(await linesFor({ categoryId: child, ...tax })).toEqual(['1010115000000000000', 0, 'exempt']);
  expect(await linesFor({ categoryId: top })).toEqual(['1010115000000000000', 900, 'normal']);
  expect(await linesFor({})).toEqual(['1030299000000000000', 1300, 'normal']);
  const bad = (different: Partial<SaveCategoryIn>) => newCategory(different);
  await expect(bad({ taxRate: 1300, taxMark: 'exempt' })).rejects.toMatchObject({ code: 'invalid_input' });
  await expect(bad({ taxRate: 0 })).rejects.toMatchObject({ code: 'invalid_input' });
  await expect(bad({ taxRate: 700 as 600 })).rejects.toMatchObject({ code: 'invalid_input' });
  await expect(bad({ taxCode: '12345' })).rejects.toMatchObject({ code: 'invalid_input' });
  const { items } = await shop.api(staff)(catalogAdminRoutes.categories, {});
  expect(items.find((one) => one.id === top)).toMatchObject({ taxCode: '1010115000000000000', taxRate: 900, taxMark: 'normal' });
});

test('what was paid from the balance is left out and said, unless the shop invoices it', async () => {
  const shopper = await newShopper(shop);
  await giveBalance(shopper.id, 4_000);
  const { skuId } = await stockedProduct(shop, staff, { price: 10_000 });
  const placed = await placeOrder(shop, shopper, [{ skuId, quantity: 1 }]);
  const { wechat } = await as(shopper)(paymentRoutes.prepay, { kind: 'order', no: placed.no, useBalance: true });
  expect(shop.sandbox.payer.pay(wechat as NonNullable<typeof wechat>).result).toBe('ok');
  await becomes(shop, shopper, placed.id, 'paid');
  await shipOrder(shop, staff, placed.id);
  await as(shopper)(orderRoutes.receive, { id: placed.id });
  const without = await as(shopper)(invoiceRoutes.preview, { orderIds: [placed.id] });
  expect(without).toMatchObject({
    amount: placed.payable - 4_000,
    excludedNote: '用余额支付的 40.00 元不开票',
    orders: [{ paid: placed.payable, excluded: 4_000 }],
  });
  await setInvoiceRules(shop, staff, { balanceInvoiced: true });
  expect(await as(shopper)(invoiceRoutes.preview, { orderIds: [placed.id] })).toMatchObject({ amount: placed.payable, excludedNote: '' });
});

test('special invoices need the shop’s offer and a company', async () => {
  await setInvoiceRules(shop, staff, { specialEnabled: true });
  const shopper = await newShopper(shop);
  const { skuId } = await stockedProduct(shop, staff);
  const order = await receivedOrder(shop, staff, shopper, [{ skuId, quantity: 1 }]);
  const ask = (title: typeof companyTitle | typeof personTitle) =>
    as(shopper)(invoiceRoutes.request, { orderIds: [order.id], type: 'special', title });
  await expect(ask(personTitle)).rejects.toMatchObject({
    code: 'invoice_blocked',
    details: { problems: [{ rule: 'special_for_person' }] },
  });
  const made = await ask(companyTitle);
  expect(made.type).toBe('special');
  await shop.api(staff)(staffInvoiceRoutes.cancel, { id: made.id, reason: '不再需要' });
});

test('a person takes titles and invoices along, and leaves no address behind', async () => {
  const shopper = await newShopper(shop);
  const { skuId } = await stockedProduct(shop, staff);
  const order = await receivedOrder(shop, staff, shopper, [{ skuId, quantity: 1 }]);
  await as(shopper)(titleRoutes.add, companyTitle);
  await as(shopper)(invoiceRoutes.request, { orderIds: [order.id], title: companyTitle, email: 'me@example.com' });
  const { exportedParts, deletionBlockers } = await import('../../../server/src/modules/customers/deletion-checks.ts');
  const parts = await inServer(() => exportedParts(shopper.id));
  expect(parts.invoices).toMatchObject({
    titles: [{ title: companyTitle.title }],
    invoices: [{ amount: order.payable, email: 'me@example.com' }],
  });
  expect(await inServer(() => deletionBlockers(shopper.id))).toContain('还有 1 张发票未开完');
  const { forgetPerson } = await import('../../../server/src/modules/invoices/personal-data.ts');
  await inServer(() => forgetPerson({ customerId: shopper.id }));
  expect((await as(shopper)(titleRoutes.list, {})).items).toEqual([]);
  const [rows] = await shop.db.connection.query('select title, email from invoices where customer_id = ?', [shopper.id]);
  expect(rows).toEqual([{ title: companyTitle.title, email: '' }]);
});
