import { invoiceRoutes, staffInvoiceRoutes } from '@huitou/shared-types/invoices/routes.ts';
import { titleRoutes } from '@huitou/shared-types/invoices/routes.ts';
import { catalogAdminRoutes } from '@huitou/shared-types/catalog/routes.ts';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { resetClock } from '../../../server/src/platform/clock.ts';
import { flatRule, newFreightTemplate } from '../../factories/freight.ts';
import {
  companyTitle,
  completeOrder,
  type MemoryProvider,
  personTitle,
  plugMemoryProvider,
  receivedOrder,
  setInvoiceRules,
} from '../../factories/invoices.ts';
import { newShopper, placePaid, runJob, type Shopper, stockedProduct } from '../../factories/orders.ts';
import { signInOwner, signInStaff } from '../../factories/staff.ts';
import { eventually, startShop, type TestShop } from '../../setup/app.ts';
import { checkInvariants } from '../../setup/invariants.ts';

let shop: TestShop;
let staff: string;
let memory: MemoryProvider;
let freightTemplateId: string;
beforeAll(async () => {
  shop = await startShop();
  staff = await signInOwner(shop);
  memory = await plugMemoryProvider();
  freightTemplateId = (await newFreightTemplate(shop, staff, { fallback: { ...flatRule, nextFee: 0 } })).id;
  await setInvoiceRules(shop, staff);
});
afterEach(async () => {
  resetClock();
  memory.control.answer = 'issued';
  memory.control.net = null;
  memory.control.lose.clear();
  await setInvoiceRules(shop, staff);
});
afterAll(async () => {
  await checkInvariants(shop);
  await shop.stop();
});
const as = (shopper: Shopper) => shop.api(shopper.token);
const received = async (shopper: Shopper, price = 9_900, quantity = 1) => {
  const { skuId } = await stockedProduct(shop, staff, { price, freightTemplateId });
  return receivedOrder(shop, staff, shopper, [{ skuId, quantity }]);
};
const becomes = (shopper: Shopper, id: string, status: string) =>
  eventually(
    `invoice ${id} is ${status}`,
    async () => {
      const one = await as(shopper)(invoiceRoutes.detail, { id });
      return one.status === status && one;
    },
    15_000,
  );

test('from the request to the file: amounts, number, hash, e-mail and SMS', async () => {
  const shopper = await newShopper(shop);
  const order = await received(shopper, 9_900, 2);
  expect(await as(shopper)(invoiceRoutes.ofOrder, { orderId: order.id })).toMatchObject({
    canRequest: true,
    amount: 20_600,
    channels: ['email', 'sms'],
    items: [],
  });
  expect((await as(shopper)(invoiceRoutes.invoiceable, {})).items).toMatchObject([{ orderId: order.id, amount: 20_600 }]);
  const preview = await as(shopper)(invoiceRoutes.preview, { orderIds: [order.id], title: companyTitle });
  expect(preview).toMatchObject({ ok: true, amount: 20_600, problems: [] });
  expect(preview.lines.map((line) => [line.gross, line.taxRate, line.quantity])).toEqual([
    [19_800, 1300, 2],
    [800, 600, null],
  ]);
  const made = await as(shopper)(invoiceRoutes.request, {
    orderIds: [order.id],
    title: companyTitle,
    email: 'wang@example.com',
    phone: '13800138000',
    saveTitle: true,
    shownAmount: 20_600,
  });
  expect(made).toMatchObject({ status: 'requested', amount: 20_600, moves: ['cancel'], receipt: false });
  expect((await as(shopper)(titleRoutes.list, {})).items).toMatchObject([{ title: companyTitle.title, isDefault: true }]);
  expect((await as(shopper)(invoiceRoutes.invoiceable, {})).items).toEqual([]);
  await shop.api(staff)(staffInvoiceRoutes.issue, { id: made.id });
  const issued = await becomes(shopper, made.id, 'issued');
  expect(issued.invoiceNumber).toMatch(/^\d{20}$/);
  const command = [...memory.kept.values()].find((one) => one.number === issued.invoiceNumber)?.command;
  expect(command).toMatchObject({
    no: made.no,
    gross: 20_600,
    buyer: { taxNo: companyTitle.taxNo },
    seller: { taxNo: '91330100799655058B' },
    clerk: '王小明',
  });
  expect(command?.remark).toContain(order.no);
  const done = await eventually(
    'files are kept and messages sent',
    async () => {
      const one = await as(shopper)(invoiceRoutes.detail, { id: made.id });
      return (
        one.files.every((file) => file.state === 'kept') &&
        one.deliveries.length === 2 &&
        one.deliveries.every((each) => each.status === 'sent') &&
        one
      );
    },
    15_000,
  );
  expect(done.files.map((file) => file.format).sort()).toEqual(['pdf', 'xml']);
  expect(done.deliveries.map((each) => each.target).sort()).toEqual(['138****8000', 'w***@example.com']);
  const pdf = done.files.find((file) => file.format === 'pdf');
  const loaded = await fetch(shop.url + (pdf?.url ?? ''));
  expect(await loaded.text()).toContain('%PDF');
  const mail = memory.mails.find((one) => one.to === 'wang@example.com');
  expect(mail?.attachments.map((one) => one.filename.split('.').at(-1)).sort()).toEqual(['pdf', 'xml']);
  expect(mail?.subject).toContain('206.00');
  const { link } = memory.messages.find((one) => one.phone === '13800138000') as { link: string };
  expect(await (await fetch(link)).text()).toContain('%PDF');
  expect((await fetch(`${link.slice(0, -1)}x`)).status).toBe(404);
  const detail = await shop.api(staff)(staffInvoiceRoutes.detail, { id: made.id });
  expect(detail.fileHashes.every((file) => /^[0-9a-f]{64}$/.test(file.sha256))).toBe(true);
  expect(new Date(detail.fileHashes[0]?.keepUntil ?? '').getFullYear()).toBeGreaterThanOrEqual(new Date().getFullYear() + 10);
});

