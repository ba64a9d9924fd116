import { QueryClient } from '@tanstack/react-query';
import { ApiError } from '@huitou/shared-types/client.ts';

/**
 * One cache for the whole shop. `networkMode: 'always'`: WeChat has no `navigator.onLine`.
 * A refusal is final; what did not arrive is tried once more.
 */
export const queryClient = new QueryClient({
  defaultOptions: {
    queries: {
      networkMode: 'always',
      refetchOnWindowFocus: false,
      refetchOnReconnect: false,
      staleTime: 30_000,
      retry: (failures, error) => failures < 1 && !(error instanceof ApiError && error.status >= 400 && error.status < 500),
      retryDelay: 600,
    },
    mutations: { networkMode: 'always' },
  },
});

/** First word of each query's key; what begins with `my` belongs to one customer and is forgotten at sign-out. */
export const keys = {
  home: ['home'],
  categories: ['categories'],
  products: ['products'],
  product: ['product'],
  related: ['related'],
  suggest: ['suggest'],
  shop: ['shop'],
  stores: ['stores'],
  regions: ['regions'],
  policy: ['policy'],
  couponGoods: ['coupon-goods'],
  promotions: ['promotions'],
  me: ['my', 'account'],
  words: ['my', 'words'],
  cart: ['my', 'cart'],
  cartCount: ['my', 'cart-count'],
  quote: ['my', 'quote'],
  addresses: ['my', 'addresses'],
  favourites: ['my', 'favourites'],
  footprints: ['my', 'footprints'],
  orders: ['my', 'orders'],
  orderCounts: ['my', 'order-counts'],
  order: ['my', 'order'],
  payState: ['my', 'pay-state'],
  balance: ['my', 'balance'],
  statement: ['my', 'statement'],
  afterSales: ['my', 'after-sales'],
  afterSale: ['my', 'after-sale'],
  afterSaleOptions: ['my', 'after-sale-options'],
  afterSalePreview: ['my', 'after-sale-preview'],
  invoices: ['my', 'invoices'],
  invoice: ['my', 'invoice'],
  invoiceable: ['my', 'invoiceable'],
  invoicePreview: ['my', 'invoice-preview'],
  titles: ['my', 'titles'],
  membership: ['my', 'membership'],
  memberPrices: ['my', 'member-prices'],
  points: ['my', 'points'],
  lots: ['my', 'lots'],
  couponCentre: ['my', 'coupon-centre'],
  coupons: ['my', 'coupons'],
  couponCounts: ['my', 'coupon-counts'],
  couponGift: ['my', 'coupon-gift'],
  flashOf: ['flash-of'],
  flashChannel: ['my', 'flash-channel'],
  flashItem: ['my', 'flash-item'],
  flashTicket: ['my', 'flash-ticket'],
  flashTickets: ['my', 'flash-tickets'],
  flashReminders: ['my', 'flash-reminders'],
  dataExport: ['my', 'data-export'],
  deletion: ['my', 'deletion'],
} as const satisfies Record<string, readonly string[]>;

/** Marks lists as stale after a change; those on the screen load again. */
export const refresh = async (...names: (keyof typeof keys)[]): Promise<void> => {
  await Promise.all(names.map((name) => queryClient.invalidateQueries({ queryKey: keys[name] })));
};
