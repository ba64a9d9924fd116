import { cancelReasons } from '@huitou/shared-types/orders/states.ts';
import type { Rng } from '../rng.ts';
import { DAY, HOUR, localHour, MINUTE, startOfLocalDay } from './clock.ts';
import type { PlannedLine, PlannedOrder, PlannedParcel } from './types.ts';

/** The part of an order that is decided by what happened to it. */
export type Course = Pick<
  PlannedOrder,
  | 'status'
  | 'lines'
  | 'payBefore'
  | 'paidAt'
  | 'cancelled'
  | 'parcels'
  | 'shippedAt'
  | 'receiveBefore'
  | 'pickup'
  | 'received'
  | 'completedAt'
>;

const UNPAID_FOR = 30 * MINUTE;
const RECEIVE_WITHIN = 10 * DAY;
const AFTER_SALES_FOR = 7 * DAY;

const digits = (rng: Rng, count: number): string => Array.from({ length: count }, () => rng.int(0, 9)).join('');
const numbers = {
  SF: (rng: Rng) => `SF${digits(rng, 13)}`,
  ZTO: (rng: Rng) => `78${digits(rng, 8)}`,
  YTO: (rng: Rng) => `YT${digits(rng, 13)}`,
  JTSD: (rng: Rng) => `JT${digits(rng, 13)}`,
  JD: (rng: Rng) => `JDVA${digits(rng, 11)}`,
} as const;
const shares = { SF: 34, ZTO: 26, YTO: 16, JTSD: 12, JD: 12 } as const;
type Carrier = keyof typeof numbers;
const carriers = Object.keys(numbers) as Carrier[];

/** Packed the same afternoon when paid before three, else the next working day; some a day later. */
const packedAt = (paidAt: number, rng: Rng): number => {
  const sameDay = localHour(paidAt) < 15;
  const day = startOfLocalDay(paidAt) + (sameDay ? 0 : DAY) + (rng.chance(0.08) ? DAY : 0);
  const from = sameDay && day === startOfLocalDay(paidAt) ? 16 : 10;
  return day + from * HOUR + rng.int(0, (19 - from) * 60 - 1) * MINUTE + rng.int(0, 59) * 1000;
};

const verifiedAt = (paidAt: number, rng: Rng): number => {
  const days = rng.weighted([0, 1, 2, 5], (n) => ({ 0: 30, 1: 40, 2: 20, 5: 10 })[n] ?? 0);
  const at = startOfLocalDay(paidAt) + days * DAY + rng.int(10 * 60, 20 * 60) * MINUTE;
  return at > paidAt + HOUR ? at : at + DAY;
};

/**
 * Lives one order through from `placed` until `now`. All instants are milliseconds; nothing lies after `now`.
 * Somebody `undecided` has not paid yet.
 */
