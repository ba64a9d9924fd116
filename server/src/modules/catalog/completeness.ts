import { type CategoryRow, isVisible } from './category-tree.ts';

export interface Shelvable {
  gallery: readonly string[];
  categoryId: number;
  skus: readonly { enabled: boolean; price: number }[];
}

/** What a product still lacks before it may be sold, in words for staff. */
export const lacksForShelf = (product: Shelvable, categories: readonly CategoryRow[]): string[] => {
  const lacks: string[] = [];
  if (product.gallery.length === 0) lacks.push('缺少商品图片');
  if (!isVisible(categories, product.categoryId)) lacks.push('所属分类不存在或未显示');
  const enabled = product.skus.filter((sku) => sku.enabled);
  if (enabled.length === 0) lacks.push('没有启用的 SKU');
  if (enabled.some((sku) => sku.price < 1)) lacks.push('有 SKU 未设置价格');
  return lacks;
};
