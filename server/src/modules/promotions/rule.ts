import type { promotionRule } from '@huitou/shared-types/promotions/schema.ts';
import type { PromotionKind } from '@huitou/shared-types/promotions/states.ts';
import type { Scope } from '@huitou/shared-types/promotions/scope.ts';
import type { z } from 'zod';

/** What a promotion does, as it is stored: money in fen, ids as numbers. */
export type PromotionRule = z.output<typeof promotionRule>;
export type RuleOf<K extends PromotionKind> = Extract<PromotionRule, { kind: K }>;

/** A promotion as the quote knows it. */
export interface ActivePromotion {
  readonly id: number;
  readonly name: string;
  readonly label: string;
  readonly rule: PromotionRule;
  readonly scope: Scope;
  readonly withMember: boolean;
  readonly withCoupons: boolean;
  readonly priority: number;
  readonly perCustomer: number | null;
  /** What is left of the budget, fen; null when there is none. */
  readonly left: number | null;
}

/** The goods that a rule is for: a bundle names them itself. */
export const scopeOf = ({ rule, scope }: Pick<ActivePromotion, 'rule' | 'scope'>): Scope =>
  rule.kind === 'bundle' ? { ...nothing, skuIds: rule.items.map((item) => item.skuId) } : scope;
const none = { categoryIds: [], brandIds: [], productIds: [], skuIds: [] };
const nothing: Scope = { all: false, ...none, exclude: none };

/** Full reductions look at what lines cost after activities and member prices; the others are activities themselves. */
export const slotOf = (rule: PromotionRule): 'activity' | 'full_reduction' =>
  rule.kind === 'tiers' || rule.kind === 'every' ? 'full_reduction' : 'activity';
export const sourceOf = (id: number): string => `promotion:${id}`;
