import type { Cart, CartItem as CartItemView } from '@huitou/shared-types/cart/schema.ts';
import type { Selectable } from 'kysely';
import type { InferKyselyDB } from '@mikro-orm/sql';
import { iso } from '../../platform/clock.ts';
import type { CustomerCall } from '../../platform/http/mount.ts';
import { prepareQuote } from '../pricing/index.ts';
import { type Buyable, readBuyable } from './buyable.ts';
import { type CartItem, tables } from './cart-item.entity.ts';

type Row = Selectable<InferKyselyDB<typeof CartItem>['cart_items']>;
/** The contract lets no amount be more. */
const MOST_FEN = 1_000_000_000;

const gone = (row: Row): CartItemView => ({
  skuId: String(row.sku_id),
  productId: '0',
  name: '商品已失效',
  spec: '',
  picture: '',
  price: row.price_then,
  marketPrice: null,
  quantity: row.quantity,
  selected: false,
  available: 0,
  minQuantity: 1,
  maxQuantity: 0,
  priceDrop: null,
  hint: '商品已失效',
  addedAt: iso(row.added_at),
});

/** Nothing is written when a cart is shown: the quantity is cut in the view, and is itself again when the stock comes back. */
const itemView = (row: Row, { sku, available, most, why }: Buyable, hint: string | undefined): CartItemView => {
  const quantity = most === 0 ? row.quantity : Math.min(Math.max(row.quantity, sku.minQuantity), most);
  const cut =
    most === 0
      ? why
      : quantity < row.quantity
        ? `${why}，已为您调整数量`
        : quantity > row.quantity
          ? `${sku.minQuantity} ${sku.unit}起购`
          : '';
  return {
    skuId: String(sku.skuId),
    productId: String(sku.productId),
    name: sku.productName,
    spec: sku.spec,
    picture: sku.picture,
    price: sku.price,
    marketPrice: sku.marketPrice,
    quantity,
    selected: most > 0 && Boolean(row.selected),
    available,
    minQuantity: sku.minQuantity,
    maxQuantity: most,
    priceDrop: sku.price < row.price_then ? row.price_then - sku.price : null,
    hint: hint ?? cut,
    addedAt: iso(row.added_at),
  };
};

/** The cart against stock and prices of now, with a quote of what is ticked. `hints` say what was just done to an item, by SKU. */
export const showCart = async (customerId: number, hints: ReadonlyMap<number, string> = new Map()): Promise<Cart> => {
  const rows = await tables()
    .selectFrom('cart_items')
    .selectAll()
    .where('customer_id', '=', customerId)
    .orderBy('added_at', 'desc')
    .orderBy('id', 'desc')
    .execute();
  const buyable = await readBuyable(
    customerId,
    rows.map((row) => row.sku_id),
  );
  const all = rows.map((row) => {
    const one = buyable.get(row.sku_id);
    return one ? itemView(row, one, hints.get(row.sku_id)) : gone(row);
  });
  const items = all.filter((item) => item.maxQuantity > 0);
  const ticked = items.filter((item) => item.selected);
  return {
    items,
    invalid: all.filter((item) => item.maxQuantity === 0),
    count: all.reduce((sum, item) => sum + item.quantity, 0),
    quote: await quoteOf(customerId, ticked),
  };
};

/** Freight goes to the default address, if there is one; where the order goes is asked at the checkout. */
const quoteOf = async (customerId: number, ticked: readonly CartItemView[]): Promise<Cart['quote']> => {
  if (ticked.length === 0 || ticked.reduce((sum, item) => sum + item.price * item.quantity, 0) > MOST_FEN) return null;
  const { quote } = await prepareQuote({
    customerId,
    items: ticked.map((item) => ({ skuId: Number(item.skuId), quantity: item.quantity })),
    delivery: { kind: 'express' },
    coupons: 'none',
    points: null,
  });
  return { ...quote, problems: quote.problems.filter((problem) => problem.code !== 'address_required') };
};

export const myCart = (_: object, call: CustomerCall): Promise<Cart> => showCart(call.actor.id);
