import type { Promotion as PromotionView, ScopeView } from '@huitou/shared-types/promotions/schema.ts';
import { promotionMoves } from '@huitou/shared-types/promotions/states.ts';
import type { GoodsIds, Scope } from '@huitou/shared-types/promotions/scope.ts';
import { movesFrom } from '@huitou/shared-types/moves.ts';
import { iso, isoOrNull } from '../../platform/clock.ts';
import { json } from '../../platform/db/orm.ts';
import { labelOf, textsOf } from './label.ts';
import type { PromotionRow } from './promotion.entity.ts';
import { scheduleOf } from './read-running.ts';
import type { PromotionRule } from './rule.ts';
import { shownAs } from './schedule.ts';

const idsView = ({ categoryIds, brandIds, productIds, skuIds }: GoodsIds) => ({
  categoryIds: categoryIds.map(String),
  brandIds: brandIds.map(String),
  productIds: productIds.map(String),
  skuIds: skuIds.map(String),
});
const scopeView = (scope: Scope): ScopeView => ({ all: scope.all, ...idsView(scope), exclude: idsView(scope.exclude) });

const countOf = (ids: GoodsIds): string =>
  [
    [ids.categoryIds.length, '个分类'],
    [ids.brandIds.length, '个品牌'],
    [ids.productIds.length, '件商品'],
    [ids.skuIds.length, '个规格'],
  ]
    .filter(([count]) => Number(count) > 0)
    .map(([count, what]) => `${count} ${what}`)
    .join('、');
const scopeText = (rule: PromotionRule, scope: Scope): string => {
  if (rule.kind === 'bundle') return `${rule.items.length} 种商品`;
  const except = countOf(scope.exclude);
  return `${scope.all ? '全场商品' : countOf(scope)}${except === '' ? '' : `，不含 ${except}`}`;
};

const ruleView = (rule: PromotionRule): PromotionView['rule'] =>
  rule.kind === 'bundle' ? { ...rule, items: rule.items.map(({ skuId, quantity }) => ({ skuId: String(skuId), quantity })) } : rule;

/** What a promotion has brought about, without cancelled orders. */
export interface Figures {
  readonly orders: number;
  readonly cost: number;
}

/** A promotion as staff see it at a moment. */
export const promotionView = (row: PromotionRow, figures: Figures, at: Date): PromotionView => {
  const rule = json<PromotionRule>(row.rule);
  const scope = json<Scope>(row.scope);
  const schedule = scheduleOf(row);
  return {
    id: String(row.id),
    status: row.status,
    shown: shownAs(row, schedule, at),
    version: row.version,
    kind: row.kind,
    name: row.name,
    tag: row.tag,
    label: row.tag || labelOf(rule),
    texts: textsOf(rule),
    rule: ruleView(rule),
    scope: scopeView(scope),
    scopeText: scopeText(rule, scope),
    from: iso(schedule.from),
    until: isoOrNull(schedule.until),
    days: [...schedule.days],
    hours: schedule.hours,
    withMember: Boolean(row.with_member),
    withCoupons: Boolean(row.with_coupons),
    priority: row.priority,
    perCustomer: row.per_customer,
    budget: row.budget,
    note: row.note,
    orders: figures.orders,
    cost: figures.cost,
    locked: row.status !== 'draft',
    createdBy: row.created_by,
    createdAt: iso(row.created_at),
    updatedAt: iso(row.updated_at),
    endedAt: isoOrNull(row.ended_at),
    moves: movesFrom(promotionMoves, row.status, 'staff'),
  };
};