test('several orders go on one invoice; none of them on a second', async () => {
  const shopper = await newShopper(shop);
  const [a, b] = [await received(shopper, 1_000), await received(shopper, 2_000)];
  const made = await as(shopper)(invoiceRoutes.request, { orderIds: [a.id, b.id], title: personTitle });
  expect(made.amount).toBe(1_000 + 2_000 + 1_600);
  expect(made.orders.map((order) => order.no).sort()).toEqual([a.no, b.no].sort());
  await expect(as(shopper)(invoiceRoutes.request, { orderIds: [b.id], title: personTitle })).rejects.toMatchObject({
    code: 'invoice_exists',
  });
  await as(shopper)(invoiceRoutes.cancel, { id: made.id });
  expect((await as(shopper)(invoiceRoutes.request, { orderIds: [b.id], title: personTitle })).amount).toBe(2_800);
});

test('bad requests are refused with the reason, and nothing is written', async () => {
  const shopper = await newShopper(shop);
  const order = await received(shopper);
  const { skuId } = await stockedProduct(shop, staff);
  const { order: paid } = await placePaid(shop, shopper, [{ skuId, quantity: 1 }]);
  const ask = (different: object) => as(shopper)(invoiceRoutes.request, { orderIds: [order.id], title: companyTitle, ...different });
  await expect(ask({ orderIds: [paid.id] })).rejects.toMatchObject({
    code: 'invoice_blocked',
    details: { problems: [{ rule: 'order_state', orderNo: paid.no }] },
  });
  await expect(ask({ type: 'special' })).rejects.toMatchObject({
    code: 'invoice_blocked',
    details: { problems: [{ rule: 'special_not_offered' }] },
  });
  await expect(ask({ shownAmount: 1 })).rejects.toMatchObject({ code: 'invoice_amount_changed', details: { amount: 10_700 } });
  await expect(ask({ orderIds: [] })).rejects.toMatchObject({ code: 'invalid_input' });
  await expect(ask({ email: 'nowhere' })).rejects.toMatchObject({ code: 'invalid_input' });
  await expect(ask({ title: { kind: 'company', title: '无税号' } })).rejects.toMatchObject({ code: 'invalid_input' });
  const stranger = await newShopper(shop);
  await expect(as(stranger)(invoiceRoutes.request, { orderIds: [order.id], title: personTitle })).rejects.toMatchObject({
    code: 'not_found',
  });
  await expect(as(stranger)(invoiceRoutes.preview, { orderIds: [order.id] })).rejects.toMatchObject({ code: 'not_found' });
  await expect(as(stranger)(invoiceRoutes.ofOrder, { orderId: order.id })).rejects.toMatchObject({ code: 'not_found' });
  const made = await ask({});
  await expect(as(stranger)(invoiceRoutes.detail, { id: made.id })).rejects.toMatchObject({ code: 'not_found' });
  await expect(as(stranger)(invoiceRoutes.cancel, { id: made.id })).rejects.toMatchObject({ code: 'not_found' });
  await expect(as(shopper)(invoiceRoutes.deliver, { id: made.id, email: 'a@example.com' })).rejects.toMatchObject({
    code: 'state_forbidden',
  });
  const clerk = await signInStaff(shop, ['invoice.view']);
  await expect(shop.api(clerk)(staffInvoiceRoutes.issue, { id: made.id })).rejects.toMatchObject({ code: 'forbidden' });
});

