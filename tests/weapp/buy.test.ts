import { customerRoutes } from '@huitou/shared-types/customers/routes.ts';
import { orderAdminRoutes } from '@huitou/shared-types/orders/routes.ts';
import { fulfilmentRoutes } from '@huitou/shared-types/fulfilment/routes.ts';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { newHolder, startWeappShop, type WeappShop } from './shop-for-weapp.ts';
import { type MiniProgram, startMiniProgram } from './weapp-program.ts';

let weapp: WeappShop;
beforeAll(async () => {
  weapp = await startWeappShop();
});
afterAll(() => weapp?.stop());

/** What Taro's runtime and webpack themselves look for on `wx`. */
const probes = ['webpackJsonp', 'cloud', 'toString', 'toJSON'];

const start = (options: Parameters<typeof startMiniProgram>[2] = {}, holder = newHolder(weapp)): MiniProgram =>
  startMiniProgram(weapp.shop.url, holder, options);

/** Types a new address into the form that is open and saves it. */
const fillAddress = async (app: MiniProgram): Promise<void> => {
  await app.type('address-paste', '林小雨 13800138000 浙江省杭州市余杭区仓前街道文一西路 998 号 3 幢 201 室');
  await app.tap('address-parse');
  await app.until('the address is read', () => app.noted.toasts.some((toast) => toast.includes('已识别')));
  await app.tap('address-save');
};

const checkOut = async (app: MiniProgram): Promise<void> => {
  await app.until('the checkout', () => app.route() === 'packages/order/checkout/index');
  await app.tap('checkout-address');
  await app.until('the address form', () => app.route() === 'packages/user/address-edit/index');
  await fillAddress(app);
  await app.until(
    'back at the checkout with the address',
    () => app.route() === 'packages/order/checkout/index' && app.text().includes('文一西路'),
  );
  if (app.find('consent')) await app.tap('consent');
  await app.until('a fresh quote', () => !app.text().includes('请添加收货地址') && app.textOf('checkout-total') !== '');
};

describe('the mini-program under a wx stub', () => {
  it('signs in unseen and shows the shop', async () => {
    const app = start();
    await app.until('products on the home page', () => app.text().includes('赣南脐橙') && app.text().includes('棉麻衬衫'));
    await app.until('the sign-in', () => app.noted.requests.includes('POST /api/login'));
    expect(app.noted.requests.filter((request) => request === 'POST /api/login')).toHaveLength(1);
    expect(app.errors).toEqual([]);
  });

  it('greys combinations that are sold out and clamps the quantity with a reason', async () => {
    const app = start({ page: `packages/goods/detail/index?id=${weapp.shirt.productId}` });
    await app.until('the product', () => app.text().includes('棉麻衬衫'));
    await app.tap('add-to-cart');
    await app.tap('spec-0-0');
    await app.until('红 M is greyed', () => app.find('spec-1-1')?.cl?.includes('sku-value-off'));
    await app.tap('spec-1-1');
    await app.until('the reason', () => app.noted.toasts.includes('这个组合暂时缺货'));
    await app.tap('spec-0-1');
    await app.tap('spec-1-0');
    await app.until('the stock', () => app.textOf('sku-stock').includes('仅剩 2'));
    await app.tap('sku-quantity-plus');
    await app.tap('sku-quantity-plus');
    await app.until('the clamp', () => app.noted.toasts.some((toast) => toast.includes('库存仅剩 2')));
    expect(app.errors).toEqual([]);
  });

  it('goes from browsing by SKU, cart, checkout and payment to the order, which staff ship', async () => {
    const app = start();
    await app.tap(`product-${weapp.oranges.productId}`);
    await app.until('the product', () => app.route() === 'packages/goods/detail/index' && app.textOf('detail-name') === '赣南脐橙');
    expect(JSON.stringify(app.findClass('detail-html') ?? {})).not.toContain('alert(1)');
    await app.tap('add-to-cart');
    await app.tap('sku-quantity-plus');
    await app.tap('sku-cart');
    await app.until('the toast', () => app.noted.toasts.includes('已加入购物车'));
    await app.tap('to-cart');
    await app.node(`cart-line-${weapp.oranges.skuId}`);
    await app.until('the total', () => app.textOf('cart-total').includes('39'));
    await app.tap('cart-checkout');
    await checkOut(app);
    await app.tap('submit-order');
    await app.until('the result', () => app.route() === 'packages/order/result/index');
    await app.until('the payment, confirmed by the server', () => app.textOf('result-title') === '支付成功');
    await app.tap('result-order');
    await app.until('the order', () => app.route() === 'packages/order/detail/index' && app.textOf('order-status') === '待发货');
    const no = app.textOf('order-no');

    const staff = weapp.shop.api(weapp.staff);
    const [row] = (await staff(orderAdminRoutes.list, { no })).items;
    await staff(fulfilmentRoutes.ship, { orderId: row?.id ?? '', parcels: [{ carrier: 'SF', trackingNo: 'SF1234567890123' }] });
    await app.back();
    await app.open(`/packages/order/detail/index?id=${row?.id}`);
    await app.until('the parcel', () => app.textOf('order-status') === '待收货' && app.textOf('parcels').includes('SF1234567890123'));
    await app.tap(`receive-${row?.id}`);
    await app.until('the receipt', () => app.textOf('order-status') === '已收货');
    expect(app.errors).toEqual([]);
    expect([...app.noted.unknown].filter((name) => !probes.includes(name))).toEqual([]);
  });

  it('keeps the order when the payment sheet is closed, and pays it later', async () => {
    let willing = false;
    const person = newHolder(weapp);
    const app = start(
      { page: `packages/goods/detail/index?id=${weapp.oranges.productId}` },
      { ...person, pay: (params) => (willing ? person.pay(params) : 'cancel') },
    );
    await app.until('the product', () => app.textOf('detail-name') === '赣南脐橙');
    await app.tap('buy-now');
    await app.tap('sku-buy');
    await checkOut(app);
    await app.tap('submit-order');
    await app.node('pay-left');
    expect(app.route()).toBe('packages/order/pay/index');
    willing = true;
    await app.tap('pay-now');
    await app.until('the result', () => app.route() === 'packages/order/result/index' && app.textOf('result-title') === '支付成功');
    expect(app.errors).toEqual([]);
  });

  it('renders the shared product in Moments without login', async () => {
    const app = start({ page: `packages/goods/detail/index?id=${weapp.oranges.productId}`, scene: 1154 });
    await app.until('the product', () => app.textOf('detail-name') === '赣南脐橙');
    expect(app.find('buy-now')).toBeUndefined();
    expect(app.noted.requests.some((request) => request.includes('/login'))).toBe(false);
    expect(app.errors).toEqual([]);
  });

  it('renews an expired session unseen, with one login for many refusals', async () => {
    const app = start();
    await app.until('the sign-in', () => app.noted.storage.has('huitou.token'));
    await app.until('products', () => app.text().includes('赣南脐橙'));
    await weapp.shop.api(String(app.noted.storage.get('huitou.token')))(customerRoutes.logout);
    await app.open('/pages/cart/index');
    await app.until('the empty cart', () => app.text().includes('购物车还是空的'));
    await app.open('/pages/me/index');
    await app.until('the account', () => app.textOf('me-name') !== '');
    expect(app.noted.requests.filter((request) => request === 'POST /api/login')).toHaveLength(2);
  });
});
