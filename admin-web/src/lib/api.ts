import { ApiError, makeClient, type Api } from '@huitou/shared-types/client.ts';
import type { InputOf, OutputOf, RouteDef } from '@huitou/shared-types/http.ts';
import { keepPreviousData, QueryClient, useMutation, useQuery, type UseMutationResult, type UseQueryResult } from '@tanstack/react-query';
import { transport } from './transport.ts';

export const api: Api = makeClient(transport);

/** A call whose input was put together at run time, as tables do; pages use `api`, which checks the input. */
export const callRoute = <R extends RouteDef>(
  route: R,
  input: Record<string, unknown>,
  options?: { signal?: AbortSignal; idempotencyKey?: string },
): Promise<OutputOf<R>> =>
  (api as (route: RouteDef, input: unknown, options?: object) => Promise<unknown>)(route, input, options) as Promise<OutputOf<R>>;

export const queryClient = new QueryClient({
  defaultOptions: {
    queries: {
      staleTime: 5_000,
      refetchOnWindowFocus: true,
      retry: (count, error) => count < 2 && error instanceof ApiError && (error.code === 'network_error' || error.status >= 500),
    },
  },
});

export const routeKey = (route: RouteDef, input?: unknown): readonly unknown[] => [route.path, input ?? {}];

interface ReadOptions<Out> {
  enabled?: boolean;
  /** Milliseconds; as a function of the last answer where that says how soon the next may differ. */
  refetchInterval?: number | false | ((last: Out | undefined) => number | false);
  keepPrevious?: boolean;
  /** Off where a fresh answer would take the place of what is being typed. */
  refetchOnFocus?: boolean;
}

/** Reads a GET route and keeps it fresh. */
export const useApiQuery = <R extends RouteDef>(
  route: R,
  input: InputOf<R>,
  options: ReadOptions<OutputOf<R>> = {},
): UseQueryResult<OutputOf<R>> => {
  const every = options.refetchInterval;
  return useQuery({
    queryKey: routeKey(route, input),
    queryFn: ({ signal }) => callRoute(route, input as Record<string, unknown>, { signal }),
    enabled: options.enabled ?? true,
    refetchInterval: typeof every === 'function' ? (query) => every(query.state.data as OutputOf<R> | undefined) : (every ?? false),
    refetchOnWindowFocus: options.refetchOnFocus ?? true,
    ...(options.keepPrevious ? { placeholderData: keepPreviousData } : {}),
  }) as UseQueryResult<OutputOf<R>>;
};

/**
 * Calls a changing route. Afterwards everything on the screen is asked for again: few queries are active on one page,
 * and no page can then forget which lists, badges and counts a change touches.
 */
export const useApiMutation = <R extends RouteDef>(route: R): UseMutationResult<OutputOf<R>, Error, InputOf<R>> =>
  useMutation({
    mutationFn: (input: InputOf<R>) => callRoute(route, input as Record<string, unknown>),
    onSettled: () => queryClient.invalidateQueries(),
  });
