import { useQuery } from '@tanstack/react-query';
import { ApiError } from '@huitou/shared-types/client.ts';
import { flashRoutes } from '@huitou/shared-types/flash-sales/routes.ts';
import type { Ticket } from '@huitou/shared-types/flash-sales/schema.ts';
import { api } from '@/platform/request';
import { keys } from '../queries';
import { timed } from './queries';

const SLOWEST_MS = 15_000;

/**
 * When to ask again: as the server says, a little apart from all the others; twice as long after each failure. False: no more.
 * @param failures in a row
 */
export const nextPollMs = (ticket: Pick<Ticket, 'pollMs'> | undefined, failures: number, random = Math.random()): number | false => {
  const asked = ticket ? ticket.pollMs : 1000;
  if (asked <= 0) return false;
  const patient = failures > 0 ? Math.min(SLOWEST_MS, Math.max(asked, 1000) * 2 ** failures) : asked;
  return Math.round(patient * (1 + random * 0.2));
};

/** Asks where the claim stands until that is settled. What cannot be reached is asked again; what is not ours is final. */
export const useTicket = (id: string | undefined) =>
  useQuery({
    queryKey: [...keys.flashTicket, id],
    queryFn: () => timed(() => api(flashRoutes.ticket, { id: id ?? '' })),
    enabled: id !== undefined,
    staleTime: 0,
    retry: false,
    refetchInterval: ({ state }) => {
      const final = state.error instanceof ApiError && (state.error.status === 403 || state.error.status === 404);
      return final ? false : nextPollMs(state.data, state.fetchFailureCount);
    },
  });
