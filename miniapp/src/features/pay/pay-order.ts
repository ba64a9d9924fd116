import { paymentRoutes } from '@huitou/shared-types/payments/routes.ts';
import { requestPayment } from '@/platform/pay';
import { api } from '@/platform/request';
import { refresh } from '../queries';

/**
 * Pays an order from the balance as far as wanted, and the rest by WeChat's payment sheet. Its return proves nothing; the result page asks the
 * server.
 * @param useBalance left out: an attempt that is open keeps its choice
 * @throws Cancelled when the customer closes the sheet; ApiError `order_closed`, `already_paid`, `payment_failed`
 */
export const payOrder = async (no: string, useBalance?: boolean): Promise<void> => {
  const { paid, wechat } = await api(paymentRoutes.prepay, { kind: 'order', no, ...(useBalance === undefined ? {} : { useBalance }) });
  void refresh('balance', 'statement');
  if (!paid && wechat) await requestPayment(wechat);
  void refresh('orders', 'orderCounts', 'order');
};
