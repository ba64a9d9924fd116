import { readFile, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { invoiceRoutes, staffInvoiceRoutes } from '@huitou/shared-types/invoices/routes.ts';
import { taskRoutes } from '@huitou/shared-types/tasks/routes.ts';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { shippedOrder } from '../../factories/after-sales.ts';
import { unique } from '../../factories/catalog.ts';
import { companyTitle, type MemoryProvider, plugMemoryProvider, setInvoiceRules } from '../../factories/invoices.ts';
import { newShopper, runJob } from '../../factories/orders.ts';
import { signInOwner, signInStaff } from '../../factories/staff.ts';
import { newLocation } from '../../factories/stock.ts';
import { eventually, startShop, type TestShop } from '../../setup/app.ts';
import { checkInvariants, violations } from '../../setup/invariants.ts';

let shop: TestShop;
let staff: string;
let memory: MemoryProvider;
beforeAll(async () => {
  shop = await startShop();
  staff = await signInOwner(shop);
  memory = await plugMemoryProvider();
  await setInvoiceRules(shop, staff);
});
afterAll(async () => {
  await checkInvariants(shop);
  await shop.stop();
});
const requested = async (title: string = companyTitle.title, quantity = 1) => {
  const paid = await shippedOrder(shop, staff, [quantity], { received: true });
  const invoice = await shop.api(paid.shopper.token)(invoiceRoutes.request, {
    orderIds: [paid.order.id],
    title: { ...companyTitle, title },
  });
  return { paid, invoice };
};
const issued = async (title?: string, quantity?: number) => {
  const { paid, invoice } = await requested(title, quantity);
  await shop.api(staff)(staffInvoiceRoutes.issue, { id: invoice.id });
  return {
    paid,
    invoice: await eventually(
      'issued with its files',
      async () => {
        const one = await shop.api(staff)(staffInvoiceRoutes.detail, { id: invoice.id });
        return one.status === 'issued' && one.files.length > 0 && one.files.every((file) => file.state === 'kept') && one;
      },
      15_000,
    ),
  };
};
const ids = async (filters: object): Promise<string[]> =>
  (await shop.api(staff)(staffInvoiceRoutes.list, filters)).items.map((row) => row.id);

test('the archive is found by title, tax number, numbers, order, amount, date, state and customer', async () => {
  const title = unique('查找公司');
  const { paid, invoice } = await issued(title, 3);
  await requested();
  expect(await ids({ q: title.slice(0, 6) })).toContain(invoice.id);
  for (const q of [invoice.no, invoice.invoiceNumber as string, paid.order.no]) expect(await ids({ q })).toEqual([invoice.id]);
  expect(await ids({ taxNo: companyTitle.taxNo, tab: 'issued' })).toContain(invoice.id);
  expect(await ids({ orderNo: paid.order.no })).toEqual([invoice.id]);
  expect(await ids({ minAmount: 29_700, maxAmount: 29_700 })).toContain(invoice.id);
  expect(await ids({ customerId: String(paid.shopper.id), tab: 'issued' })).toEqual([invoice.id]);
  expect(await ids({ dateOf: 'issued', from: '2020-01-01', to: '2020-12-31' })).toEqual([]);
  expect(await ids({ tab: 'todo' })).not.toContain(invoice.id);
  const counts = await shop.api(staff)(staffInvoiceRoutes.counts, {});
  expect(counts.counts.todo).toBeGreaterThanOrEqual(1);
  const first = await shop.api(staff)(staffInvoiceRoutes.list, { limit: 1 });
  const second = await shop.api(staff)(staffInvoiceRoutes.list, { limit: 1, cursor: first.next as string });
  expect(second.items[0]?.id).not.toBe(first.items[0]?.id);
});

test('staff ask in the customer’s name, for orders of one customer', async () => {
  const shopper = await newShopper(shop);
  const a = await shippedOrder(shop, staff, [1], { received: true, shopper });
  const b = await shippedOrder(shop, staff, [1], { received: true, shopper });
  const orderNos = [a.order.no, b.order.no];
  expect(await shop.api(staff)(staffInvoiceRoutes.preview, { orderNos })).toMatchObject({ ok: true, amount: 19_800 });
  const made = await shop.api(staff)(staffInvoiceRoutes.request, { orderNos, title: companyTitle });
  expect(made).toMatchObject({ amount: 19_800, customer: { id: String(shopper.id) } });
  const other = await shippedOrder(shop, staff, [1], { received: true });
  await expect(shop.api(staff)(staffInvoiceRoutes.preview, { orderNos: [a.order.no, other.order.no] })).rejects.toMatchObject({
    code: 'invalid_input',
  });
  await expect(shop.api(staff)(staffInvoiceRoutes.preview, { orderNos: ['O20260101000000'] })).rejects.toMatchObject({ code: 'not_found' });
  await shop.api(staff)(staffInvoiceRoutes.cancel, { id: made.id, reason: '顾客不要了' });
});

test('many go out in the background; those that a rule blocks are named', async () => {
  const [a, b] = [await requested(), await requested()];
  await shop.db.connection.query('update orders set open_cases = 1 where id = ?', [b.paid.order.id]);
  const { taskId } = await shop.api(staff)(staffInvoiceRoutes.issueBatch, { ids: [a.invoice.id, b.invoice.id] });
  const task = await eventually(
    'the batch is done',
    async () => {
      const one = (await shop.api(staff)(taskRoutes.list, {})).items.find((row) => row.id === taskId);
      return one?.state === 'done' && one;
    },
    15_000,
  );
  expect(task).toMatchObject({ done: 2, total: 2, message: '已提交 1 张，1 张未通过校验' });
  expect(task.errors).toEqual([{ row: 2, column: b.invoice.no, message: '订单有进行中的售后' }]);
  await shop.db.connection.query('update orders set open_cases = 0 where id = ?', [b.paid.order.id]);
  await eventually('issued', async () => (await shop.api(staff)(staffInvoiceRoutes.detail, { id: a.invoice.id })).status === 'issued');
});

test('the export has a row a document, red ones negative', async () => {
  const title = unique('导出公司');
  const { invoice } = await issued(title);
  await shop.api(staff)(staffInvoiceRoutes.red, { id: invoice.id, reason: 'returned' });
  await eventually('red', async () => (await shop.api(staff)(staffInvoiceRoutes.detail, { id: invoice.id })).status === 'red', 15_000);
  const { taskId } = await shop.api(staff)(staffInvoiceRoutes.export, { q: title, format: 'csv' });
  const task = await eventually(
    'the export is done',
    async () => {
      const one = (await shop.api(staff)(taskRoutes.list, {})).items.find((row) => row.id === taskId);
      return one?.state === 'done' && one;
    },
    15_000,
  );
  const text = await (await fetch(shop.url + (task.downloadUrl ?? ''))).text();
  const rows = text.split('\r\n').filter((row) => row.includes(title));
  expect(rows).toHaveLength(2);
  expect(rows[0]).toContain('99.00');
  expect(rows[1]).toContain('-99.00');
  const stats = await shop.api(staff)(staffInvoiceRoutes.stats, {});
  expect(stats.months.at(-1)).toMatchObject({ reds: expect.any(Number) as number });
  expect(stats.months.at(-1)?.redAmount).toBeGreaterThanOrEqual(9_900);
  expect(stats.byRate[0]).toMatchObject({ taxRate: 1300, taxMark: 'normal' });
});

test('a file that is changed or lost is seen, told, and breaks the rule that says so', async () => {
  const { invoice } = await issued();
  const [rows] = await shop.db.connection.query('select id, path, sha256 from invoice_files where invoice_id = ? order by id', [
    invoice.id,
  ]);
  const [pdf, xml] = rows as { id: number; path: string; sha256: string }[];
  const onDisk = (name: string): string => path.resolve(process.env.FILES_DIR ?? '', name);
  const verify = () => shop.api(staff)(staffInvoiceRoutes.verifyFiles, { id: invoice.id });
  expect(await verify()).toEqual({ checked: 2, altered: 0, missing: 0 });
  const good = await readFile(onDisk(pdf?.path ?? ''));
  await writeFile(onDisk(pdf?.path ?? ''), 'tampered');
  const lost = await readFile(onDisk(xml?.path ?? ''));
  await rm(onDisk(xml?.path ?? ''));
  await shop.db.connection.query("update invoice_files set verified_at = '2020-01-01' where invoice_id = ?", [invoice.id]);
  await runJob('invoices.verify-files');
  const seen = await shop.api(staff)(staffInvoiceRoutes.detail, { id: invoice.id });
  expect(seen.files.map((file) => [file.state, file.url])).toEqual([
    ['altered', null],
    ['missing', null],
  ]);
  expect(seen.trouble).toMatch(/文件已/);
  expect((await violations(shop)).map((one) => one.name)).toContain('invoices: kept files are as they came');
  await writeFile(onDisk(pdf?.path ?? ''), good);
  await writeFile(onDisk(xml?.path ?? ''), lost);
  expect(await verify()).toEqual({ checked: 2, altered: 0, missing: 0 });
  expect((await shop.api(staff)(staffInvoiceRoutes.detail, { id: invoice.id })).trouble).toBe('');
});

test('staff of one warehouse see the invoices of its orders only', async () => {
  const { paid, invoice } = await requested();
  const here = await signInStaff(shop, ['invoice.view', 'invoice.issue'], { locationIds: [paid.locationId] });
  const elsewhere = await signInStaff(shop, ['invoice.view', 'invoice.issue'], { locationIds: [await newLocation(shop)] });
  expect((await shop.api(here)(staffInvoiceRoutes.list, {})).items.map((row) => row.id)).toEqual([invoice.id]);
  expect((await shop.api(elsewhere)(staffInvoiceRoutes.list, {})).items).toEqual([]);
  await expect(shop.api(elsewhere)(staffInvoiceRoutes.detail, { id: invoice.id })).rejects.toMatchObject({ code: 'not_found' });
  await expect(shop.api(elsewhere)(staffInvoiceRoutes.issue, { id: invoice.id })).rejects.toMatchObject({ code: 'not_found' });
});

test('messages that cannot be sent are tried again under the same id, and say why at last', async () => {
  const { paid, invoice } = await issued();
  memory.control.lose.add('mail');
  const api = shop.api(paid.shopper.token);
  await api(invoiceRoutes.deliver, { id: invoice.id, email: 'late@example.com' });
  await eventually(
    'sent',
    async () =>
      (await api(invoiceRoutes.detail, { id: invoice.id })).deliveries[0]?.status === 'sent' ||
      (await shop.db.connection.query('update invoice_deliveries set next_try_at = now() - interval 1 minute where status = "waiting"'),
      await runJob('invoices.sweep'),
      false),
    15_000,
  );
  const sent = memory.mails.filter((one) => one.to === 'late@example.com');
  expect(sent).toHaveLength(2);
  expect(new Set(sent.map((one) => one.id)).size).toBe(1);
  await expect(api(invoiceRoutes.deliver, { id: invoice.id })).rejects.toMatchObject({ code: 'invalid_input' });
});
