import { orderRoutes } from '@huitou/shared-types/orders/routes.ts';
import { confirm, toast } from '@/platform/feedback';
import { go } from '@/platform/nav';
import { api } from '@/platform/request';
import { refresh } from '../queries';

const changed = () => refresh('orders', 'orderCounts', 'order');

export const cancelOrder = async (id: string, reason: string): Promise<void> => {
  await api(orderRoutes.cancel, { id, reason });
  toast('订单已取消');
  await changed();
};

export const hurryOrder = async (id: string): Promise<void> => {
  await api(orderRoutes.hurry, { id });
  toast('已提醒商家尽快发货');
  await changed();
};

export const receiveOrder = async (id: string): Promise<void> => {
  if (!(await confirm('确认收到货了吗？', '请核对商品无误后再确认。', { yes: '确认收货' }))) return;
  await api(orderRoutes.receive, { id });
  toast('已确认收货');
  await changed();
};

export const extendReceipt = async (id: string): Promise<void> => {
  if (!(await confirm('延长收货时间？', '每个订单可以延长一次。', { yes: '延长' }))) return;
  await api(orderRoutes.extend, { id });
  toast('已延长收货时间');
  await changed();
};

/** @returns whether the order is gone from the list */
export const hideOrder = async (id: string): Promise<boolean> => {
  if (!(await confirm('删除这个订单？', '删除后不再显示，售后不受影响。', { yes: '删除', danger: true }))) return false;
  await api(orderRoutes.hide, { id });
  toast('订单已删除');
  await refresh('orders', 'orderCounts');
  return true;
};

export const buyAgain = async (id: string): Promise<void> => {
  const { added, skipped } = await api(orderRoutes.buyAgain, { id });
  await refresh('cart', 'cartCount');
  if (added === 0) {
    await confirm('暂时都买不了', skipped.map(({ name, reason }) => `${name}：${reason}`).join('\n'), { yes: '知道了' });
    return;
  }
  if (skipped.length > 0) toast(`${skipped.length} 种商品暂时买不了，其余已加入购物车`);
  go('cart');
};