test('a rule that fails blocks issuing and names the line; put right, it goes out', async () => {
  const shopper = await newShopper(shop);
  await setInvoiceRules(shop, staff, { taxCode: '' });
  const { skuId, productId } = await stockedProduct(shop, staff, { name: '没有编码的商品' });
  const order = await receivedOrder(shop, staff, shopper, [{ skuId, quantity: 1 }]);
  expect(await as(shopper)(invoiceRoutes.preview, { orderIds: [order.id] })).toMatchObject({
    ok: false,
    problems: [{ rule: 'tax_code_missing', line: 0, orderNo: order.no }],
  });
  const product = await shop.api(staff)(catalogAdminRoutes.product, { id: productId });
  const { status: _s, sales: _sa, createdAt: _c, updatedAt: _u, skus, ...form } = product;
  await shop.api(staff)(catalogAdminRoutes.updateProduct, {
    ...form,
    taxRate: 0,
    taxMark: 'exempt',
    taxCode: '1010112000000000000',
    skus: skus.map(({ stock: _, ...sku }) => sku),
  });
  const made = await as(shopper)(invoiceRoutes.request, { orderIds: [order.id], title: personTitle });
  expect(made.lines[0]).toMatchObject({ taxRate: 0, taxMark: 'exempt', tax: 0, taxCode: '1010112000000000000' });
  expect(await shop.api(staff)(staffInvoiceRoutes.check, { id: made.id })).toMatchObject({ ok: true });
  await setInvoiceRules(shop, staff, { amountCap: 100 });
  await expect(shop.api(staff)(staffInvoiceRoutes.issue, { id: made.id })).rejects.toMatchObject({
    code: 'invoice_blocked',
    details: { problems: [{ rule: 'amount_cap' }] },
  });
  await setInvoiceRules(shop, staff);
  await shop.api(staff)(staffInvoiceRoutes.issue, { id: made.id });
  await becomes(shopper, made.id, 'issued');
  await expect(shop.api(staff)(staffInvoiceRoutes.issue, { id: made.id })).rejects.toMatchObject({ code: 'state_forbidden' });
});

test('the title of the order asks by itself on completion, and goes out by itself when the shop wants it', async () => {
  await setInvoiceRules(shop, staff, { requestFrom: 'completed', autoIssue: true });
  const shopper = await newShopper(shop);
  const { skuId } = await stockedProduct(shop, staff);
  const order = await receivedOrder(shop, staff, shopper, [{ skuId, quantity: 1 }], { invoiceTitle: companyTitle });
  expect((await as(shopper)(invoiceRoutes.list, {})).items).toEqual([]);
  await completeOrder(shop, shopper, order.id);
  const [made] = await eventually('an invoice of the order', async () => {
    const { items } = await as(shopper)(invoiceRoutes.list, {});
    return items.length > 0 && items;
  });
  expect(made).toMatchObject({ title: companyTitle.title, taxNo: companyTitle.taxNo });
  await becomes(shopper, made?.id ?? '', 'issued');
});

test('a failed one says why, and is tried again under its number, or under a new one with other content', async () => {
  const shopper = await newShopper(shop);
  const order = await received(shopper);
  memory.control.answer = 'failed';
  const made = await as(shopper)(invoiceRoutes.request, { orderIds: [order.id], title: companyTitle });
  await shop.api(staff)(staffInvoiceRoutes.issue, { id: made.id });
  const failed = await becomes(shopper, made.id, 'failed');
  expect(failed.failure).toBe('开票未成功，商家正在处理');
  expect((await shop.api(staff)(staffInvoiceRoutes.detail, { id: made.id })).failure).toBe('购方税号不存在');
  await shop.api(staff)(staffInvoiceRoutes.issue, { id: made.id });
  await becomes(shopper, made.id, 'failed');
  expect(memory.calls.filter((call) => call === `retry ${made.no}`)).toHaveLength(1);
  expect(memory.calls.filter((call) => call === `issue ${made.no}`)).toHaveLength(1);
  memory.control.answer = 'issued';
  await shop.api(staff)(staffInvoiceRoutes.edit, { id: made.id, type: 'normal', title: { ...companyTitle, title: '改对的名字' } });
  await shop.api(staff)(staffInvoiceRoutes.issue, { id: made.id });
  const issued = await becomes(shopper, made.id, 'issued');
  expect(issued.title).toBe('改对的名字');
  const { providerNo } = await shop.api(staff)(staffInvoiceRoutes.detail, { id: made.id });
  expect(providerNo).not.toBe(made.no);
});

