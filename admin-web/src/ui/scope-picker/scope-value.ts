import type { ScopeView } from '@huitou/shared-types/promotions/schema.ts';

/** Which goods a promotion is for, as the screens hold it. */
export type ScopeValue = ScopeView;
export type GoodsLists = ScopeView['exclude'];
export type GoodsKind = keyof GoodsLists;

export const goodsKinds: readonly GoodsKind[] = ['categoryIds', 'brandIds', 'productIds', 'skuIds'];
export const goodsKindLabels: Record<GoodsKind, { label: string; unit: string; max: number }> = {
  categoryIds: { label: '分类', unit: '个分类', max: 200 },
  brandIds: { label: '品牌', unit: '个品牌', max: 200 },
  productIds: { label: '商品', unit: '个商品', max: 1000 },
  skuIds: { label: '规格', unit: '个规格', max: 1000 },
};

export const noGoods = (): GoodsLists => ({ categoryIds: [], brandIds: [], productIds: [], skuIds: [] });
export const wholeShop = (): ScopeValue => ({ all: true, ...noGoods(), exclude: noGoods() });

export const namesNothing = (lists: GoodsLists): boolean => goodsKinds.every((kind) => lists[kind].length === 0);

/** `2 个分类、1 个品牌`; empty when nothing is named. */
export const listsText = (lists: GoodsLists): string =>
  goodsKinds
    .filter((kind) => lists[kind].length > 0)
    .map((kind) => `${lists[kind].length} ${goodsKindLabels[kind].unit}`)
    .join('、');

/** `全部商品`, `2 个分类、1 个品牌（3 个商品除外）`. */
export const scopeText = (scope: ScopeValue): string => {
  const wanted = scope.all ? '全部商品' : listsText(scope) || '未选择商品';
  return namesNothing(scope.exclude) ? wanted : `${wanted}（${listsText(scope.exclude)}除外）`;
};

/** Lists that are not asked for any more go out empty, so that what was once picked does not come back by surprise. */
export const tidyScope = (scope: ScopeValue): ScopeValue => (scope.all ? { ...scope, ...noGoods() } : scope);

/** What is wrong with a scope, to be said beside it; null when it can be saved. */
export const scopeProblem = (scope: ScopeValue): string | null => {
  if (!scope.all && namesNothing(scope)) return '请至少选择一个分类、品牌、商品或规格';
  for (const kind of goodsKinds) {
    if (scope.all) break;
    const both = scope[kind].filter((id) => scope.exclude[kind].includes(id)).length;
    if (both > 0) return `有 ${both} ${goodsKindLabels[kind].unit}同时在适用与排除里，排除优先，请去掉一边`;
  }
  return null;
};
