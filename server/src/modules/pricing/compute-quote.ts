import { apportion, type Fen } from '@huitou/shared-types/money.ts';
import type { Quote, QuoteHint, QuoteProblem } from '@huitou/shared-types/pricing/schema.ts';
import { type Applied, runSlots, type SlotLine, type SlotStep } from '@huitou/shared-types/pricing/slots.ts';
import type { SkuSnapshot } from '../catalog/index.ts';
import { computeFreight, type Freight, type Region, type Template } from './compute-freight.ts';
import { findProblems } from './find-problems.ts';

export interface QuoteItem {
  readonly sku: SkuSnapshot;
  readonly quantity: number;
}
/** What the chosen coupons do: off the goods by steps, off the freight by an amount each; and what is told of all coupons. */
export interface ChosenCoupons {
  readonly steps: readonly SlotStep[];
  readonly freightOffs: readonly { readonly label: string; readonly amount: Fen }[];
  readonly view: Quote['coupons'];
}
export interface ChosenPoints {
  readonly steps: readonly SlotStep[];
  readonly view: Quote['points'];
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
  /** Activities, member price and full reduction. */
  readonly steps: readonly SlotStep[];
  /** The level of the customer; its prices are among the steps. */
  readonly member?: { readonly levelName: string; readonly freeFreight: boolean } | null;
  /** Decides on coupons when activities and member prices are known. `freight` is what they can still make less. */
  readonly coupons?: (lines: readonly SlotLine[], freight: Fen) => ChosenCoupons;
  /** Decides on points at the very end. */
  readonly points?: (lines: readonly SlotLine[]) => ChosenPoints;
  /** Sources (`promotion:12`) whose lines do not count for coupons. */
  readonly withoutCoupons?: ReadonlySet<string>;
  /** What promotions say of lines as they were listed. */
  readonly tags?: ReadonlyMap<number, readonly string[]>;
  readonly hints?: (lines: readonly SlotLine[], applied: readonly Applied[]) => readonly QuoteHint[];
  readonly templates: readonly Template[];
  /** `place` null: not known yet, so no freight is charged. */
  readonly delivery: { readonly kind: 'pickup' } | { readonly kind: 'express'; readonly place: Region | null };
}
/** A discount as it is kept with an order. */
export interface AppliedDiscount {
  readonly slot: Applied['slot'];
  readonly label: string;
  readonly amount: Fen;
  readonly source: string | null;
}
export interface PricedLine {
  readonly sku: SkuSnapshot;
  readonly quantity: number;
  readonly unitPrice: Fen;
  /** All discounts of the line together. */
  readonly discount: Fen;
  readonly discounts: AppliedDiscount[];
  /** Its share of the freight. */
  readonly freight: Fen;
  /** unitPrice × quantity − discount, without freight. */
  readonly payable: Fen;
}
export interface ComputedQuote {
  readonly quote: Quote;
  readonly lines: PricedLine[];
  readonly applied: AppliedDiscount[];
  /** The level took something off the freight. */
  readonly memberPaysFreight: boolean;
}

const free = (explanation: string): Freight => ({ amount: 0, shares: new Map(), explanation, lackForFree: null, excluded: [] });
const total = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0);

/** An item before anything was taken off it. */
export const slotLine = ({ sku, quantity }: QuoteItem): SlotLine => ({
  skuId: sku.skuId,
  productId: sku.productId,
  categoryId: sku.categoryId,
  categoryIds: sku.categoryIds,
  brandId: sku.brandId,
  quantity,
  unitPrice: sku.price,
  listTotal: sku.price * quantity,
  payable: sku.price * quantity,
  marks: new Set(),
});

/** Charged for what the goods cost before coupons and points: using one never makes the delivery dearer. */
const freightOf = (payables: ReadonlyMap<number, Fen>, { items, delivery, templates }: QuoteInput): Freight => {
  if (delivery.kind === 'pickup') return free('到店自提，免运费');
  if (delivery.place === null) return free('选择收货地址后计算运费');
  if (items.length === 0) return free('包邮');
  return computeFreight(
    items.map(({ sku, quantity }) => ({
      skuId: sku.skuId,
      quantity,
      payable: payables.get(sku.skuId) ?? 0,
      weightG: sku.weightG,
      volumeCm3: sku.volumeCm3,
      freightTemplateId: sku.freightTemplateId,
    })),
    templates,
    delivery.place,
  );
};

interface CutFreight {
  readonly amount: Fen;
  readonly offs: Quote['freight']['offs'];
  readonly shares: ReadonlyMap<number, Fen>;
}
/** Takes the offs off the freight, in their order and never below nothing; the shares shrink with it. */
const cutFreight = (freight: Freight, wanted: readonly { readonly label: string; readonly amount: Fen }[]): CutFreight => {
  let amount = freight.amount;
  const offs: { label: string; amount: Fen }[] = [];
  for (const { label, amount: most } of wanted) {
    const off = Math.min(most, amount);
    if (off <= 0) continue;
    offs.push({ label, amount: off });
    amount -= off;
  }
  if (amount === freight.amount) return { amount, offs, shares: freight.shares };
  const shares = [...freight.shares].sort(([a], [b]) => a - b);
  const parts = apportion(
    amount,
    shares.map(([, share]) => share),
  );
  return { amount, offs, shares: new Map(shares.map(([skuId], i) => [skuId, parts[i] ?? 0])) };
};

