import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { flashRoutes } from '@huitou/shared-types/flash-sales/routes.ts';
import { hearServerTime, localNow, serverNow } from '@/platform/clock';
import { api } from '@/platform/request';
import { keys } from '../queries';
import { useSignedIn } from '../session/use-me';
import { phaseAt } from './phase';

/** These answers say to the millisecond what time it is on the server. */
export const timed = async <T extends { serverTime: string }>(call: () => Promise<T>): Promise<T> => {
  const sent = localNow();
  const answer = await call();
  hearServerTime(answer.serverTime, sent);
  return answer;
};

/** While something runs, what is left is looked at anew now and then; what only waits for its start needs no asking. */
const WATCH_MS = 10_000;

export const useFlashChannel = () =>
  useQuery({
    queryKey: keys.flashChannel,
    queryFn: ({ signal }) => timed(() => api(flashRoutes.channel, {}, { signal })),
    staleTime: 5000,
    refetchInterval: ({ state }) =>
      state.data?.sessions.some((session) => phaseAt(session, serverNow()) === 'running') ? WATCH_MS : false,
  });

/** What of a product is in a session that runs or warms up; empty for nearly all products. */
export const useFlashOf = (productId: string) =>
  useQuery({
    queryKey: [...keys.flashOf, productId],
    queryFn: () => timed(() => api(flashRoutes.of, { productIds: [productId] })),
    enabled: productId !== '',
    staleTime: 10_000,
  });

const ITEM_MS = 5000;
export const useFlashItem = (id: string | undefined) =>
  useQuery({
    queryKey: [...keys.flashItem, id],
    queryFn: () => timed(() => api(flashRoutes.item, { id: id ?? '' })),
    enabled: id !== undefined,
    staleTime: 0,
    refetchInterval: ({ state }) => (state.data && phaseAt(state.data, serverNow()) === 'running' ? ITEM_MS : false),
  });

export const useMyTickets = () =>
  useInfiniteQuery({
    queryKey: keys.flashTickets,
    queryFn: ({ pageParam }) => api(flashRoutes.myTickets, { ...(pageParam ? { cursor: pageParam } : {}), limit: 20 }),
    initialPageParam: '',
    getNextPageParam: (last) => last.next,
    staleTime: 0,
  });

export const useReminders = () => {
  const signedIn = useSignedIn();
  return useQuery({
    queryKey: keys.flashReminders,
    queryFn: () => timed(() => api(flashRoutes.reminders)),
    enabled: signedIn,
    staleTime: 0,
  });
};
