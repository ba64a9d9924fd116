import { afterAll, beforeAll, expect, test } from 'vitest';
import { newProduct } from '../factories/catalog.ts';
import { signInOwner } from '../factories/staff.ts';
import { newLocation, putStock, stockOf, stockViolations } from '../factories/stock.ts';
import { startShop, type TestShop } from '../setup/app.ts';
import { type SecondProcess, startSecondProcess } from '../setup/second-process.ts';
import type { Basket } from './reservations.ts';
import { ROUNDS } from './rounds.ts';

let shop: TestShop;
let owner: string;
let second: SecondProcess;
let reserve: (basket: Basket) => Promise<string>;

beforeAll(async () => {
  shop = await startShop();
  owner = await signInOwner(shop);
  second = await startSecondProcess();
  ({ reserve } = await import('./reservations.ts'));
});
afterAll(async () => {
  await second.stop();
  await shop.stop();
});

let serial = 0;
const source = (): string => {
  serial += 1;
  return `order:${serial}`;
};
/** These here and those in the other process, all at once. */
const reserveApart = async (here: Basket[], there: Basket[]): Promise<string[]> =>
  (await Promise.all([Promise.all(here.map(reserve)), second.run<Basket, string>('tests/races/reservations.ts', 'reserve', there)])).flat();
/** Half of the baskets to each process. */
const reserveAll = (baskets: Basket[]): Promise<string[]> => {
  const half = Math.ceil(baskets.length / 2);
  return reserveApart(baskets.slice(0, half), baskets.slice(half));
};
const tally = (outcomes: string[]): Record<string, number> => {
  const counts: Record<string, number> = {};
  for (const outcome of outcomes) counts[outcome] = (counts[outcome] ?? 0) + 1;
  return counts;
};
const goods = async (pieces: number, specs: Record<string, string[]> = {}) => {
  const { skuIds } = await newProduct(shop, owner, { specs });
  const locationId = await newLocation(shop);
  await putStock(shop, locationId, Object.fromEntries(skuIds.map((id) => [id, pieces])));
  return { locationId, skuIds: skuIds.map(Number) };
};

test('one piece and a hundred buyers in two processes: one gets it, always', async () => {
  for (let round = 0; round < ROUNDS; round += 1) {
    const { locationId, skuIds } = await goods(1);
    const skuId = skuIds[0] as number;
    const outcomes = await reserveAll(
      Array.from({ length: 100 }, () => ({ source: source(), locationId, lines: [{ skuId, quantity: 1 }] })),
    );
    expect(tally(outcomes)).toEqual({ reserved: 1, stock_insufficient: 99 });
    expect(await stockOf(shop, skuId, locationId)).toEqual({ onHand: 1, reserved: 1 });
  }
  expect(await stockViolations(shop)).toEqual([]);
});

test('a basket that names one SKU twice is held against the stock as a whole', async () => {
  const { locationId, skuIds } = await goods(60);
  const skuId = skuIds[0] as number;
  const outcomes = await reserveAll(
    Array.from({ length: 50 }, () => ({
      source: source(),
      locationId,
      lines: [
        { skuId, quantity: 2 },
        { skuId, quantity: 1 },
      ],
    })),
  );
  expect(tally(outcomes)).toEqual({ reserved: 20, stock_insufficient: 30 });
  expect(await stockOf(shop, skuId, locationId)).toEqual({ onHand: 60, reserved: 60 });
  expect(await stockViolations(shop)).toEqual([]);
});

test('baskets in opposite order neither lock each other out nor lose a piece', async () => {
  for (let round = 0; round < ROUNDS; round += 1) {
    const { locationId, skuIds } = await goods(1000, { 颜色: ['红', '蓝', '绿'] });
    const lines = skuIds.map((skuId) => ({ skuId, quantity: 1 }));
    const basket = (reverse: boolean): Basket => ({ source: source(), locationId, lines: reverse ? [...lines].reverse() : lines });
    const baskets = (reverse: boolean): Basket[] => Array.from({ length: 50 }, () => basket(reverse));
    expect(tally(await reserveApart(baskets(false), baskets(true)))).toEqual({ reserved: 100 });
    for (const skuId of skuIds) expect(await stockOf(shop, skuId, locationId)).toEqual({ onHand: 1000, reserved: 100 });
  }
  expect(await stockViolations(shop)).toEqual([]);
});

test('one source reserves once, however often it is tried at the same time', async () => {
  const { locationId, skuIds } = await goods(100);
  const skuId = skuIds[0] as number;
  const again = source();
  const outcomes = await reserveAll(Array.from({ length: 50 }, () => ({ source: again, locationId, lines: [{ skuId, quantity: 1 }] })));
  expect(outcomes.filter((outcome) => outcome === 'reserved')).toHaveLength(1);
  expect(await stockOf(shop, skuId, locationId)).toEqual({ onHand: 100, reserved: 1 });
  expect(await stockViolations(shop)).toEqual([]);
});
