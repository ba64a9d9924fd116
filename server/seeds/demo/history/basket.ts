import { apportion } from '@huitou/shared-types/money.ts';
import { freightOf } from '../freight.ts';
import type { DemoAddress } from '../people.ts';
import type { Rng } from '../rng.ts';
import type { DemoProduct } from '../types.ts';
import type { PlannedLine } from './types.ts';

export interface Basket {
  readonly lines: PlannedLine[];
  readonly itemsTotal: number;
  readonly freight: number;
}

/** What one customer has bought so far of goods that are limited per customer. */
export type Bought = Map<string, number>;

const quantityOf = (product: DemoProduct, rng: Rng, left: number): number => {
  const wanted = product.minQuantity * rng.weighted([1, 2, 3], (n) => [78, 17, 5][n - 1] ?? 0);
  return Math.min(wanted, product.limitPerOrder || wanted, left);
};

/** One to four different SKUs; limits are kept; freight by destination (`null`: picked up in the store). */
export const fillBasket = (
  products: readonly DemoProduct[],
  bought: Bought,
  address: DemoAddress | null,
  ageDays: number,
  rng: Rng,
): Basket => {
  const open = products.filter((product) => product.status === 'on' || (product.status === 'off' && ageDays > 30));
  const wanted = rng.weighted([1, 2, 3, 4], (n) => [54, 28, 13, 5][n - 1] ?? 0);
  const chosen = new Map<
    string,
    { product: DemoProduct; skuCode: string; quantity: number; unitPrice: number; weight: number; amount: number }
  >();
  for (let tries = 0; chosen.size < wanted && tries < 12; tries += 1) {
    const product = rng.weighted(open, (one) => one.popularity);
    if ([...chosen.values()].some((line) => line.product === product)) continue;
    const left = product.limitPerCustomer ? product.limitPerCustomer - (bought.get(product.code) ?? 0) : Number.MAX_SAFE_INTEGER;
    const skus = product.skus.filter((sku) => sku.stock > 0 || ageDays > 2);
    if (left < product.minQuantity || skus.length === 0) continue;
    const sku = rng.pick(skus);
    const quantity = quantityOf(product, rng, left);
    chosen.set(sku.code, { product, skuCode: sku.code, quantity, unitPrice: sku.price, weight: sku.weight, amount: sku.price * quantity });
    if (product.limitPerCustomer) bought.set(product.code, (bought.get(product.code) ?? 0) + quantity);
  }
  const rows = [...chosen.values()];
  const freight = address ? freightOf(rows, address.provinceCode) : 0;
  const shares = apportion(
    freight,
    rows.map((row) => row.amount),
  );
  return {
    lines: rows.map((row, i) => ({
      productCode: row.product.code,
      skuCode: row.skuCode,
      quantity: row.quantity,
      unitPrice: row.unitPrice,
      payable: row.amount,
      freight: shares[i] ?? 0,
      shipped: 0,
    })),
    itemsTotal: rows.reduce((sum, row) => sum + row.amount, 0),
    freight,
  };
};
