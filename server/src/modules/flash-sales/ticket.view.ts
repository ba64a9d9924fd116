import { type Ticket, ticket as ticketSchema } from '@huitou/shared-types/flash-sales/schema.ts';
import { type FlashRefusal, flashRefusals } from '@huitou/shared-types/flash-sales/states.ts';
import { iso, now } from '../../platform/clock.ts';
import { fail } from '../../platform/errors.ts';
import { ready, type ReadyAnswer } from '../../platform/http/mount.ts';
import { sign } from '../../platform/ids.ts';
import type { TicketName } from './counters.ts';

const SIGNATURE = 16;
const seal = (ticket: TicketName): string => sign(`flash-ticket:${ticket}`).slice(0, SIGNATURE);
/** A ticket as customers hold it: nobody can make one up. */
export const publicTicket = (ticket: TicketName): string => `${ticket}.${seal(ticket)}`;
/** @throws not_found for one that is not ours */
export const ticketOf = (id: string): TicketName => {
  const [ticket = '', signature = ''] = id.split('.');
  return signature.length === SIGNATURE && /^\d+-\d+-\d+-\d+$/.test(ticket) && seal(ticket) === signature ? ticket : fail('not_found');
};

const blank = (): Ticket => ({
  serverTime: iso(now()),
  id: null,
  state: 'refused',
  reason: null,
  message: '',
  orderId: null,
  payBefore: null,
  position: null,
  pollMs: 0,
});

export const refusedTicket = (reason: FlashRefusal, ticket?: TicketName): Ticket => ({
  ...blank(),
  id: ticket === undefined ? null : publicTicket(ticket),
  reason,
  message: flashRefusals[reason],
});
/** How old the `serverTime` of a refusal may be; nothing counts down to it. */
const STALE_MS = 50;
const refusals = new Map<FlashRefusal, { readonly answer: ReadyAnswer; readonly until: number }>();
/** The same for everybody of a moment: in a rush nearly all get this one. */
export const readyRefusal = (reason: FlashRefusal): ReadyAnswer => {
  const known = refusals.get(reason);
  if (known && known.until > Date.now()) return known.answer;
  const answer = ready(ticketSchema, refusedTicket(reason));
  refusals.set(reason, { answer, until: Date.now() + STALE_MS });
  return answer;
};
export const goneTicket = (ticket: TicketName, message = '抢购已失效，请重新抢购'): Ticket => ({
  ...blank(),
  id: publicTicket(ticket),
  state: 'gone',
  message,
});

/** What Redis notes of a ticket, as customers see it. Who was put behind sees a queue like everybody else's. */
export const ticketView = (
  ticket: TicketName,
  mark: string,
  { behind, position }: { behind: boolean; position: number | null },
): Ticket => {
  const [kind, value = '', time = ''] = mark.split(':');
  const shown = { ...blank(), id: publicTicket(ticket) };
  if (kind === 'o') {
    return { ...shown, state: 'ordered', message: '抢到了，请尽快付款', orderId: value, payBefore: iso(new Date(Number(time))) };
  }
  if (kind === 'r') return refusedTicket(value in flashRefusals ? (value as FlashRefusal) : 'sold_out', ticket);
  if (kind === 'w' && !behind)
    return {
      ...shown,
      state: 'waiting',
      message: position === null ? '候补中' : `候补第 ${position} 位，有人放弃时按顺序给您`,
      position,
      pollMs: 2_000,
    };
  return { ...shown, state: 'queued', message: '正在排队，请勿离开', pollMs: behind ? 3_000 : 500 };
};
