import type { Page } from 'playwright-core';
import { answerChallenge, answerTicket } from './fleeting.ts';

/** Asks the API as the person who looks at the page: `await get('/products?sort=sales')`. */
export type Get = (path: string) => Promise<unknown>;

export interface PageOf {
  /** Name of the picture. */
  name: string;
  /** Address, or how to find one that has something on it. */
  path: string | ((get: Get) => Promise<string>);
  /** Who looks: nobody (the default), a customer of the sandbox by nickname, or a member of staff by login. */
  customer?: string;
  staff?: string;
  /** Before the page is opened: what passes too quickly to be met is answered in the server's place. */
  before?: (tab: Page) => Promise<void>;
  /** What to do there first. */
  act?: (tab: Page) => Promise<void>;
}

const tap = (selector: string) => (tab: Page) => tab.locator(`${selector}:visible`).first().click();
/** Where there is such a thing at the moment. */
const tapIfThere = (selector: string) => async (tab: Page) => {
  const found = tab.locator(`${selector}:visible`).first();
  if ((await found.count()) > 0) await found.click();
};

/** The `id` of the first entry of the first of these lists that has one. */
export const firstId = async (get: Get, ...lists: string[]): Promise<string> => {
  for (const list of lists) {
    const [first] = ((await get(list)) as { items: { id: string }[] }).items;
    if (first) return first.id;
  }
  throw new Error(`${lists.join(', ')} are empty`);
};

/** An order of this customer in one of the tabs; any other order where none is in that state at the moment. */
const order = (page: string, tab: string) => async (get: Get) =>
  `/packages/order/${page}/index?id=${await firstId(get, `/orders?tab=${tab}`, '/orders')}`;

/** The page of the first entry of one of these lists; `otherwise` while they are empty. */
const storeEntry =
  (page: string, otherwise: string, ...lists: string[]) =>
  async (get: Get) => {
    for (const list of lists) {
      const [first] = ((await get(list)) as { items: { id?: string; orderId?: string }[] }).items;
      if (first) return `/packages/${page}${first.id ?? first.orderId}`;
    }
    return `/packages/${otherwise}`;
  };

/** Something in the flash sale that runs, else in any. */
const flashItem = async (get: Get) => {
  const { sessions } = (await get('/flash/channel')) as {
    sessions: { phase: string; items: { itemId: string; productId: string }[] }[];
  };
  return [...sessions].sort((a) => (a.phase === 'running' ? -1 : 1)).flatMap(({ items }) => items)[0];
};
/** Its page; the channel while there is none. */
const flashProduct = async (get: Get) => {
  const item = await flashItem(get);
  return item ? `/packages/goods/detail/index?id=${item.productId}&flash=${item.itemId}` : '/packages/flash/channel/index';
};

/** The latest claim of this customer; what a refusal looks like while there is none. */
const flashTicket = async (get: Get) => {
  const [ticket] = ((await get('/flash/tickets')) as { items: { id: string; item: { itemId: string } }[] }).items;
  return `/packages/flash/ticket/index?${ticket ? `id=${ticket.id}&item=${ticket.item.itemId}` : 'reason=sold_out'}`;
};

/** No unit this time, for that reason. */
const flashLost = (reason: string) => async (get: Get) =>
  `/packages/flash/ticket/index?reason=${reason}&item=${(await flashItem(get))?.itemId ?? ''}`;

const flashTicketPage = async (get: Get) => `/packages/flash/ticket/index?id=fleeting-ticket&item=${(await flashItem(get))?.itemId ?? ''}`;

const checkout = async (get: Get) => {
  const { skus } = (await get(`/products/${await firstId(get, '/products?inStock=true')}`)) as {
    skus: { id: string; available: number }[];
  };
  return `/packages/order/checkout/index?items=${skus.find(({ available }) => available > 2)?.id ?? skus[0]?.id}x2`;
};

const CUSTOMER = '林小雨';

