import { DAY, now } from '../../platform/clock.ts';
import type { OrderRow } from '../orders/index.ts';
import { readSettings } from '../settings/index.ts';

/** Until when a customer may ask; null while the time has not begun to run. It stands still while a case is open. */
export const windowOf = async (order: OrderRow): Promise<{ open: boolean; until: Date | null }> => {
  if (order.status === 'completed') return { open: false, until: null };
  if (order.received_at === null) return { open: true, until: null };
  const { afterSalesDays } = await readSettings('trade');
  const stood = order.paused_at ? Math.max(0, now().getTime() - Math.max(order.paused_at.getTime(), order.received_at.getTime())) : 0;
  const until = new Date(order.received_at.getTime() + afterSalesDays * DAY + order.paused_ms + stood);
  return { open: until > now(), until };
};
