/** Some goods by category, brand, product and SKU. A category means itself and everything below it. */
export interface GoodsIds {
  readonly categoryIds: readonly number[];
  readonly brandIds: readonly number[];
  readonly productIds: readonly number[];
  readonly skuIds: readonly number[];
}
/** Which goods a promotion is for: all, or whatever any of the lists names; what `exclude` names is never among them. */
export interface Scope extends GoodsIds {
  readonly all: boolean;
  readonly exclude: GoodsIds;
}
/** What must be known of goods to tell whether a scope holds them. */
export interface ScopedGoods {
  readonly skuId: number;
  readonly productId: number;
  /** The category and all above it. */
  readonly categoryIds: readonly number[];
  readonly brandId: number | null;
}

const noGoods: GoodsIds = { categoryIds: [], brandIds: [], productIds: [], skuIds: [] };
/** Everything in the shop. */
export const wholeShop: Scope = { all: true, ...noGoods, exclude: noGoods };

const named = (goods: ScopedGoods, ids: GoodsIds): boolean =>
  ids.skuIds.includes(goods.skuId) ||
  ids.productIds.includes(goods.productId) ||
  (goods.brandId !== null && ids.brandIds.includes(goods.brandId)) ||
  goods.categoryIds.some((categoryId) => ids.categoryIds.includes(categoryId));

/** Whether the scope holds these goods. An exclusion wins, however wide or narrow either mention is. */
export const inScope = (goods: ScopedGoods, scope: Scope): boolean => (scope.all || named(goods, scope)) && !named(goods, scope.exclude);

/** Whether a scope names nothing at all: nothing could ever be in it. */
export const isEmptyScope = (scope: Scope): boolean =>
  !scope.all && [scope.categoryIds, scope.brandIds, scope.productIds, scope.skuIds].every((ids) => ids.length === 0);
