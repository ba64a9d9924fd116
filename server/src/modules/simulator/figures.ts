import type { SimulationResult } from '@huitou/shared-types/simulator/schema.ts';
import type { Basket } from './basket.ts';
import { type Price, priceOf } from './try-draft.ts';

/** An order before and after, in fen. */
export interface OrderFigures {
  readonly goodsBefore: number;
  readonly goodsAfter: number;
  /** Freight that would have been charged less. */
  readonly freightOff: number;
  /** Goods and freight together. */
  readonly discount: number;
  /** Of the lines with a cost; null when none has one. Margins are theirs, less the freight given away. */
  readonly cost: number | null;
  readonly marginBefore: number | null;
  readonly marginAfter: number | null;
  readonly belowBefore: boolean;
  readonly wentBelow: boolean;
  readonly costlessLines: number;
  readonly costlessGoods: number;
}

const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);

/** Compares what an order cost with what it would have cost. An order is below its cost when its goods with a known cost bring less than they cost. */
export const compare = (basket: Basket, after: Price): OrderFigures => {
  const before = priceOf(basket);
  const [goodsBefore, goodsAfter] = [sum(before.goods), sum(after.goods)];
  const freightOff = before.freight - after.freight;
  const known = basket.lines.map((line) => line.cost !== null);
  const ofKnown = (goods: readonly number[]): number => sum(goods.filter((_, i) => known[i]));
  const cost = known.includes(true) ? sum(basket.lines.map((line) => (line.cost ?? 0) * line.quantity)) : null;
  const marginBefore = cost === null ? null : ofKnown(before.goods) - cost;
  const goodsMarginAfter = cost === null ? null : ofKnown(after.goods) - cost;
  const belowBefore = marginBefore !== null && marginBefore < 0;
  return {
    goodsBefore,
    goodsAfter,
    freightOff,
    discount: goodsBefore - goodsAfter + freightOff,
    cost,
    marginBefore,
    marginAfter: goodsMarginAfter === null ? null : goodsMarginAfter - freightOff,
    belowBefore,
    wentBelow: !belowBefore && goodsMarginAfter !== null && goodsMarginAfter < 0,
    costlessLines: known.filter((one) => !one).length,
    costlessGoods: goodsBefore - ofKnown(before.goods),
  };
};

type Totals = Omit<SimulationResult, 'days' | 'customers' | 'stopped'>;
type Day = SimulationResult['days'][number];
const zero = (): Totals => ({
  orders: 0,
  touched: 0,
  discount: 0,
  marginBefore: 0,
  marginAfter: 0,
  goodsBefore: 0,
  goodsAfter: 0,
  freightOff: 0,
  cost: 0,
  costlessLines: 0,
  costlessGoods: 0,
  belowBefore: 0,
  wentBelow: 0,
});

/** Adds orders up, in all and by day. */
export class Sums {
  readonly #totals = zero();
  readonly #days = new Map<string, Day>();
  readonly #customers = new Set<number>();

  add(day: string, customerId: number, one: OrderFigures): void {
    const touched = one.discount === 0 ? 0 : 1;
    const totals = this.#totals;
    const ofDay = this.#days.get(day) ?? { day, orders: 0, touched: 0, discount: 0, marginBefore: 0, marginAfter: 0 };
    this.#days.set(day, ofDay);
    for (const each of [totals, ofDay]) {
      each.orders += 1;
      each.touched += touched;
      each.discount += one.discount;
      each.marginBefore += one.marginBefore ?? 0;
      each.marginAfter += one.marginAfter ?? 0;
    }
    totals.goodsBefore += one.goodsBefore;
    totals.goodsAfter += one.goodsAfter;
    totals.freightOff += one.freightOff;
    totals.cost += one.cost ?? 0;
    totals.costlessLines += one.costlessLines;
    totals.costlessGoods += one.costlessGoods;
    totals.belowBefore += one.belowBefore ? 1 : 0;
    totals.wentBelow += one.wentBelow ? 1 : 0;
    if (touched) this.#customers.add(customerId);
  }
  result(stopped: SimulationResult['stopped']): SimulationResult {
    const days = [...this.#days.values()].sort((a, b) => (a.day < b.day ? -1 : 1));
    return { ...this.#totals, customers: this.#customers.size, stopped, days };
  }
}
