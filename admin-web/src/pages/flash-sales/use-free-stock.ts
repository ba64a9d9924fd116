import { inventoryRoutes } from '@huitou/shared-types/inventory/routes.ts';
import { useQueries } from '@tanstack/react-query';
import { api, routeKey } from '../../lib/api.ts';
import { useCan } from '../../lib/auth.ts';

/**
 * What is free at a warehouse, by SKU; a SKU of a product that has been asked for and is not in the map has no stock there. Null when the
 * person may not see stock.
 */
export const useFreeStock = (locationId: string | null, productIds: readonly string[]): ReadonlyMap<string, number> | null => {
  const may = useCan()(inventoryRoutes.stock);
  const wanted = may && locationId !== null ? [...new Set(productIds)].filter(Boolean) : [];
  const answers = useQueries({
    queries: wanted.map((productId) => {
      const input = { locationId: locationId ?? '', productId, limit: 100 };
      return { queryKey: routeKey(inventoryRoutes.stock, input), queryFn: () => api(inventoryRoutes.stock, input), staleTime: 30_000 };
    }),
  });
  if (!may) return null;
  return new Map(answers.flatMap(({ data }) => data?.items.map((row) => [row.skuId, row.available] as const) ?? []));
};
