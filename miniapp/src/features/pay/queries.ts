import { useQuery } from '@tanstack/react-query';
import { paymentRoutes } from '@huitou/shared-types/payments/routes.ts';
import { api } from '@/platform/request';
import { keys } from '../queries';

/** How an order is or was paid: what the balance can give or gave, and what is left to WeChat. */
export const usePayMoney = (no: string, enabled = true) =>
  useQuery({
    queryKey: [...keys.payState, no],
    queryFn: () => api(paymentRoutes.state, { kind: 'order', no }),
    enabled,
    staleTime: 0,
  });
