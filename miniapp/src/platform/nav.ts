import Taro from '@tarojs/taro';

/** Every page of the shop by name, so that no path is written twice. */
const paths = {
  home: '/pages/home/index',
  category: '/pages/category/index',
  cart: '/pages/cart/index',
  me: '/pages/me/index',
  search: '/packages/goods/search/index',
  list: '/packages/goods/list/index',
  product: '/packages/goods/detail/index',
  checkout: '/packages/order/checkout/index',
  pay: '/packages/order/pay/index',
  payResult: '/packages/order/result/index',
  orders: '/packages/order/list/index',
  order: '/packages/order/detail/index',
  afterSales: '/packages/after-sales/list/index',
  afterSale: '/packages/after-sales/detail/index',
  applyAfterSale: '/packages/after-sales/apply/index',
  returnParcel: '/packages/after-sales/return/index',
  wallet: '/packages/wallet/balance/index',
  invoices: '/packages/invoice/list/index',
  invoice: '/packages/invoice/detail/index',
  invoiceRequest: '/packages/invoice/request/index',
  invoiceReissue: '/packages/invoice/reissue/index',
  titles: '/packages/invoice/titles/index',
  titleEdit: '/packages/invoice/title-edit/index',
  couponCentre: '/packages/coupon/centre/index',
  coupons: '/packages/coupon/mine/index',
  couponGoods: '/packages/coupon/goods/index',
  promotionGoods: '/packages/coupon/promotion/index',
  couponGift: '/packages/coupon/gift/index',
  member: '/packages/member/level/index',
  points: '/packages/member/points/index',
  flash: '/packages/flash/channel/index',
  flashTicket: '/packages/flash/ticket/index',
  flashTickets: '/packages/flash/tickets/index',
  flashReminders: '/packages/flash/reminders/index',
  addresses: '/packages/user/addresses/index',
  addressEdit: '/packages/user/address-edit/index',
  favourites: '/packages/user/favourites/index',
  footprints: '/packages/user/footprints/index',
  profile: '/packages/user/profile/index',
  settings: '/packages/user/settings/index',
  legal: '/packages/user/legal/index',
  exportData: '/packages/user/export/index',
  closeAccount: '/packages/user/close-account/index',
} as const;
export type PageName = keyof typeof paths;

const tabs: readonly PageName[] = ['home', 'category', 'cart', 'me'];

export type Query = Record<string, string | number | undefined>;
export const urlOf = (page: PageName, query: Query = {}): string => {
  const parts = Object.entries(query).flatMap(([name, value]) =>
    value === undefined || value === '' ? [] : [`${name}=${encodeURIComponent(value)}`],
  );
  return paths[page] + (parts.length > 0 ? `?${parts.join('&')}` : '');
};

/** WeChat keeps at most ten pages; beyond that the top one is replaced. */
export const go = (page: PageName, query?: Query): void => {
  if (tabs.includes(page)) void Taro.switchTab({ url: urlOf(page) });
  else if (Taro.getCurrentPages().length >= 10) void Taro.redirectTo({ url: urlOf(page, query) });
  else void Taro.navigateTo({ url: urlOf(page, query) });
};

export const replace = (page: PageName, query?: Query): void => {
  void Taro.redirectTo({ url: urlOf(page, query) });
};

/** Back, or home when the customer came in by this very page (a shared card, a link). */
export const back = (): void => {
  if (Taro.getCurrentPages().length > 1) void Taro.navigateBack();
  else go('home');
};
