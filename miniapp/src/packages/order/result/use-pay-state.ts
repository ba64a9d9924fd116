import { useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import type { Order } from '@huitou/shared-types/orders/schema.ts';
import { paymentRoutes } from '@huitou/shared-types/payments/routes.ts';
import { keys, refresh } from '@/features/queries';
import { api } from '@/platform/request';

const QUICK_MS = 1000;
const PATIENT_MS = 3000;
const SLOW_AFTER_MS = 15_000;
const GIVE_UP_AFTER_MS = 120_000;

/** Asks the server until the payment is settled; the server asks WeChat when the notification is late. */
export const usePayState = (order: Order): 'waiting' | 'slow' | 'paid' | 'closed' => {
  const [since] = useState(() => Date.now());
  const [slow, setSlow] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setSlow(true), SLOW_AFTER_MS);
    return () => clearTimeout(timer);
  }, []);
  const settled = order.status === 'unpaid' ? undefined : order.status === 'cancelled' ? 'closed' : 'paid';
  const { data } = useQuery({
    queryKey: [...keys.payState, order.no],
    queryFn: () => api(paymentRoutes.state, { kind: 'order', no: order.no }),
    enabled: settled === undefined,
    staleTime: 0,
    refetchInterval: (query) => {
      const waited = Date.now() - since;
      if (query.state.data && query.state.data.state !== 'unpaid') return false;
      return waited > GIVE_UP_AFTER_MS ? false : waited > SLOW_AFTER_MS ? PATIENT_MS : QUICK_MS;
    },
  });
  const state = settled ?? (data && data.state !== 'unpaid' ? data.state : undefined);
  useEffect(() => {
    if (state) void refresh('order', 'orders', 'orderCounts');
  }, [state]);
  return state ?? (slow ? 'slow' : 'waiting');
};
