import { defineMoves, type StateLabels } from '../moves.ts';

export type ProductStatus = 'draft' | 'on' | 'off' | 'recycled';
export const productStatuses = ['draft', 'on', 'off', 'recycled'] as const satisfies readonly ProductStatus[];
export const productStatusLabels: StateLabels<ProductStatus> = {
  draft: { label: '草稿', tone: 'neutral' },
  on: { label: '在售', tone: 'active' },
  off: { label: '已下架', tone: 'waiting' },
  recycled: { label: '回收站', tone: 'bad' },
};
export const productMoves = defineMoves<ProductStatus>()({
  shelve: { from: ['draft', 'off'], to: 'on', by: ['staff', 'system'], label: '上架', permission: 'product.shelf' },
  unshelve: { from: ['on'], to: 'off', by: ['staff', 'system'], label: '下架', permission: 'product.shelf' },
  recycle: { from: ['draft', 'off'], to: 'recycled', by: ['staff'], label: '移入回收站', permission: 'product.delete' },
  restore: { from: ['recycled'], to: 'off', by: ['staff'], label: '恢复', permission: 'product.delete' },
});
export type ProductMove = keyof typeof productMoves;

/** Asks for products whose supplier is not known: an empty text does not travel in a query. */
export const NO_SUPPLIER = '-';
