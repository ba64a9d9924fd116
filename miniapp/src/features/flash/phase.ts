import type { FlashCard, FlashSessionView } from '@huitou/shared-types/flash-sales/schema.ts';
import type { FlashPhase } from '@huitou/shared-types/flash-sales/states.ts';

export interface Span {
  phase: FlashPhase;
  startsAt: string;
  endsAt: string;
}
const ms = (iso: string): number => new Date(iso).getTime();

/**
 * Where a session stands at `now` (the server's time). The server's word counts for what it alone decides, an early stop or the beginning of the
 * warm-up; between its answers the clock moves on, so that a page opens and closes on the second without being loaded anew.
 */
export const phaseAt = ({ phase, startsAt, endsAt }: Span, now: number): FlashPhase => {
  if (phase === 'ended' || now >= ms(endsAt)) return 'ended';
  if (phase === 'running' || now >= ms(startsAt)) return 'running';
  return phase;
};

/** The moment that a countdown leads to. */
export const turnOf = (span: Span, now: number): number => ms(phaseAt(span, now) === 'running' ? span.endsAt : span.startsAt);

/** What a customer can do with an item now. */
export type Offer = 'soon' | 'buy' | 'queue' | 'halted' | 'sold_out' | 'ended';
export const offerAt = (item: Span & Pick<FlashCard, 'sale'>, now: number): Offer => {
  const phase = phaseAt(item, now);
  if (phase === 'ended') return 'ended';
  if (phase !== 'running') return 'soon';
  return ({ on: 'buy', unpaid: 'queue', halted: 'halted', sold_out: 'sold_out' } as const)[item.sale];
};

const order: Readonly<Record<FlashPhase, number>> = { running: 0, warming: 1, upcoming: 2, ended: 3 };
/** The session or item to show first: what runs (where something is left, the latest begun), else what comes next, else what was last. */
export const firstOf = <T extends Span>(sessions: readonly T[], now: number, soldOut: (one: T) => boolean): T | undefined =>
  [...sessions].sort((a, b) => {
    const [one, other] = [phaseAt(a, now), phaseAt(b, now)];
    if (order[one] !== order[other]) return order[one] - order[other];
    if (one === 'running' && soldOut(a) !== soldOut(b)) return soldOut(a) ? 1 : -1;
    const sooner = ms(a.startsAt) - ms(b.startsAt);
    return one === 'running' || one === 'ended' ? -sooner : sooner;
  })[0];

/** `firstOf` for sessions, which are sold out with their last item. */
export const firstSession = (sessions: readonly FlashSessionView[], now: number): FlashSessionView | undefined =>
  firstOf(sessions, now, ({ items }) => items.every(({ sale }) => sale === 'sold_out'));

/** `15:00`, `明天 15:00`, `11月25日 15:00`, on the phone's calendar. */
export const whenText = (iso: string, now: number): string => {
  const at = new Date(iso);
  const two = (n: number) => String(n).padStart(2, '0');
  const clock = `${two(at.getHours())}:${two(at.getMinutes())}`;
  const day = (time: Date) => new Date(time.getFullYear(), time.getMonth(), time.getDate()).getTime();
  const days = Math.round((day(at) - day(new Date(now))) / 86_400_000);
  if (days === 0) return clock;
  if (days === 1) return `明天 ${clock}`;
  if (days === -1) return `昨天 ${clock}`;
  return `${at.getMonth() + 1}月${at.getDate()}日 ${clock}`;
};
