import { useQuery } from '@tanstack/react-query';
import { ApiError } from '@huitou/shared-types/client.ts';
import { flashRoutes } from '@huitou/shared-types/flash-sales/routes.ts';
import { api } from '@/platform/request';
import { keys } from '../queries';
import { nextPollMs } from './poll';
import { timed } from './queries';

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
