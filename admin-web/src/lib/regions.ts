import { customerRoutes } from '@huitou/shared-types/customers/routes.ts';
import type { Regions } from '@huitou/shared-types/customers/schema.ts';
import { useQueries } from '@tanstack/react-query';
import { api, routeKey } from './api.ts';

export type Region = Regions['items'][number];
export const ROOT = '';

/** The codes above a six-digit region code, the province first: `330106` → `330000`, `330100`. */
export const regionParents = (code: string): string[] => {
  const province = `${code.slice(0, 2)}0000`;
  const city = `${code.slice(0, 4)}00`;
  return [province, city].filter((parent, i, all) => parent !== code.slice(0, 6) && all.indexOf(parent) === i);
};

/** The regions below each of the parents (`ROOT` for the provinces), as far as they have arrived. They do not change while a page is open. */
export const useRegionLists = (parents: readonly string[]): ReadonlyMap<string, readonly Region[]> => {
  const wanted = [...new Set(parents)];
  const results = useQueries({
    queries: wanted.map((parent) => {
      const input = parent === ROOT ? {} : { parent };
      return {
        queryKey: routeKey(customerRoutes.regions, input),
        queryFn: () => api(customerRoutes.regions, input),
        staleTime: Number.POSITIVE_INFINITY,
      };
    }),
  });
  return new Map(wanted.flatMap((parent, i) => (results[i]?.data ? [[parent, results[i].data.items] as const] : [])));
};