export const liveThrough = (
  placed: number,
  now: number,
  lines: readonly PlannedLine[],
  pickup: boolean,
  undecided: boolean,
  rng: Rng,
): Course => {
  const happened = (at: number): boolean => at <= now;
  const payBefore = placed + UNPAID_FOR;
  const none = {
    lines,
    payBefore: new Date(payBefore),
    paidAt: null,
    cancelled: null,
    parcels: [],
    shippedAt: null,
    receiveBefore: null,
    pickup: null,
    received: null,
    completedAt: null,
  };
  const cancel = (at: number, by: 'customer' | 'system', reason: string): Course => ({
    ...none,
    status: 'cancelled',
    cancelled: { at: new Date(at), by, reason, refundedAt: null },
  });

  if (undecided && !happened(payBefore)) return { ...none, status: 'unpaid' };
  const fate = rng.next();
  const cancelAt = placed + rng.int(40, 1500) * 1000;
  const payAt = placed + (rng.chance(0.85) ? rng.int(8, 90) : rng.int(91, 1500)) * 1000;
  if (fate < 0.075) return happened(payBefore) ? cancel(payBefore, 'system', '超时未支付') : { ...none, status: 'unpaid' };
  if (fate < 0.1) return happened(cancelAt) ? cancel(cancelAt, 'customer', rng.pick(cancelReasons)) : { ...none, status: 'unpaid' };
  if (!happened(payAt)) return { ...none, status: 'unpaid' };
  const paid = { ...none, paidAt: new Date(payAt) };

  if (pickup) {
    const at = verifiedAt(payAt, rng);
    const code = digits(rng, 8);
    if (!happened(at)) return { ...paid, status: 'paid', pickup: { code, verifiedAt: null } };
    const completed = at + AFTER_SALES_FOR;
    return {
      ...paid,
      status: happened(completed) ? 'completed' : 'received',
      lines: lines.map((line) => ({ ...line, shipped: line.quantity })),
      pickup: { code, verifiedAt: new Date(at) },
      received: { at: new Date(at), by: 'staff' },
      completedAt: happened(completed) ? new Date(completed) : null,
    };
  }

  const firstAt = packedAt(payAt, rng);
  const closedAt = payAt + rng.int(20, Math.max(21, Math.floor((firstAt - payAt) / MINUTE) - 1)) * MINUTE;
  if (rng.chance(0.012) && closedAt < firstAt && happened(closedAt + 2 * MINUTE))
    return {
      ...paid,
      status: 'cancelled',
      cancelled: {
        at: new Date(closedAt),
        by: 'staff',
        reason: rng.pick(['顾客联系客服取消', '缺货,与顾客协商退款', '地址无法配送']),
        refundedAt: new Date(closedAt + rng.int(20, 110) * 1000),
      },
    };

  // more of the last days' orders, so that some are always half on their way
  const split = lines.length > 1 && rng.chance(now - payAt < 3 * DAY ? 0.4 : 0.07);
  const secondAt = firstAt + rng.int(20 * 60, 46 * 60) * MINUTE;
  const groups = split
    ? [
        { at: firstAt, lines: lines.slice(0, 1) },
        { at: secondAt, lines: lines.slice(1) },
      ]
    : [{ at: firstAt, lines }];
  const sent = groups.filter((group) => happened(group.at));
  if (sent.length === 0) return { ...paid, status: 'paid' };
  const parcels = sent.map((group): PlannedParcel => {
    const carrier = rng.weighted(carriers, (code) => shares[code]);
    const delivered = group.at + rng.int(20 * 60, 88 * 60) * MINUTE;
    return {
      carrier,
      trackingNo: numbers[carrier](rng),
      shippedAt: new Date(group.at),
      deliveredAt: happened(delivered) ? new Date(delivered) : null,
      items: group.lines.map((line) => ({ skuCode: line.skuCode, quantity: line.quantity })),
    };
  });
  const gone = new Set(parcels.flatMap((parcel) => parcel.items.map((item) => item.skuCode)));
  const shippedLines = lines.map((line) => ({ ...line, shipped: gone.has(line.skuCode) ? line.quantity : 0 }));
  if (sent.length < groups.length) return { ...paid, status: 'part_shipped', lines: shippedLines, parcels };

  const lastAt = Math.max(...sent.map((group) => group.at));
  const receiveBefore = lastAt + RECEIVE_WITHIN;
  const shipped = { ...paid, lines: shippedLines, parcels, shippedAt: new Date(lastAt), receiveBefore: new Date(receiveBefore) };
  const byHand = rng.chance(0.64);
  const arrived = Math.max(...parcels.map((parcel) => parcel.deliveredAt?.getTime() ?? Number.POSITIVE_INFINITY));
  const receivedAt = byHand ? Math.min(arrived + rng.int(30, 60 * 60) * MINUTE, receiveBefore) : receiveBefore;
  if (!happened(receivedAt)) return { ...shipped, status: 'shipped' };
  const completed = receivedAt + AFTER_SALES_FOR;
  return {
    ...shipped,
    status: happened(completed) ? 'completed' : 'received',
    received: { at: new Date(receivedAt), by: byHand && receivedAt < receiveBefore ? 'customer' : 'system' },
    completedAt: happened(completed) ? new Date(completed) : null,
  };
};
