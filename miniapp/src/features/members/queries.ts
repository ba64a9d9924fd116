import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { membershipRoutes } from '@huitou/shared-types/membership/routes.ts';
import { api } from '@/platform/request';
import { keys } from '../queries';
import { useSignedIn } from '../session/use-me';
import type { Direction } from '../wallet/queries';

/** The customer's level, the way to the next one, and points. */
export const useMembership = () => {
  const signedIn = useSignedIn();
  return useQuery({ queryKey: keys.membership, queryFn: () => api(membershipRoutes.mine), enabled: signedIn, staleTime: 0 });
};

/** Points entry by entry, newest first. */
export const usePoints = (direction: Direction) =>
  useInfiniteQuery({
    queryKey: [...keys.points, direction],
    queryFn: ({ pageParam }) =>
      api(membershipRoutes.statement, {
        ...(direction === 'all' ? {} : { direction }),
        ...(pageParam ? { cursor: pageParam } : {}),
        limit: 20,
      }),
    initialPageParam: '',
    getNextPageParam: (last) => last.next,
    staleTime: 0,
  });

/** What the points are made of; those that end first come first. */
export const useLots = () =>
  useInfiniteQuery({
    queryKey: keys.lots,
    queryFn: ({ pageParam }) => api(membershipRoutes.lots, { ...(pageParam ? { cursor: pageParam } : {}), limit: 20 }),
    initialPageParam: '',
    getNextPageParam: (last) => last.next,
    staleTime: 0,
  });

/** What a product costs this customer by level, by SKU. */
export const useMemberPrices = (productId: string) => {
  const signedIn = useSignedIn();
  return useQuery({
    queryKey: [...keys.memberPrices, productId],
    queryFn: () => api(membershipRoutes.prices, { id: productId }),
    enabled: signedIn,
  });
};
