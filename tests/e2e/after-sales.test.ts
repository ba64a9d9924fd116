import { afterSalesAdminRoutes, afterSalesRoutes } from '@huitou/shared-types/after-sales/routes.ts';
import { catalogRoutes } from '@huitou/shared-types/catalog/routes.ts';
import type { Api } from '@huitou/shared-types/client.ts';
import { invoiceRoutes, staffInvoiceRoutes, titleRoutes } from '@huitou/shared-types/invoices/routes.ts';
import type { Order } from '@huitou/shared-types/orders/schema.ts';
import { settingsRoutes } from '@huitou/shared-types/settings/routes.ts';
import { yuan } from '@huitou/shared-types/money.ts';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { clientOf, deliver, ordinaryProducts, payOrder, placeOrder, staffClient } from './api.ts';
import { asCustomer, launchBrowser, phoneContext } from './browser.ts';
import { keepPictures } from './keep-pictures.ts';

const shop = inject('shop');
let browser: Browser;
let phone: BrowserContext;
let store: Page;
let api: Api;
let staff: Api;
let skuId = '';
beforeAll(async () => {
  browser = await launchBrowser();
  phone = await phoneContext(browser, shop);
  api = clientOf(shop, await asCustomer(phone, shop));
  staff = await staffClient(shop, 'owner');
  const [product] = await ordinaryProducts(shop);
  const { skus } = await api(catalogRoutes.product, { id: product?.id ?? '' });
  skuId = skus.find(({ available }) => available > 5)?.id ?? '';
  store = await phone.newPage();
});
afterAll(() => browser.close());
keepPictures(() => browser);
/** What is on show: Taro keeps the pages below the top one in the document. */
const shown = (selector: string) => store.locator(`${selector}:visible`).first();
const says = (selector: string, text: string) => store.locator(`${selector}:visible`, { hasText: text }).first().waitFor();
const fill = (id: string, text: string) =>
  store.locator(`#${id}:visible input, input#${id}:visible, #${id}:visible textarea, textarea#${id}:visible`).first().fill(text);
const bought = async (quantity: number): Promise<Order> =>
  deliver(staff, api, await payOrder(shop, api, await placeOrder(api, skuId, quantity)), true);

describe('a customer sends goods back and has the money on the balance', () => {
  let order: Order;
  let caseId = '';
  /** What one of the two pieces was paid with, after what promotions took off. */
  const each = (): number => Math.round((order.lines[0]?.payable ?? 0) / 2);

  test('asks from the order: kind, pieces, reason, and sees what comes back before sending', async () => {
    order = await bought(2);
    await store.goto(`/packages/order/detail/index?id=${order.id}`);
    const [line] = order.lines;
    await shown(`#apply-${line?.id}`).click();
    await shown('#kind-0').click();
    await shown(`#apply-quantity-${line?.id}-minus`).click();
    await shown('#apply-reason').click();
    await shown('#reason-sheet').getByText('七天无理由').click();
    await shown('#way-balance').click();
    await says('#apply-way-text', '退到余额');
    await shown('#apply-next').click();
    await says('#confirm-case', yuan(each()));
    await shown('#apply-submit').click();
    await says('#case-status', '等待商家处理');
    caseId = new URL(store.url()).searchParams.get('id') ?? '';
    expect((await api(afterSalesRoutes.detail, { id: caseId })).lines[0]).toMatchObject({ quantity: 1, amount: each() });
  });

  test('staff agree; the customer finds the address and says by which parcel', async () => {
    await staff(afterSalesAdminRoutes.agree, { id: caseId });
    await store.reload();
    await says('#case-status', '请寄回商品');
    await shown('#copy-address').waitFor();
    await shown('#case-send').click();
    await fill('tracking-no', 'SF1234567890123');
    await says('#carrier', '顺丰速运');
    await shown('#parcel-submit').click();
    await says('#case-status', '等待商家收货');
    expect(await shown('#return-parcel').innerText()).toContain('SF1234567890123');
  });

  test('the warehouse finds it whole; the money is on the balance, entry by entry, and the order says so', async () => {
    await staff(afterSalesAdminRoutes.receive, { id: caseId });
    const units = [{ lineId: order.lines[0]?.id ?? '', decision: 'sellable' as const, quantity: 1 }];
    await staff(afterSalesAdminRoutes.inspect, { id: caseId, units });
    await store.reload();
    await says('#case-status', '退款成功');
    await shown('#to-wallet').click();
    const entry = store.locator('[id^=entry-]:visible').first();
    await entry.waitFor();
    const back = yuan(each());
    expect(await entry.innerText()).toContain(`+${back}`);
    await store.goto(`/packages/order/detail/index?id=${order.id}`);
    await says('#order-refunded', back.split('.')[0] ?? '');
    await shown('#order-cases').waitFor();
  });

  test('the balance pays a part of the next order, WeChat the rest', async () => {
    const next = await placeOrder(api, skuId, 2);
    await store.goto(`/packages/order/pay/index?id=${next.id}`);
    await says('#pay-balance', '抵扣');
    await says('#pay-now', '微信支付');
    await shown('#pay-now').click();
    await store.frameLocator('#wechat-frame').locator('[data-do=pay]').click();
    await says('#result-title', '支付成功');
    await shown('#result-order').click();
    await says('#order-status', '待发货');
    await store
      .getByText(/微信支付 ¥[\d.]+ \+ 余额 ¥[\d.]+/)
      .first()
      .waitFor();
  });
});

/** The shop can issue: who sells, who issues, and a tax code for what has none. */
async function letInvoicesBeIssued(): Promise<void> {
  const invoices = (await staff(settingsRoutes.all)).groups.invoices as Record<string, string>;
  if (invoices.sellerName && invoices.clerk && invoices.taxCode) return;
  const seller = { sellerName: '杭州回头商贸有限公司', sellerTaxNo: '339902999999789113', sellerAddress: '杭州市文一西路 1000 号' };
  const values = { ...invoices, ...seller, sellerPhone: '0571-88880000', clerk: '王店主', taxCode: '1010101050000000000' };
  await staff(settingsRoutes.save, { group: 'invoices', values });
}

describe('a customer asks for an invoice', () => {
  test('keeps a title, chooses the order, and finds the invoice to look at once it is issued', async () => {
    await letInvoicesBeIssued();
    for (const { id } of (await api(titleRoutes.list)).items) await api(titleRoutes.remove, { id });
    const order = await bought(1);
    await store.goto('/packages/invoice/request/index');
    await shown(`#pick-${order.id}`).click();
    await shown('#choose-next').click();
    await shown('#request-submit').click();
    await fill('title-name', '杭州云栖软件有限公司');
    await fill('title-tax', '91330106MA2H1234XX');
    await shown('#title-tax-warning').waitFor();
    await shown('#title-save').click();
    await says('#invoice-title', '杭州云栖软件有限公司');
    await fill('delivery-email', 'zixuan@example.com');
    expect(await shown('#request-amount').innerText()).toContain(yuan(order.payable).split('.')[0]);
    await shown('#request-submit').click();
    await says('#invoice-status', '待开票');
    const id = new URL(store.url()).searchParams.get('id') ?? '';
    await staff(staffInvoiceRoutes.issue, { id });
    await store.reload();
    await says('#invoice-status', '已开');
    await says('#file-pdf', '预览');
    const pdf = (await api(invoiceRoutes.detail, { id })).files.find(({ format }) => format === 'pdf');
    const file = await fetch(new URL(pdf?.url ?? '', shop.storefront));
    expect(new TextDecoder().decode((await file.bytes()).slice(0, 5))).toBe('%PDF-');
  });
});
