import type { CaseStatistics, CaseStatisticsIn } from '@huitou/shared-types/after-sales/schema.ts';

export const dimensions = ['reason', 'product', 'brand', 'supplier', 'kind', 'month'] as const;
export type Dimension = (typeof dimensions)[number];
export const dimensionLabels: Record<Dimension, string> = {
  reason: '按原因',
  product: '按商品',
  brand: '按品牌',
  supplier: '按供应商',
  kind: '按类型',
  month: '按月份',
};

const monthEnd = (month: string): string =>
  new Date(Date.UTC(Number(month.slice(0, 4)), Number(month.slice(5, 7)), 0)).toISOString().slice(0, 10);

/** The queue's filters that show the cases of a row. */
export const casesOf = (
  by: Dimension,
  row: Pick<CaseStatistics['rows'][number], 'key' | 'label'>,
  scope: Pick<CaseStatisticsIn, 'from' | 'to' | 'reason' | 'productId' | 'supplier'>,
): string => {
  const query = new URLSearchParams({ tab: 'all', sort: 'newest' });
  if (scope.from) query.set('from', scope.from);
  if (scope.to) query.set('to', scope.to);
  if (scope.reason) query.set('reason', scope.reason);
  if (scope.productId) query.set('productId', String(scope.productId));
  if (scope.supplier) query.set('supplier', scope.supplier);
  switch (by) {
    case 'reason':
      query.set('reason', row.key);
      break;
    case 'kind':
      query.set('kind', row.key);
      break;
    case 'product':
      query.set('productId', row.key);
      break;
    case 'brand':
      query.set('brandId', row.key);
      break;
    case 'supplier':
      query.set('supplier', row.key);
      break;
    case 'month': {
      const [first, last] = [`${row.key}-01`, monthEnd(row.key)];
      query.set('from', scope.from && scope.from > first ? scope.from : first);
      query.set('to', scope.to && scope.to < last ? scope.to : last);
      break;
    }
  }
  return query.toString();
};