test('a lost reply is an unknown: asked about, never sent twice', async () => {
  const shopper = await newShopper(shop);
  const order = await received(shopper);
  const made = await as(shopper)(invoiceRoutes.request, { orderIds: [order.id], title: companyTitle });
  memory.control.lose.add('issue');
  await shop.api(staff)(staffInvoiceRoutes.issue, { id: made.id });
  await becomes(shopper, made.id, 'issued');
  expect(memory.calls.filter((call) => call === `issue ${made.no}`)).toHaveLength(1);
  expect(memory.calls).toContain(`query ${made.no}`);
});

test('a callback is a hint: late, twice, forged or broken, it only makes us ask', async () => {
  const shopper = await newShopper(shop);
  const order = await received(shopper);
  memory.control.answer = 'issuing';
  const made = await as(shopper)(invoiceRoutes.request, { orderIds: [order.id], title: companyTitle });
  await shop.api(staff)(staffInvoiceRoutes.issue, { id: made.id });
  await eventually('handed in', async () => memory.kept.has(made.no));
  const headers = { 'content-type': 'application/x-www-form-urlencoded' };
  const post = (provider: string, rawBody: string) => shop.http('POST', `/api/invoices/notices?provider=${provider}`, { rawBody, headers });
  const notify = (no: string) => post('memory', `no=${no}&status=2&invoiceNumber=99999999999999999999`);
  expect((await notify(made.no)).status).toBe(200);
  expect((await as(shopper)(invoiceRoutes.detail, { id: made.id })).status).toBe('issuing');
  memory.finish(made.no, 'issued');
  await Promise.all(Array.from({ length: 4 }, () => notify(made.no)));
  const issued = await becomes(shopper, made.id, 'issued');
  expect(issued.invoiceNumber).not.toBe('99999999999999999999');
  expect((await notify(made.no)).status).toBe(200);
  expect((await notify('I0000')).status).toBe(200);
  expect((await post('memory', 'x=1')).status).toBe(400);
  expect((await post('nobody', `no=${made.no}`)).status).toBe(404);
  const entries = issued.timeline.map((entry) => entry.title);
  expect(entries).toEqual(['申请开票', '提交开票', '开票成功']);
});

test('other amounts than ours are kept, and shown to a person', async () => {
  const shopper = await newShopper(shop);
  const order = await received(shopper);
  memory.control.net = 1;
  const made = await as(shopper)(invoiceRoutes.request, { orderIds: [order.id], title: companyTitle });
  await shop.api(staff)(staffInvoiceRoutes.issue, { id: made.id });
  await becomes(shopper, made.id, 'issued');
  expect((await shop.api(staff)(staffInvoiceRoutes.detail, { id: made.id })).trouble).toContain('金额不符');
  expect((await shop.api(staff)(staffInvoiceRoutes.list, { trouble: true })).items.map((row) => row.id)).toContain(made.id);
  const resolved = await shop.api(staff)(staffInvoiceRoutes.resolve, { id: made.id, note: '已与平台核对' });
  expect(resolved).toMatchObject({
    trouble: '',
    timeline: expect.arrayContaining([expect.objectContaining({ title: '异常已处理' })]) as unknown,
  });
  const again = shop.api(staff)(staffInvoiceRoutes.resolve, { id: made.id, note: '再来一次' });
  await expect(again).rejects.toMatchObject({ code: 'state_forbidden' });
});

test('what the queue lost is found by the sweeper', async () => {
  const shopper = await newShopper(shop);
  const order = await received(shopper);
  memory.control.answer = 'issuing';
  const made = await as(shopper)(invoiceRoutes.request, { orderIds: [order.id], title: companyTitle });
  await shop.api(staff)(staffInvoiceRoutes.issue, { id: made.id });
  await eventually('handed in, and put aside', async () => {
    const [rows] = await shop.db.connection.query('select lease_until, attempts from invoices where id = ?', [made.id]);
    const [row] = rows as { lease_until: Date | null; attempts: number }[];
    return memory.kept.has(made.no) && row?.lease_until === null && row.attempts > 0;
  });
  memory.finish(made.no, 'issued');
  await shop.db.connection.query("update invoices set next_try_at = '2020-01-01', lease_until = '2020-01-01' where id = ?", [made.id]);
  await runJob('invoices.sweep');
  expect((await as(shopper)(invoiceRoutes.detail, { id: made.id })).status).toBe('issued');
});
