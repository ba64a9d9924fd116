import { DAY, HOUR, localWeekday, MINUTE, startOfLocalDay } from './history/clock.ts';
import { type Bought, fillBasket } from './history/basket.ts';
import { liveThrough } from './history/course.ts';
import type { PlannedOrder } from './history/types.ts';
import type { DemoCustomer } from './people.ts';
import { createRng, type Rng } from './rng.ts';
import type { DemoProduct } from './types.ts';

export type { PlannedLine, PlannedOrder, PlannedParcel } from './history/types.ts';

/** How many orders come in each hour of a day, beside the others: lunch and the evening sofa are busiest. */
const hours = [4, 2, 1, 1, 1, 1, 3, 6, 10, 14, 18, 19, 24, 20, 15, 14, 15, 17, 19, 24, 34, 40, 30, 12];
const weekdays = [1.22, 0.92, 0.9, 0.93, 0.98, 1.12, 1.28];
const notes = [
  '请发顺丰,谢谢',
  '放门口就好',
  '麻烦包装好一点,送人的',
  '工作日送公司',
  '尽快发货哦',
  '生日礼物,不要放价格单',
  '到了先打电话',
];
const AVERAGE_A_DAY = 27.5;

interface Visit {
  readonly at: number;
  /** Set for the visits of the last hour: which of the people who can sign in it is, and whether the bill is still open. */
  readonly now?: { readonly who: number; readonly undecided: boolean };
}

const visits = (now: number, days: number, rng: Rng): Visit[] => {
  const today = startOfLocalDay(now);
  const times: number[] = [];
  for (let age = days - 1; age >= 0; age -= 1) {
    const day = today - age * DAY;
    const growth = 0.84 + (0.32 * (days - age)) / days;
    const busy = (weekdays[localWeekday(day)] ?? 1) * growth * (0.88 + rng.next() * 0.24);
    for (let n = Math.round(AVERAGE_A_DAY * busy); n > 0; n -= 1) {
      const hour = rng.weighted([...hours.keys()], (h) => hours[h] ?? 0);
      times.push(day + hour * HOUR + rng.int(0, 3_599_999));
    }
  }
  // a shop that was just opened in the browser has somebody at the till: unpaid for a few minutes, and paid just now
  const fresh = [3, 5, 8, 12, 17, 23, 39, 56].map(
    (minutes, who): Visit => ({ at: now - minutes * MINUTE - rng.int(0, 59_000), now: { who, undecided: who % 2 === 0 } }),
  );
  return [...times.filter((at) => at < now - MINUTE).map((at): Visit => ({ at })), ...fresh].sort((a, b) => a.at - b.at);
};

/**
 * The shop's past: about 28 orders a day over `days` days until `now`, oldest first, in states that fit their age.
 * Pure: the same arguments give the same plan. No instant lies after `now`; no order is older than its customer.
 */
export const planOrders = (now: Date, customers: readonly DemoCustomer[], products: readonly DemoProduct[], days = 90): PlannedOrder[] => {
  const rng = createRng(90_210);
  const end = now.getTime();
  const bought = new Map<string, Bought>();
  // a few regulars buy often, most people now and then
  const zeal = new Map(customers.map((customer) => [customer.openid, customer.login ? 1.9 : 0.25 + 3 * rng.next() ** 4]));
  const logins = customers.filter((customer) => customer.login);
  return visits(end, days, rng).map(({ at: placed, now: present }): PlannedOrder => {
    const age = (end - placed) / DAY;
    const known = customers.filter((customer) => customer.joinedDaysAgo > age);
    const customer = (present && logins[present.who % logins.length]) ?? rng.weighted(known, (one) => zeal.get(one.openid) ?? 0);
    const pickup = rng.chance(0.09);
    const address = pickup ? null : ((rng.chance(0.85) ? customer.addresses[0] : customer.addresses.at(-1)) ?? null);
    const limits = bought.get(customer.openid) ?? new Map<string, number>();
    bought.set(customer.openid, limits);
    const basket = fillBasket(products, limits, address, age, rng);
    return {
      openid: customer.openid,
      deliveryKind: pickup ? 'pickup' : 'express',
      address,
      itemsTotal: basket.itemsTotal,
      freight: basket.freight,
      payable: basket.itemsTotal + basket.freight,
      note: rng.chance(0.12) ? rng.pick(notes) : '',
      placedAt: new Date(placed),
      ...liveThrough(placed, end, basket.lines, pickup, present?.undecided ?? false, rng),
    };
  });
};