/** Every page of the storefront; addresses are those of the H5 build. */
export const storefrontPages: readonly PageOf[] = [
  { name: 'home', path: '/' },
  { name: 'category', path: '/pages/category/index' },
  { name: 'search', path: '/packages/goods/search/index', customer: CUSTOMER },
  { name: 'search-result', path: `/packages/goods/list/index?q=${encodeURIComponent('茶')}` },
  { name: 'list', path: '/packages/goods/list/index' },
  { name: 'product', path: async (get) => `/packages/goods/detail/index?id=${await firstId(get, '/products')}` },
  { name: 'cart-signed-out', path: '/pages/cart/index' },
  { name: 'cart', path: '/pages/cart/index', customer: CUSTOMER },
  { name: 'me-signed-out', path: '/pages/me/index' },
  { name: 'me', path: '/pages/me/index', customer: CUSTOMER },
  { name: 'orders', path: '/packages/order/list/index', customer: CUSTOMER },
  { name: 'order-pay', path: order('pay', 'unpaid'), customer: CUSTOMER },
  { name: 'order-unpaid', path: order('detail', 'unpaid'), customer: CUSTOMER },
  { name: 'order-shipped', path: order('detail', 'to_receive'), customer: CUSTOMER },
  { name: 'order-done', path: order('detail', 'done'), customer: CUSTOMER },
  { name: 'after-sales', path: '/packages/after-sales/list/index', customer: CUSTOMER },
  {
    name: 'after-sales-open',
    path: storeEntry('after-sales/detail/index?id=', 'after-sales/list/index?tab=open', '/after-sales?tab=open', '/after-sales'),
    customer: CUSTOMER,
  },
  {
    name: 'after-sales-ended',
    path: storeEntry('after-sales/detail/index?id=', 'after-sales/list/index?tab=ended', '/after-sales?tab=ended', '/after-sales'),
    customer: CUSTOMER,
  },
  {
    name: 'after-sales-apply',
    path: async (get) => `/packages/after-sales/apply/index?orderId=${await firstId(get, '/orders?tab=done', '/orders')}`,
    customer: CUSTOMER,
  },
  {
    name: 'after-sales-return',
    path: storeEntry('after-sales/return/index?id=', 'after-sales/list/index', '/after-sales?tab=open', '/after-sales'),
    customer: CUSTOMER,
  },
  { name: 'flash', path: '/packages/flash/channel/index', customer: CUSTOMER },
  { name: 'flash-product', path: flashProduct, customer: CUSTOMER },
  { name: 'flash-challenge', path: flashProduct, customer: CUSTOMER, before: answerChallenge, act: tapIfThere('#flash-claim') },
  { name: 'flash-queue', path: flashTicketPage, customer: CUSTOMER, before: answerTicket({ state: 'queued', pollMs: 60_000 }) },
  {
    name: 'flash-waiting',
    path: flashTicketPage,
    customer: CUSTOMER,
    before: answerTicket({ state: 'waiting', position: 3, pollMs: 60_000 }),
  },
  { name: 'flash-sold-out', path: flashLost('sold_out'), customer: CUSTOMER },
  { name: 'flash-still-unpaid', path: flashLost('still_unpaid'), customer: CUSTOMER },
  { name: 'flash-result', path: flashTicket, customer: CUSTOMER },
  { name: 'flash-tickets', path: '/packages/flash/tickets/index', customer: CUSTOMER },
  { name: 'flash-reminders', path: '/packages/flash/reminders/index', customer: CUSTOMER },
  { name: 'balance', path: '/packages/wallet/balance/index', customer: CUSTOMER },
  { name: 'coupon-centre', path: '/packages/coupon/centre/index', customer: CUSTOMER },
  { name: 'coupon-centre-signed-out', path: '/packages/coupon/centre/index' },
  { name: 'coupons', path: '/packages/coupon/mine/index', customer: CUSTOMER },
  {
    name: 'coupon-goods',
    path: async (get) => {
      const [first] = ((await get('/coupon-centre')) as { items: { templateId: string }[] }).items;
      return first ? `/packages/coupon/goods/index?id=${first.templateId}` : '/packages/coupon/centre/index';
    },
  },
  {
    name: 'promotion',
    path: async (get) => {
      for (const { id } of ((await get('/products?limit=20')) as { items: { id: string }[] }).items) {
        const [first] = ((await get(`/products/${id}/promotions`)) as { items: { id: string }[] }).items;
        if (first) return `/packages/coupon/promotion/index?id=${first.id}`;
      }
      return '/packages/goods/list/index';
    },
  },
  { name: 'coupon-gift-unknown', path: '/packages/coupon/gift/index?token=' },
  { name: 'member', path: '/packages/member/level/index', customer: CUSTOMER },
  { name: 'points', path: '/packages/member/points/index', customer: CUSTOMER },
  { name: 'points-lots', path: '/packages/member/points/index', customer: CUSTOMER, act: tap('#points-tab-lots') },
  {
    name: 'checkout',
    path: checkout,
    customer: CUSTOMER,
  },
  { name: 'checkout-coupons', path: checkout, customer: CUSTOMER, act: tap('#coupons') },
  { name: 'invoices', path: '/packages/invoice/list/index', customer: CUSTOMER },
  {
    name: 'invoice',
    path: storeEntry('invoice/detail/index?id=', 'invoice/list/index', '/invoices?tab=issued', '/invoices'),
    customer: CUSTOMER,
  },
  {
    name: 'invoice-reissue',
    path: storeEntry('invoice/reissue/index?id=', 'invoice/list/index', '/invoices?tab=issued'),
    customer: CUSTOMER,
  },
  { name: 'invoice-orders', path: '/packages/invoice/request/index', customer: CUSTOMER },
  {
    name: 'invoice-request',
    path: storeEntry('invoice/request/index?orderIds=', 'invoice/request/index', '/invoices/orders'),
    customer: CUSTOMER,
  },
  { name: 'invoice-titles', path: '/packages/invoice/titles/index', customer: CUSTOMER },
  { name: 'invoice-title-new', path: '/packages/invoice/title-edit/index', customer: CUSTOMER },
  { name: 'addresses', path: '/packages/user/addresses/index', customer: CUSTOMER },
  { name: 'address-new', path: '/packages/user/address-edit/index', customer: CUSTOMER },
  { name: 'favourites', path: '/packages/user/favourites/index', customer: CUSTOMER },
  { name: 'footprints', path: '/packages/user/footprints/index', customer: CUSTOMER },
  { name: 'profile', path: '/packages/user/profile/index', customer: CUSTOMER },
  { name: 'settings', path: '/packages/user/settings/index', customer: CUSTOMER },
  { name: 'privacy', path: '/packages/user/legal/index?kind=privacy' },
  { name: 'agreement', path: '/packages/user/legal/index?kind=agreement' },
  { name: 'data-export', path: '/packages/user/export/index', customer: CUSTOMER },
  { name: 'close-account', path: '/packages/user/close-account/index', customer: CUSTOMER },
];

