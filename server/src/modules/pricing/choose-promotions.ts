import type { Fen } from '@huitou/shared-types/money.ts';
import { type Applied, type Mark, runSlots, type SlotLine, type SlotStep } from '@huitou/shared-types/pricing/slots.ts';
import { inScope } from '@huitou/shared-types/promotions/scope.ts';
import { type ActivePromotion, type Assigned, assign, discountsOf, scopeOf, slotOf, sourceOf } from '../promotions/index.ts';

export interface ChoosePromotions {
  readonly lines: readonly SlotLine[];
  readonly promotions: readonly ActivePromotion[];
  /** The prices of the customer's level; null for none. */
  readonly member: SlotStep | null;
  /** The matrix of what may meet on one line, between flash, activities, member price and full reduction. */
  readonly mayMeet: (a: Mark, b: Mark) => boolean;
}
export interface ChosenPromotions {
  /** Activities, member price and full reduction; good for exactly the lines that were asked about. */
  readonly steps: readonly SlotStep[];
  readonly assigned: readonly Assigned[];
  /** Sources whose lines do not count for coupons. */
  readonly withoutCoupons: ReadonlySet<string>;
}
/** Promotions that shut out member prices are weighed against them in every combination, if there are at most so many. */
const MOST_WEIGHED = 4;

interface Outcome extends ChosenPromotions {
  readonly payable: Fen;
}
const payableOf = (lines: readonly SlotLine[]): Fen => lines.reduce((sum, line) => sum + line.payable, 0);
const fixed = (slot: SlotStep['slot'], discounts: ReturnType<SlotStep['discounts']>): SlotStep => ({ slot, discounts: () => discounts });
const holds = (promotion: ActivePromotion, line: SlotLine): boolean => inScope(line, scopeOf(promotion));

/** By its own word, or by the matrix. */
const shutsMemberOut = (promotion: ActivePromotion, mayMeet: ChoosePromotions['mayMeet']): boolean =>
  !promotion.withMember || !mayMeet('member', slotOf(promotion.rule));

/** What comes of it when exactly these promotions are let in. */
const outcomeOf = (promotions: readonly ActivePromotion[], { lines, member, mayMeet }: ChoosePromotions): Outcome => {
  const of = (slot: 'activity' | 'full_reduction') => promotions.filter((promotion) => slotOf(promotion.rule) === slot);
  const meets = (line: SlotLine, mark: Mark): boolean => [...line.marks].every((other) => mayMeet(mark, other));
  const activities = assign(
    lines.filter((line) => meets(line, 'activity')),
    of('activity'),
  );
  const first = fixed('activity', discountsOf(activities));
  const afterActivities = runSlots(lines, [first]).lines;
  const taken = new Set(
    activities
      .filter(({ promotion }) => shutsMemberOut(promotion, mayMeet))
      .flatMap(({ discounts }) => discounts.flatMap(({ skuIds }) => skuIds)),
  );
  const claimed = of('full_reduction').filter((promotion) => shutsMemberOut(promotion, mayMeet));
  const forMember = afterActivities.filter(
    (line) =>
      [...line.marks].every((mark) => mark === 'activity' || mayMeet('member', mark)) &&
      !taken.has(line.skuId) &&
      !claimed.some((promotion) => holds(promotion, line)),
  );
  const second = fixed('member', memberDiscounts(member, forMember));
  const afterMember = runSlots(afterActivities, [second]).lines;
  const reductions = assign(
    afterMember.filter((line) => meets(line, 'full_reduction')),
    of('full_reduction'),
  );
  const third = fixed('full_reduction', discountsOf(reductions));
  const assigned = [...activities, ...reductions];
  return {
    steps: [first, second, third],
    assigned,
    withoutCoupons: new Set(assigned.filter(({ promotion }) => !promotion.withCoupons).map(({ promotion }) => sourceOf(promotion.id))),
    payable: payableOf(runSlots(afterMember, [third]).lines),
  };
};

const memberDiscounts = (member: SlotStep | null, lines: readonly SlotLine[]): ReturnType<SlotStep['discounts']> =>
  member === null || lines.length === 0
    ? []
    : member.discounts(lines).map((discount) => ({ ...discount, skuIds: discount.skuIds ?? lines.map((line) => line.skuId) }));

/** Every choice of them, from all down to none. */
const choices = <T>(items: readonly T[]): T[][] => {
  if (items.length > MOST_WEIGHED) return [[...items], []];
  return items.reduce<T[][]>((sets, item) => sets.flatMap((set) => [[...set, item], set]), [[]]).sort((a, b) => b.length - a.length);
};

/**
 * Which promotions and member prices the lines get, at the lowest price for the customer. A line is in one activity and one full reduction at
 * most. A promotion that does not go with member prices is taken only where it is worth more than they are. Pure; the same whatever order
 * lines and promotions are given in; of equal outcomes the one with more promotions is taken.
 */
export const choosePromotions = (input: ChoosePromotions): ChosenPromotions => {
  const present = input.promotions.filter((promotion) => input.lines.some((line) => holds(promotion, line)));
  const alone = present.filter((promotion) => shutsMemberOut(promotion, input.mayMeet));
  const rest = present.filter((promotion) => !alone.includes(promotion));
  const weighs = alone.length > 0 && memberDiscounts(input.member, input.lines).some((discount) => discount.amount > 0);
  let best: Outcome | undefined;
  for (const chosen of weighs ? choices(alone) : [alone]) {
    const one = outcomeOf([...rest, ...chosen], input);
    if (!best || one.payable < best.payable) best = one;
  }
  return best as Outcome;
};

/** What each promotion took off, by its id. */
export const savedByPromotion = (applied: readonly Pick<Applied, 'source' | 'amount'>[]): Map<number, Fen> => {
  const saved = new Map<number, Fen>();
  for (const { source, amount } of applied) {
    const id = Number(/^promotion:(\d+)$/.exec(source ?? '')?.[1] ?? Number.NaN);
    if (Number.isInteger(id)) saved.set(id, (saved.get(id) ?? 0) + amount);
  }
  return saved;
};
