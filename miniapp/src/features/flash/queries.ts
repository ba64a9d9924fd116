import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { flashRoutes } from '@huitou/shared-types/flash-sales/routes.ts';
import type { TicketState } from '@huitou/shared-types/flash-sales/states.ts';
import { hearServerTime, localNow, serverNow } from '@/platform/clock';
import { api } from '@/platform/request';
import { usePageShown } from '@/ui/use-page-shown';
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

/** While something runs, what is left is looked at anew now and then, by everybody at another moment; what only waits for its start is not. */
const watchMs = (): number => 8000 + Math.random() * 7000;

/** Milliseconds, or false while nothing runs or nobody looks; drawn once, for another value would begin the wait anew. */
const useWatch = (): ((running: boolean | undefined) => number | false) => {
  const shown = usePageShown();
  const [every] = useState(watchMs);
  return (running) => (shown && running ? every : false);
};

/** `watched`: what is left of the goods is shown. */
export const useFlashChannel = (watched: boolean) => {
  const interval = useWatch();
  return useQuery({
    queryKey: keys.flashChannel,
    queryFn: ({ signal }) => timed(() => api(flashRoutes.channel, {}, { signal })),
    staleTime: 5000,
    refetchInterval: ({ state }) => interval(watched && state.data?.sessions.some((one) => phaseAt(one, serverNow()) === 'running')),
  });
};

/** What of a product is in a session that runs or warms up; empty for nearly all products. */
export const useFlashOf = (productId: string) =>
  useQuery({
    queryKey: [...keys.flashOf, productId],
    queryFn: () => timed(() => api(flashRoutes.of, { productIds: [productId] })),
    enabled: productId !== '',
    staleTime: 10_000,
  });

export const useFlashItem = (id: string | undefined) => {
  const interval = useWatch();
  return useQuery({
    queryKey: [...keys.flashItem, id],
    queryFn: () => timed(() => api(flashRoutes.item, { id: id ?? '' })),
    enabled: id !== undefined,
    staleTime: 0,
    refetchInterval: ({ state }) => interval(state.data && phaseAt(state.data, serverNow()) === 'running'),
  });
};

export const useMyTickets = () =>
  useInfiniteQuery({
    queryKey: keys.flashTickets,
    queryFn: ({ pageParam }) => api(flashRoutes.myTickets, { ...(pageParam ? { cursor: pageParam } : {}), limit: 20 }),
    initialPageParam: '',
    getNextPageParam: (last) => last.next,
    staleTime: 0,
    // Who stands in line looks at the number.
    refetchInterval: ({ state }) => (state.data?.pages.some(({ items }) => items.some(inLine)) ? IN_LINE_MS : false),
  });
const IN_LINE_MS = 5000;
const inLine = ({ state }: { state: TicketState }): boolean => state === 'waiting' || state === 'queued';

export const useReminders = () => {
  const signedIn = useSignedIn();
  return useQuery({
    queryKey: keys.flashReminders,
    queryFn: () => timed(() => api(flashRoutes.reminders)),
    enabled: signedIn,
    staleTime: 0,
  });
};
