import type { Fen } from '@huitou/shared-types/money.ts';
import type { SlotDiscount, SlotLine } from '@huitou/shared-types/pricing/slots.ts';
import { inScope } from '@huitou/shared-types/promotions/scope.ts';
import { applyRule, type RuleDiscount } from './apply-rule.ts';
import { type ActivePromotion, scopeOf, sourceOf } from './rule.ts';

/** A promotion and what it takes off. */
export interface Assigned {
  readonly promotion: ActivePromotion;
  readonly amount: Fen;
  readonly discounts: readonly RuleDiscount[];
}
interface Candidate {
  readonly promotion: ActivePromotion;
  readonly lines: readonly SlotLine[];
}
/** Of so many promotions that want the same lines, every order is tried; of more, the largest discounts go first. */
const MOST_TRIED = 5;

const totalOf = (assigned: readonly Assigned[]): Fen => assigned.reduce((sum, { amount }) => sum + amount, 0);

/** What it takes off those of its lines that nobody has taken; null when that is nothing, or more than its budget has left. */
const tryOne = ({ promotion, lines }: Candidate, taken: ReadonlySet<number>): Assigned | null => {
  const free = lines.filter((line) => !taken.has(line.skuId) && line.payable > 0);
  if (free.length === 0) return null;
  const discounts = applyRule(promotion.rule, free);
  const amount = discounts.reduce((sum, discount) => sum + discount.amount, 0);
  return amount === 0 || (promotion.left !== null && amount > promotion.left) ? null : { promotion, amount, discounts };
};

const inOrder = (candidates: readonly Candidate[], taken: ReadonlySet<number>): Assigned[] => {
  const gone = new Set(taken);
  return candidates.flatMap((candidate) => {
    const one = tryOne(candidate, gone);
    for (const discount of one?.discounts ?? []) for (const skuId of discount.skuIds) gone.add(skuId);
    return one ? [one] : [];
  });
};

function* ordersOf<T>(items: readonly T[]): Generator<T[]> {
  if (items.length <= 1) yield [...items];
  for (const [i, item] of items.length > 1 ? items.entries() : [])
    for (const rest of ordersOf(items.filter((_, j) => j !== i))) yield [item, ...rest];
}

/** The order that gives most; of equal ones the one with the older promotions first. */
const best = (candidates: readonly Candidate[], taken: ReadonlySet<number>): Assigned[] => {
  if (candidates.length > MOST_TRIED) {
    const worth = (candidate: Candidate): Fen => tryOne(candidate, taken)?.amount ?? 0;
    return inOrder(
      [...candidates].sort((a, b) => worth(b) - worth(a)),
      taken,
    );
  }
  let found: Assigned[] = [];
  for (const order of ordersOf(candidates)) {
    const one = inOrder(order, taken);
    if (totalOf(one) > totalOf(found)) found = one;
  }
  return found;
};

/** Promotions that share no line do not mind each other. */
const clusters = (candidates: readonly Candidate[]): Candidate[][] => {
  let found: Candidate[][] = [];
  for (const candidate of candidates) {
    const skus = new Set(candidate.lines.map((line) => line.skuId));
    const meets = (cluster: readonly Candidate[]): boolean => cluster.some(({ lines }) => lines.some((line) => skus.has(line.skuId)));
    found = [...found.filter((cluster) => !meets(cluster)), [...found.filter(meets).flat(), candidate]];
  }
  return found;
};

/**
 * Which promotion takes which lines, of promotions that share a slot: a line belongs to one of them at most. Higher priorities choose first;
 * among equals the customer gets the best outcome, and among equal outcomes the older promotion wins. Pure and the same whatever order
 * lines and promotions are given in.
 */
export const assign = (lines: readonly SlotLine[], promotions: readonly ActivePromotion[]): Assigned[] => {
  const sorted = [...lines].sort((a, b) => a.skuId - b.skuId);
  const candidates = promotions
    .map((promotion): Candidate => {
      const scope = scopeOf(promotion);
      return { promotion, lines: sorted.filter((line) => inScope(line, scope)) };
    })
    .filter((candidate) => tryOne(candidate, new Set()) !== null)
    .sort((a, b) => b.promotion.priority - a.promotion.priority || a.promotion.id - b.promotion.id);
  const assigned: Assigned[] = [];
  const taken = new Set<number>();
  for (const priority of new Set(candidates.map(({ promotion }) => promotion.priority))) {
    const equals = candidates.filter(({ promotion }) => promotion.priority === priority);
    const chosen = clusters(equals).flatMap((cluster) => best(cluster, taken));
    for (const { discounts } of chosen) for (const { skuIds } of discounts) for (const skuId of skuIds) taken.add(skuId);
    assigned.push(...chosen);
  }
  return assigned.sort((a, b) => a.promotion.id - b.promotion.id);
};

/** The discounts of what was assigned, for a slot. */
export const discountsOf = (assigned: readonly Assigned[]): SlotDiscount[] =>
  assigned.flatMap(({ promotion, discounts }) =>
    discounts.map(({ amount, skuIds }) => ({ label: promotion.label, amount, skuIds, source: sourceOf(promotion.id) })),
  );
