import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { ledgerRoutes } from '@huitou/shared-types/ledger/routes.ts';
import { api } from '@/platform/request';
import { keys } from '../queries';
import { useSignedIn } from '../session/use-me';

export type Direction = 'all' | 'in' | 'out';

/** What the customer has with the shop: whole, held by payments that have not ended, and free to spend. */
export const useBalance = () => {
  const signedIn = useSignedIn();
  return useQuery({ queryKey: keys.balance, queryFn: () => api(ledgerRoutes.balance), enabled: signedIn, staleTime: 0 });
};

/** Entry by entry, newest first. */
export const useStatement = (direction: Direction) =>
  useInfiniteQuery({
    queryKey: [...keys.statement, direction],
    queryFn: ({ pageParam }) =>
      api(ledgerRoutes.statement, {
        ...(direction === 'all' ? {} : { direction }),
        ...(pageParam ? { cursor: pageParam } : {}),
        limit: 20,
      }),
    initialPageParam: '',
    getNextPageParam: (last) => last.next,
    staleTime: 0,
  });
