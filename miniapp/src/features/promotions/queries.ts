import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { promotionRoutes } from '@huitou/shared-types/promotions/routes.ts';
import { api } from '@/platform/request';
import { keys } from '../queries';

/** What is on for a product now. */
export const useProductPromotions = (id: string) =>
  useQuery({
    queryKey: [...keys.promotions, 'product', id],
    queryFn: async () => (await api(promotionRoutes.ofProduct, { id })).items,
    staleTime: 30_000,
  });

/** A promotion and its goods, to fill up an order with. */
export const usePromotionGoods = (id: string) =>
  useInfiniteQuery({
    queryKey: [...keys.promotions, 'goods', id],
    queryFn: ({ pageParam }) => api(promotionRoutes.goods, { id, ...(pageParam ? { cursor: pageParam } : {}), limit: 20 }),
    initialPageParam: '',
    getNextPageParam: (last) => last.next,
    enabled: id !== '',
  });