const OWNER = 'owner';
const admin = (name: string, path: PageOf['path'] = `/admin/${name}`): PageOf => ({ name, path, staff: OWNER });
/** The page of the first entry of a list, or with the entry opened beside the list. */
const entryOf = (list: string, page: string) => async (get: Get) => `/admin/${page}${await firstId(get, `/admin/${list}`)}`;
/** A page of the first flash sale that was published; the list while there is none. */
const flash = (page: string) => async (get: Get) => {
  const { items } = (await get('/admin/flash?limit=100')) as { items: { id: string; status: string }[] };
  const found = items.find(({ status }) => status !== 'draft') ?? items[0];
  return found ? `/admin/flash/${found.id}${page}` : '/admin/flash';
};

/** Every page of the admin. */
export const adminPages: readonly PageOf[] = [
  { name: 'sign-in', path: '/admin/sign-in' },
  admin('workbench', '/admin/'),
  admin('products'),
  admin('product', entryOf('products', 'products/')),
  admin('product-new', '/admin/products/new'),
  admin('product-import', '/admin/products/import'),
  admin('categories'),
  admin('brands'),
  admin('groups'),
  admin('banners'),
  admin('search-words'),
  admin('stock'),
  admin('transfers'),
  admin('counts'),
  admin('locations'),
  admin('orders'),
  admin('order', entryOf('orders', 'orders?open=')),
  admin('after-sales'),
  admin('after-sales-case', entryOf('after-sales?tab=all', 'after-sales?tab=all&open=')),
  admin('after-sales-reasons'),
  admin('shipping'),
  admin('pickup'),
  admin('shipping-uploads'),
  admin('freight'),
  admin('freight-new', '/admin/freight/new'),
  admin('payments'),
  admin('refunds'),
  admin('refund', entryOf('refunds', 'refunds?open=')),
  admin('reconciliation'),
  admin('reconciliation-calendar', '/admin/reconciliation?view=calendar'),
  admin('reconciliation-differences', '/admin/reconciliation?tab=differences&open=true'),
  admin('reconciliation-day', async (get) => {
    const [, day] = ((await get('/admin/reconciliation')) as { items: { day: string }[] }).items;
    return `/admin/reconciliation/${day?.day}`;
  }),
  admin('ledger'),
  admin('ledger-accounts', '/admin/ledger?tab=accounts'),
  admin('ledger-transactions', '/admin/ledger?tab=transactions'),
  admin('ledger-account', '/admin/ledger/accounts/clearing:wechat'),
  admin('ledger-transaction', entryOf('ledger/transactions', 'ledger/transactions/')),
  admin('risk'),
  admin('risk-judgement', entryOf('risk/judgements?decision=refuse', 'risk?open=')),
  admin('risk-lists', '/admin/risk/lists'),
  admin('risk-rules', '/admin/risk/rules'),
  admin('checks'),
  admin('checks-history', '/admin/checks?tab=history'),
  admin('invoices', '/admin/invoices?tab=all'),
  admin('invoice-reds'),
  admin('invoice-stats'),
  admin('coupons'),
  admin('coupon-new', '/admin/coupons/new'),
  admin('coupon', entryOf('coupon-templates?status=active', 'coupons/')),
  admin('coupon-edit', async (get) => `/admin/coupons/${await firstId(get, '/admin/coupon-templates?status=active')}/edit`),
  admin('coupon-codes', async (get) => `/admin/coupons/${await firstId(get, '/admin/coupon-templates?status=active')}?tab=codes`),
  admin('coupon-grant', async (get) => `/admin/coupons/${await firstId(get, '/admin/coupon-templates?status=active')}?tab=grant`),
  admin('issued-coupons'),
  admin('coupon-stats'),
  admin('coupon-stacking'),
  admin('promotions'),
  admin('promotion-new', '/admin/promotions/new'),
  admin('promotion', entryOf('promotions', 'promotions/')),
  admin(
    'promotion-edit',
    async (get) => `/admin/promotions/${await firstId(get, '/admin/promotions?shown=draft', '/admin/promotions')}/edit`,
  ),
  admin('flash'),
  admin('flash-calendar', '/admin/flash?view=calendar'),
  admin('flash-new', '/admin/flash/new'),
  admin('flash-sale', flash('')),
  admin('flash-live', flash('/live')),
  admin('flash-report', flash('/report')),
  admin('customers'),
  admin('customer', entryOf('customers', 'customers/')),
  admin('members'),
  admin('member', entryOf('members', 'members?open=')),
  admin('member-levels', '/admin/members/levels'),
  admin('simulator'),
  admin('simulation', entryOf('simulations', 'simulator/')),
  admin('staff'),
  admin('roles'),
  admin('settings'),
  admin('settings-membership', '/admin/settings?tab=membership'),
  admin('settings-invoices', '/admin/settings?tab=invoices'),
  admin('settings-after-sales', '/admin/settings?tab=afterSales'),
  admin('audit'),
  admin('jobs'),
  admin('tasks'),
  admin('account'),
  { name: 'workbench-warehouse', path: '/admin/', staff: 'warehouse' },
  { name: 'not-found', path: '/admin/nowhere', staff: OWNER },
];
