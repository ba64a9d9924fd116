import type { Fen } from '@huitou/shared-types/money.ts';
import type { Quote, QuoteProblem } from '@huitou/shared-types/pricing/schema.ts';
import type { SkuSnapshot } from '../catalog/index.ts';
import { computeFreight, type Freight, type Region, type Template } from './compute-freight.ts';
import { findProblems } from './find-problems.ts';
import { type Applied, runSlots, type SlotStep } from './slots.ts';

export interface QuoteItem {
  readonly sku: SkuSnapshot;
  readonly quantity: number;
}
export interface QuoteInput {
  /** Each SKU once. */
  readonly items: readonly QuoteItem[];
  /** Asked for, but not in the catalogue any more. */
  readonly unknownSkuIds?: readonly number[];
  /** Pieces that can be had, by SKU; missing is none. */
  readonly available: ReadonlyMap<number, number>;
  /** Pieces of each product that the customer has ordered before; missing is none. */
  readonly bought: ReadonlyMap<number, number>;
  readonly steps: readonly SlotStep[];
  readonly templates: readonly Template[];
  /** `place` null: not known yet, so no freight is charged. */
  readonly delivery: { readonly kind: 'pickup' } | { readonly kind: 'express'; readonly place: Region | null };
}
export interface PricedLine {
  readonly sku: SkuSnapshot;
  readonly quantity: number;
  readonly unitPrice: Fen;
  /** All discounts of the line together. */
  readonly discount: Fen;
  /** Its share of the freight. */
  readonly freight: Fen;
  /** unitPrice × quantity − discount, without freight. */
  readonly payable: Fen;
}
export interface ComputedQuote {
  readonly quote: Quote;
  readonly lines: PricedLine[];
}

const free = (explanation: string): Freight => ({ amount: 0, shares: new Map(), explanation, lackForFree: null, excluded: [] });
const total = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0);

const freightOf = (lines: readonly Omit<PricedLine, 'freight'>[], { delivery, templates }: QuoteInput): Freight => {
  if (delivery.kind === 'pickup') return free('到店自提，免运费');
  if (delivery.place === null) return free('选择收货地址后计算运费');
  if (lines.length === 0) return free('包邮');
  return computeFreight(
    lines.map(({ sku, quantity, payable }) => ({
      skuId: sku.skuId,
      quantity,
      payable,
      weightG: sku.weightG,
      volumeCm3: sku.volumeCm3,
      freightTemplateId: sku.freightTemplateId,
    })),
    templates,
    delivery.place,
  );
};

const lineView = (line: PricedLine, applied: readonly Applied[]): Quote['lines'][number] => ({
  skuId: String(line.sku.skuId),
  productId: String(line.sku.productId),
  name: line.sku.productName,
  spec: line.sku.spec,
  picture: line.sku.picture,
  quantity: line.quantity,
  unitPrice: line.unitPrice,
  listTotal: line.unitPrice * line.quantity,
  payable: line.payable,
  freight: line.freight,
  discounts: applied.flatMap(({ slot, label, parts }) =>
    parts.has(line.sku.skuId) ? [{ slot, label, amount: parts.get(line.sku.skuId) ?? 0 }] : [],
  ),
});

/**
 * What the items cost and why, and what stands against ordering them: the one calculation behind cart, checkout and order. Pure; money in
 * integer fen. Promises: every line's payable is ≥ 0 and ≤ its list price; payable = Σ lines.payable + freight; the lines' shares of
 * freight and discounts add up exactly.
 */
export const computeQuote = (input: QuoteInput): ComputedQuote => {
  const applied = runSlots(
    input.items.map(({ sku, quantity }) => ({
      skuId: sku.skuId,
      productId: sku.productId,
      categoryId: sku.categoryId,
      brandId: sku.brandId,
      quantity,
      unitPrice: sku.price,
      listTotal: sku.price * quantity,
      payable: sku.price * quantity,
    })),
    input.steps,
  );
  const discounted = input.items.map(({ sku, quantity }) => {
    const discount = total(applied.map(({ parts }) => parts.get(sku.skuId) ?? 0));
    return { sku, quantity, unitPrice: sku.price, discount, payable: sku.price * quantity - discount };
  });
  const freight = freightOf(discounted, input);
  const lines: PricedLine[] = discounted.map((line) => ({ ...line, freight: freight.shares.get(line.sku.skuId) ?? 0 }));
  const problems: QuoteProblem[] = findProblems(input, freight.excluded);
  const itemsTotal = total(lines.map((line) => line.unitPrice * line.quantity));
  const discountTotal = total(applied.map(({ amount }) => amount));
  return {
    lines,
    quote: {
      lines: lines.map((line) => lineView(line, applied)),
      itemsTotal,
      discounts: applied.map(({ slot, label, amount }) => ({ slot, label, amount })),
      discountTotal,
      freight: { amount: freight.amount, explanation: freight.explanation, lackForFree: freight.lackForFree },
      payable: itemsTotal - discountTotal + freight.amount,
      problems,
    },
  };
};
