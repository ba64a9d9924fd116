import { readSkus, type SkuSnapshot } from '../catalog/index.ts';
import { levelsOf } from '../membership/index.ts';
import type { PaidOrder, PaidOrderLine } from '../orders/index.ts';
import type { Basket, BasketLine, Taken } from './basket.ts';

/** Where goods belong, remembered over the batches of one simulation: the same few goods are in most orders. */
export class KnownGoods {
  readonly #skus = new Map<number, Pick<SkuSnapshot, 'categoryIds' | 'brandId'> | null>();

  async learn(orders: readonly PaidOrder[]): Promise<void> {
    const wanted = [...new Set(orders.flatMap((order) => order.lines.map((line) => line.skuId)))].filter((id) => !this.#skus.has(id));
    const found = new Map((await readSkus(wanted)).map((sku) => [sku.skuId, sku]));
    for (const id of wanted) this.#skus.set(id, found.get(id) ?? null);
  }
  /** Goods that are gone from the catalogue are where the order says that they were. */
  of(line: PaidOrderLine): { categoryIds: readonly number[]; brandId: number | null } {
    return this.#skus.get(line.skuId) ?? { categoryIds: [line.categoryId], brandId: null };
  }
}

const takenFrom = (line: PaidOrderLine): Taken => {
  const taken: Record<string, number> = {};
  for (const { slot, amount } of line.discounts) taken[slot] = (taken[slot] ?? 0) + amount;
  const told = Object.values(taken).reduce((sum, amount) => sum + amount, 0);
  return line.discount === told ? taken : { ...taken, other: line.discount - told };
};

/** Past orders as baskets. What a coupon took off the freight is what it saved beyond the goods; the rest of the freight off is the level's. */
export const basketOf = (order: PaidOrder, goods: KnownGoods): Basket => {
  const lines = order.lines.map((line): BasketLine => {
    const { categoryIds, brandId } = goods.of(line);
    const { skuId, productId, categoryId, quantity, unitPrice, cost } = line;
    return { skuId, productId, categoryId, categoryIds, brandId, quantity, unitPrice, cost, taken: takenFrom(line) };
  });
  const byCoupons = lines.reduce((sum, line) => sum + (line.taken.coupon ?? 0), 0);
  const freightByCoupon = Math.min(order.freightOff, Math.max(0, order.couponSaved - byCoupons));
  return {
    customerId: order.customerId,
    lines,
    freight: order.freight,
    freightByCoupon,
    freightByLevel: order.freightOff - freightByCoupon,
    flash: order.flash,
  };
};

/** Those of the orders whose buyers have a level now. */
export const ofLevel = async (orders: readonly PaidOrder[], levelId: number): Promise<Set<number>> => {
  const levels = await levelsOf(orders.map((order) => order.customerId));
  return new Set(orders.filter((order) => levels.get(order.customerId) === levelId).map((order) => order.id));
};
