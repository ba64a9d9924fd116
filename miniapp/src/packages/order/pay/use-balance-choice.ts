import { useState } from 'react';
import type { Order } from '@huitou/shared-types/orders/schema.ts';
import type { Fen } from '@huitou/shared-types/money.ts';
import { usePayMoney } from '@/features/pay/queries';

export interface BalanceChoice {
  /** It is known whether there is a balance; without an answer WeChat alone pays. */
  ready: boolean;
  /** What the balance could give to this order. */
  available: Fen;
  on: boolean;
  setOn: (on: boolean) => void;
  fromBalance: Fen;
  byWechat: Fen;
  /** For the server; undefined where there is no choice to make. */
  useBalance: boolean | undefined;
}

/** The balance pays as far as it goes unless the customer keeps it. */
export const useBalanceChoice = (order: Order): BalanceChoice => {
  const money = usePayMoney(order.no);
  const [wanted, setOn] = useState(true);
  const available = Math.min(money.data?.balanceAvailable ?? 0, order.payable);
  const on = wanted && available > 0;
  const fromBalance = on ? available : 0;
  return {
    ready: money.data !== undefined || money.isError,
    available,
    on,
    setOn,
    fromBalance,
    byWechat: order.payable - fromBalance,
    useBalance: available > 0 ? on : undefined,
  };
};