const noCoupons: ChosenCoupons = { steps: [], freightOffs: [], view: { chosen: [], options: [] } };
const noPoints: ChosenPoints = { steps: [], view: { balance: 0, most: 0, used: 0, saves: 0, perYuan: 0, reason: '' } };

/** Lines on which a promotion took something off that lets no coupon join it. */
const linesKeptFrom = (applied: readonly Applied[], sources: ReadonlySet<string> = new Set()): Set<number> =>
  new Set(applied.filter(({ source }) => source !== null && sources.has(source)).flatMap(({ parts }) => [...parts.keys()]));

/** One entry for each promotion, also when it took something off several groups of lines. */
const together = (applied: readonly Applied[]): Applied[] => {
  const found = new Map<string, Applied>();
  for (const one of applied) {
    const key = `${one.slot}|${one.source}|${one.label}`;
    const known = found.get(key);
    if (!known) found.set(key, one);
    else {
      const parts = new Map(known.parts);
      for (const [skuId, part] of one.parts) parts.set(skuId, (parts.get(skuId) ?? 0) + part);
      found.set(key, { ...known, amount: known.amount + one.amount, parts });
    }
  }
  return [...found.values()];
};

const discountsOf = (skuId: number, applied: readonly Applied[]): AppliedDiscount[] =>
  applied.flatMap(({ slot, label, parts, source }) => {
    const amount = parts.get(skuId);
    return amount === undefined ? [] : [{ slot, label, amount, source }];
  });

const lineView = (line: PricedLine, input: QuoteInput): Quote['lines'][number] => ({
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
  discounts: line.discounts.map(({ slot, label, amount }) => ({ slot, label, amount })),
  tags: [...(input.tags?.get(line.sku.skuId) ?? [])],
});

/**
 * What the items cost and why, and what stands against ordering them: the one calculation behind cart, checkout and order. Pure; money in
 * integer fen. Promises: every line's payable is ≥ 0 and ≤ its list price; payable = Σ lines.payable + freight; the lines' shares of
 * freight and discounts add up exactly.
 */
export const computeQuote = (input: QuoteInput): ComputedQuote => {
  const before = runSlots(input.items.map(slotLine), input.steps);
  const freight = freightOf(new Map(before.lines.map((line) => [line.skuId, line.payable])), input);
  const memberOff = input.member?.freeFreight ? [{ label: `${input.member.levelName}包邮`, amount: freight.amount }] : [];
  const kept = linesKeptFrom(before.applied, input.withoutCoupons);
  const open = before.lines.filter((line) => !kept.has(line.skuId));
  const coupons = input.coupons?.(open, memberOff.length > 0 ? 0 : freight.amount) ?? noCoupons;
  const afterCoupons = runSlots(open, coupons.steps);
  const withCoupons = {
    applied: afterCoupons.applied,
    lines: before.lines.map((line) => afterCoupons.lines.find((other) => other.skuId === line.skuId) ?? line),
  };
  const points = input.points?.(withCoupons.lines) ?? noPoints;
  const atLast = runSlots(withCoupons.lines, points.steps);
  const applied = together([...before.applied, ...withCoupons.applied, ...atLast.applied]);
  const cut = cutFreight(freight, [...memberOff, ...coupons.freightOffs]);
  const lines = input.items.map(({ sku, quantity }): PricedLine => {
    const discounts = discountsOf(sku.skuId, applied);
    const discount = total(discounts.map(({ amount }) => amount));
    return {
      sku,
      quantity,
      unitPrice: sku.price,
      discount,
      discounts,
      freight: cut.shares.get(sku.skuId) ?? 0,
      payable: sku.price * quantity - discount,
    };
  });
  const problems: QuoteProblem[] = findProblems(input, freight.excluded);
  const itemsTotal = total(lines.map((line) => line.unitPrice * line.quantity));
  const discountTotal = total(applied.map(({ amount }) => amount));
  const memberSaves = total(applied.filter(({ slot }) => slot === 'member').map(({ amount }) => amount));
  return {
    lines,
    applied: applied.map(({ slot, label, amount, source }) => ({ slot, label, amount, source })),
    memberPaysFreight: memberOff.length > 0 && freight.amount > 0,
    quote: {
      lines: lines.map((line) => lineView(line, input)),
      itemsTotal,
      discounts: applied.map(({ slot, label, amount }) => ({ slot, label, amount })),
      discountTotal,
      freight: {
        amount: cut.amount,
        list: freight.amount,
        offs: cut.offs,
        explanation: freight.explanation,
        lackForFree: cut.amount === 0 ? null : freight.lackForFree,
      },
      payable: itemsTotal - discountTotal + cut.amount,
      hints: [...(input.hints?.(before.lines, before.applied) ?? [])],
      coupons: coupons.view,
      points: points.view,
      member: input.member ? { levelName: input.member.levelName, freeFreight: input.member.freeFreight, saves: memberSaves } : null,
      problems,
    },
  };
};
