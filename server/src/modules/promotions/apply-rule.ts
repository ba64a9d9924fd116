import { type Fen, ratio } from '@huitou/shared-types/money.ts';
import type { SlotLine } from '@huitou/shared-types/pricing/slots.ts';
import type { CountedPer } from '@huitou/shared-types/promotions/states.ts';
import type { PromotionRule, RuleOf } from './rule.ts';

/** Fen off some lines; it is shared among them by what they cost. */
export interface RuleDiscount {
  readonly amount: Fen;
  readonly skuIds: readonly number[];
}

const payableOf = (lines: readonly SlotLine[]): Fen => lines.reduce((sum, line) => sum + line.payable, 0);
export const piecesOf = (lines: readonly { readonly quantity: number }[]): number => lines.reduce((sum, line) => sum + line.quantity, 0);
const skusOf = (lines: readonly SlotLine[]): number[] => lines.map((line) => line.skuId);

/** Lines that are counted together. */
export const groupsOf = (lines: readonly SlotLine[], per: CountedPer): SlotLine[][] => {
  const groups = new Map<number, SlotLine[]>();
  for (const line of lines) {
    const key = per === 'sku' ? line.skuId : per === 'product' ? line.productId : 0;
    groups.set(key, [...(groups.get(key) ?? []), line]);
  }
  return [...groups.values()];
};

/** Σ of `off(price)` over the `count` cheapest pieces; what a line cost by now decides, not its list price. */
const offCheapest = (lines: readonly SlotLine[], count: number, off: (price: Fen) => Fen): Fen => {
  let left = count;
  let sum = 0;
  const price = (line: SlotLine): Fen => Math.floor(line.payable / line.quantity);
  for (const line of [...lines].sort((a, b) => price(a) - price(b) || a.skuId - b.skuId)) {
    const pieces = Math.min(left, line.quantity);
    sum += pieces * off(price(line));
    left -= pieces;
    if (left === 0) break;
  }
  return sum;
};

const byPieces = (lines: readonly SlotLine[], rule: RuleOf<'nth'> | RuleOf<'buy_get'>): RuleDiscount[] => {
  const size = rule.kind === 'nth' ? rule.nth : rule.buy + rule.get;
  const cheap = rule.kind === 'nth' ? 1 : rule.get;
  const off = (price: Fen): Fen => (rule.kind === 'nth' ? price - ratio(price, rule.permille, 1000) : price);
  let left = rule.times ?? Number.MAX_SAFE_INTEGER;
  // The dearest pieces first, so that a cap on the number of times leaves the customer the best of them.
  const found = groupsOf(lines, rule.per)
    .map((group) => ({ group, times: Math.floor(piecesOf(group) / size) }))
    .filter(({ times }) => times > 0)
    .map((one) => ({ ...one, each: offCheapest(one.group, cheap, off) }))
    .sort((a, b) => b.each - a.each || (a.group[0]?.skuId ?? 0) - (b.group[0]?.skuId ?? 0));
  return found.flatMap(({ group, times: possible }) => {
    const times = Math.min(possible, left);
    left -= times;
    const amount = offCheapest(group, times * cheap, off);
    return amount > 0 ? [{ amount, skuIds: skusOf(group) }] : [];
  });
};

const bundles = (lines: readonly SlotLine[], rule: RuleOf<'bundle'>): RuleDiscount[] => {
  const parts = rule.items.map((item) => ({ ...item, line: lines.find((line) => line.skuId === item.skuId) }));
  const times = Math.min(
    rule.times ?? Number.MAX_SAFE_INTEGER,
    ...parts.map(({ line, quantity }) => Math.floor((line?.quantity ?? 0) / quantity)),
  );
  const alone = parts.reduce((sum, { line, quantity }) => sum + (line?.unitPrice ?? 0) * quantity, 0);
  const amount = times * Math.max(0, alone - rule.price);
  return amount > 0 ? [{ amount, skuIds: rule.items.map((item) => item.skuId) }] : [];
};

/** What a tier takes off goods that cost `goods`. */
export const offOfTier = (tier: RuleOf<'tiers'>['tiers'][number], goods: Fen): Fen =>
  Math.min(goods, tier.amount ?? goods - ratio(goods, tier.permille ?? 1000, 1000));

const tiers = (lines: readonly SlotLine[], rule: RuleOf<'tiers'>): RuleDiscount[] => {
  const goods = payableOf(lines);
  const reached = rule.by === 'amount' ? goods : piecesOf(lines);
  const amount = Math.max(0, ...rule.tiers.filter((tier) => tier.from <= reached).map((tier) => offOfTier(tier, goods)));
  return amount > 0 ? [{ amount, skuIds: skusOf(lines) }] : [];
};

const every = (lines: readonly SlotLine[], rule: RuleOf<'every'>): RuleDiscount[] => {
  const goods = payableOf(lines);
  const amount = Math.min(Math.floor(goods / rule.every) * rule.off, rule.cap ?? Number.MAX_SAFE_INTEGER, goods);
  return amount > 0 ? [{ amount, skuIds: skusOf(lines) }] : [];
};

/** What a rule takes off these lines, all of which it is for. Pure; never more than they cost; empty when it is not reached. */
export const applyRule = (rule: PromotionRule, lines: readonly SlotLine[]): RuleDiscount[] => {
  switch (rule.kind) {
    case 'tiers':
      return tiers(lines, rule);
    case 'every':
      return every(lines, rule);
    case 'nth':
    case 'buy_get':
      return byPieces(lines, rule);
    case 'bundle':
      return bundles(lines, rule);
  }
};
