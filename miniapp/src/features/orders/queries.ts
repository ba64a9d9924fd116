import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { fulfilmentRoutes } from '@huitou/shared-types/fulfilment/routes.ts';
import type { Order } from '@huitou/shared-types/orders/schema.ts';
import { orderRoutes } from '@huitou/shared-types/orders/routes.ts';
import type { OrderTab } from '@huitou/shared-types/orders/states.ts';
import type { PayStateOut } from '@huitou/shared-types/payments/schema.ts';
import { api } from '@/platform/request';
import { keys, queryClient } from '../queries';
import { useSignedIn } from '../session/use-me';

export const useOrders = (tab: OrderTab, q: string) =>
  useInfiniteQuery({
    queryKey: [...keys.orders, tab, q],
    queryFn: ({ pageParam }) => api(orderRoutes.list, { tab, ...(q ? { q } : {}), ...(pageParam ? { cursor: pageParam } : {}), limit: 10 }),
    initialPageParam: '',
    getNextPageParam: (last) => last.next,
    staleTime: 0,
  });

export const useOrderCounts = () => {
  const signedIn = useSignedIn();
  return useQuery({ queryKey: keys.orderCounts, queryFn: () => api(orderRoutes.counts), enabled: signedIn, staleTime: 0 });
};

/** By id, or by the number that WeChat's own order pages link with. */
export const useOrder = ({ id, no }: { id?: string | undefined; no?: string | undefined }) =>
  useQuery({
    queryKey: [...keys.order, id ?? no],
    queryFn: () => (id ? api(orderRoutes.detail, { id }) : api(orderRoutes.byNo, { no: no ?? '' })),
    enabled: Boolean(id ?? no),
    staleTime: 0,
    // The money of an unpaid order may arrive at any moment, also a second after WeChat's sheet has closed.
    refetchInterval: ({ state }) => (state.data?.status !== 'unpaid' ? false : isSettling(state.data) ? SETTLING_MS : UNPAID_MS),
  });

const SETTLING_MS = 1000;
const UNPAID_MS = 3000;

/** The money has arrived, the order has not taken note of it yet: a moment in which nobody shall be asked to pay again. */
export const isSettling = ({ no, status }: Pick<Order, 'no' | 'status'>): boolean =>
  status === 'unpaid' && queryClient.getQueryData<PayStateOut>([...keys.payState, no])?.state === 'paid';

/** Parcels and pick-up code. */
export const useFulfilment = (orderId: string, enabled: boolean) =>
  useQuery({
    queryKey: [...keys.order, orderId, 'fulfilment'],
    queryFn: () => api(fulfilmentRoutes.mine, { orderId }),
    enabled,
    staleTime: 0,
  });
