import { keepPreviousData, useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { catalogRoutes } from '@huitou/shared-types/catalog/routes.ts';
import type { ProductListIn } from '@huitou/shared-types/catalog/schema.ts';
import { api } from '@/platform/request';
import { useSignedIn } from '../session/use-me';
import { keys } from '../queries';

export const useHome = () => useQuery({ queryKey: keys.home, queryFn: ({ signal }) => api(catalogRoutes.home, {}, { signal }) });

export const useCategories = () =>
  useQuery({ queryKey: keys.categories, queryFn: () => api(catalogRoutes.categories), staleTime: 300_000 });

/** Products page by page; the filter is part of the key, so going back to an earlier one is instant. */
export const useProducts = (filter: Omit<ProductListIn, 'cursor' | 'limit'>, enabled = true) =>
  useInfiniteQuery({
    queryKey: [...keys.products, filter],
    queryFn: ({ pageParam, signal }) =>
      api(catalogRoutes.products, { ...filter, ...(pageParam ? { cursor: pageParam } : {}), limit: 20 }, { signal }),
    initialPageParam: '',
    getNextPageParam: (last) => last.next,
    enabled,
  });

export const useProduct = (id: string) =>
  useQuery({ queryKey: [...keys.product, id], queryFn: () => api(catalogRoutes.product, { id }), enabled: id !== '', staleTime: 10_000 });

export const useRelated = (id: string, enabled: boolean) =>
  useQuery({ queryKey: [...keys.related, id], queryFn: () => api(catalogRoutes.related, { id }), enabled, staleTime: 300_000 });

export const useSuggestions = (q: string) =>
  useQuery({
    queryKey: [...keys.suggest, q],
    queryFn: ({ signal }) => api(catalogRoutes.suggest, { q }, { signal }),
    enabled: q !== '',
    placeholderData: keepPreviousData,
  });

/** Hot words, and for a customer the own history. */
export const useSearchWords = () => {
  const signedIn = useSignedIn();
  return useQuery({ queryKey: [...keys.words, signedIn], queryFn: () => api(catalogRoutes.searchWords), staleTime: 0 });
};

export const useSeen = (which: 'favourites' | 'footprints') =>
  useInfiniteQuery({
    queryKey: keys[which],
    queryFn: ({ pageParam }) => api(catalogRoutes[which], { ...(pageParam ? { cursor: pageParam } : {}), limit: 20 }),
    initialPageParam: '',
    getNextPageParam: (last) => last.next,
    staleTime: 0,
  });
