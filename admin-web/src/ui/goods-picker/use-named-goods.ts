import { catalogAdminRoutes } from '@huitou/shared-types/catalog/routes.ts';
import type { NamedGoods } from '@huitou/shared-types/catalog/schema.ts';
import { useQueries } from '@tanstack/react-query';
import { api, routeKey } from '../../lib/api.ts';

const AT_ONCE = 100;
const chunks = (ids: readonly string[]): string[][] =>
  Array.from({ length: Math.ceil(ids.length / AT_ONCE) }, (_, i) => ids.slice(i * AT_ONCE, (i + 1) * AT_ONCE));

interface Named {
  products: ReadonlyMap<string, NamedGoods['products'][number]>;
  skus: ReadonlyMap<string, NamedGoods['skus'][number]>;
}

/** What lies behind ids of products and SKUs, as far as it has arrived; asked for a hundred at a time and kept while the page is open. */
export const useNamedGoods = (productIds: readonly string[], skuIds: readonly string[]): Named => {
  const inputs = [...chunks(productIds).map((ids) => ({ productIds: ids })), ...chunks(skuIds).map((ids) => ({ skuIds: ids }))];
  const answers = useQueries({
    queries: inputs.map((input) => ({
      queryKey: routeKey(catalogAdminRoutes.namedGoods, input),
      queryFn: () => api(catalogAdminRoutes.namedGoods, input),
      staleTime: 300_000,
    })),
  });
  return {
    products: new Map(answers.flatMap(({ data }) => data?.products.map((one) => [one.id, one] as const) ?? [])),
    skus: new Map(answers.flatMap(({ data }) => data?.skus.map((one) => [one.skuId, one] as const) ?? [])),
  };
};
