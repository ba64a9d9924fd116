const slices: Readonly<Record<string, string>> = {
  ledger: '账簿',
  payments: '收退款',
  orders: '订单',
  inventory: '库存',
  'after-sales': '售后',
  invoices: '发票',
  fulfilment: '发货',
  catalog: '商品',
  customers: '客户',
  pricing: '价格',
  cart: '购物车',
  coupons: '优惠券',
  promotions: '满减活动',
  membership: '会员积分',
  'flash-sales': '秒杀',
  risk: '风控',
};
export const sliceLabel = (slice: string): string => slices[slice] ?? slice;

/** The address where a broken row is looked at: each `{column}` is that column of the row. Null where a column is empty. */
export const rowAddress = (link: string | null, row: Readonly<Record<string, string | null>>): string | null => {
  if (link === null) return null;
  let whole = true;
  const address = link.replaceAll(/\{(\w+)\}/g, (_, column: string) => {
    const value = row[column];
    if (value === null || value === undefined || value === '') whole = false;
    return encodeURIComponent(value ?? '');
  });
  return whole ? address.replace(/^\/admin(?=\/)/, '') : null;
};

/** `12 毫秒`, `3.4 秒`. */
export const duration = (ms: number): string => (ms < 1000 ? `${ms} 毫秒` : `${(ms / 1000).toFixed(1)} 秒`);
