import { defineMoves, type StateLabels } from '../moves.ts';

/**
 * What a promotion does. `tiers`: spend X or take N pieces, and get Y or Z % off. `every`: Y off for every X. `nth`: every N-th piece for less.
 * `buy_get`: of every M + N pieces the N cheapest are free. `bundle`: certain goods together for a price.
 */
export const promotionKinds = ['tiers', 'every', 'nth', 'buy_get', 'bundle'] as const;
export type PromotionKind = (typeof promotionKinds)[number];
export const promotionKindLabels: Record<PromotionKind, string> = {
  tiers: '满减满折',
  every: '每满减',
  nth: '第 N 件优惠',
  buy_get: '买 M 送 N',
  bundle: '组合套餐',
};

/** Written as a draft; while it is published it works by its schedule. What has ended never works again. */
export const promotionStatuses = ['draft', 'published', 'paused', 'ended'] as const;
export type PromotionStatus = (typeof promotionStatuses)[number];
export const promotionStatusLabels: StateLabels<PromotionStatus> = {
  draft: { label: '草稿', tone: 'neutral' },
  published: { label: '已发布', tone: 'active' },
  paused: { label: '已暂停', tone: 'waiting' },
  ended: { label: '已结束', tone: 'done' },
};
export const promotionMoves = defineMoves<PromotionStatus>()({
  publish: { from: ['draft'], to: 'published', by: ['staff'], label: '发布', permission: 'promotion.publish' },
  pause: { from: ['published'], to: 'paused', by: ['staff'], label: '暂停', permission: 'promotion.publish' },
  resume: { from: ['paused'], to: 'published', by: ['staff'], label: '恢复', permission: 'promotion.publish' },
  end: { from: ['published', 'paused'], to: 'ended', by: ['staff', 'system'], label: '结束', permission: 'promotion.publish' },
});
export type PromotionMove = keyof typeof promotionMoves;

/** A promotion as staff see it: its state and the clock together. */
export const promotionShownStates = ['draft', 'upcoming', 'running', 'resting', 'spent', 'paused', 'ended'] as const;
export type PromotionShown = (typeof promotionShownStates)[number];
export const promotionShownLabels: StateLabels<PromotionShown> = {
  draft: { label: '草稿', tone: 'neutral' },
  upcoming: { label: '未开始', tone: 'waiting' },
  running: { label: '进行中', tone: 'active' },
  resting: { label: '今日未到时段', tone: 'waiting' },
  spent: { label: '预算已用完', tone: 'bad' },
  paused: { label: '已暂停', tone: 'waiting' },
  ended: { label: '已结束', tone: 'done' },
};

/** Which pieces are counted together: of one SKU, of one product, or of everything that the promotion is for. */
export const countedPer = ['sku', 'product', 'scope'] as const;
export type CountedPer = (typeof countedPer)[number];
export const countedPerLabels: Record<CountedPer, string> = { sku: '同一规格', product: '同一商品', scope: '活动商品混搭' };
