import { paymentRoutes } from '@huitou/shared-types/payments/routes.ts';
import { requestPayment } from '@/platform/pay';
import { api } from '@/platform/request';
import { refresh } from '../queries';

/**
 * Opens WeChat's payment sheet for an order. Its return proves nothing; the result page asks the server.
 * @throws Cancelled when the customer closes the sheet; ApiError `order_closed`, `already_paid`, `payment_failed`
 */
export const payOrder = async (no: string): Promise<void> => {
  const { paid, wechat } = await api(paymentRoutes.prepay, { kind: 'order', no });
  if (!paid && wechat) await requestPayment(wechat);
  void refresh('orders', 'orderCounts', 'order');
};
