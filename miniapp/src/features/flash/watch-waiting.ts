import { flashRoutes } from '@huitou/shared-types/flash-sales/routes.ts';
import { confirm, toast } from '@/platform/feedback';
import { go } from '@/platform/nav';
import { api } from '@/platform/request';
import { refresh } from '../queries';
import { nextPollMs } from './poll';
import { timed } from './queries';

/** Elsewhere in the shop nobody looks at the line, so it is asked about less often. */
const SELDOM_MS = 8000;

let timer: ReturnType<typeof setTimeout> | undefined;
let watched: string | undefined;

/** Somebody waits for what flows back and has gone on browsing: says when it is their turn. One line at a time, the latest. */
export const watchWaiting = (ticketId: string, name: string): void => {
  stopWatching();
  watched = ticketId;
  let failures = 0;
  const ask = async () => {
    const ticket = await timed(() => api(flashRoutes.ticket, { id: ticketId })).catch(() => undefined);
    if (watched !== ticketId) return;
    failures = ticket ? 0 : failures + 1;
    if (ticket?.state === 'ordered' && ticket.orderId !== null) {
      watched = undefined;
      void refresh('orders', 'orderCounts', 'flashTickets', 'flashItem');
      if (await confirm('轮到您了', `“${name.slice(0, 30)}”有一件属于您，请尽快付款。`, { yes: '去付款' }))
        go('pay', { id: ticket.orderId, now: 1 });
      return;
    }
    if (ticket?.state === 'refused' || ticket?.state === 'gone') return toast(`“${name.slice(0, 20)}”没有抢到`);
    const wait = nextPollMs(ticket, failures);
    if (wait !== false) timer = setTimeout(() => void ask(), Math.max(SELDOM_MS, wait));
  };
  timer = setTimeout(() => void ask(), SELDOM_MS);
};

/** The customer looks again, or waits no longer. */
export const stopWatching = (): void => {
  clearTimeout(timer);
  watched = undefined;
};
