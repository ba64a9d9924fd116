import { ApiError } from '@huitou/shared-types/client.ts';
import { orderRoutes } from '@huitou/shared-types/orders/routes.ts';
import type { PlaceOrderIn } from '@huitou/shared-types/orders/schema.ts';
import { yuan } from '@huitou/shared-types/money.ts';
import type { Quote } from '@huitou/shared-types/pricing/schema.ts';
import { queryClient, refresh } from '@/features/queries';
import { confirm } from '@/platform/feedback';
import { replace } from '@/platform/nav';
import { api } from '@/platform/request';

const newQuote = (error: ApiError): Quote | undefined => {
  const details = error.details as { quote?: Quote } | Quote | undefined;
  if (!details) return undefined;
  return 'payable' in details ? details : details.quote;
};

/**
 * Places the order and moves on to paying. When the price has changed meanwhile, the new quote takes the place of the old one on the page, and the
 * customer decides anew.
 */
export const usePlaceOrder =
  ({ fromCart, queryKey }: { fromCart: boolean; queryKey: readonly unknown[] }) =>
  async (input: PlaceOrderIn, idempotencyKey: string): Promise<void> => {
    try {
      const order = await api(orderRoutes.place, input, { idempotencyKey });
      if (fromCart) void refresh('cart', 'cartCount');
      void refresh('orders', 'orderCounts', 'product');
      if (order.status === 'unpaid') replace('pay', { id: order.id, now: 1 });
      else replace('payResult', { id: order.id });
    } catch (error) {
      if (!(error instanceof ApiError) || error.code !== 'price_changed') {
        // What stands against the order (stock, limits, area) shows up in a fresh quote, line by line.
        await queryClient.invalidateQueries({ queryKey });
        throw error;
      }
      const quote = newQuote(error);
      if (quote) queryClient.setQueryData(queryKey, quote);
      // The refusal tells the new price; only a quote tells of the coupons that were not chosen.
      const fresh = queryClient.invalidateQueries({ queryKey });
      if (!quote) await fresh;
      const now = quote ? `现在应付 ¥${yuan(quote.payable)}，` : '';
      await confirm('价格有变动', `${now}请核对后重新提交。`, { yes: '我知道了' });
    }
  };
