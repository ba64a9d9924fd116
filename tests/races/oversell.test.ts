import { spawn } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { newProduct } from '../factories/catalog.ts';
import { signInOwner } from '../factories/staff.ts';
import { newLocation, putStock, stockOf, stockViolations } from '../factories/stock.ts';
import { startShop, type TestShop } from '../setup/app.ts';
import { root } from '../setup/servers.ts';
import { ROUNDS } from './rounds.ts';

interface Basket {
  source: string;
  locationId: number;
  lines: { skuId: number; quantity: number }[];
}
interface Reserver {
  reserve: (baskets: Basket[]) => Promise<string[]>;
  end: () => Promise<void>;
}

let shop: TestShop;
let owner: string;
let reservers: [Reserver, Reserver];

/** A process that does nothing but reserve. */
const startReserver = async (): Promise<Reserver> => {
  const child = spawn(process.execPath, [path.join(root, 'tests/races/reserving-worker.ts')], {
    cwd: root,
    env: { ...process.env, NODE_OPTIONS: '' },
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  expect((await lines.next()).value).toBe('ready');
  return {
    reserve: async (baskets) => {
      child.stdin.write(`${JSON.stringify(baskets)}\n`);
      return JSON.parse(String((await lines.next()).value)) as string[];
    },
    end: async () => {
      child.stdin.end();
      await once(child, 'exit');
    },
  };
};

beforeAll(async () => {
  shop = await startShop();
  owner = await signInOwner(shop);
  reservers = await Promise.all([startReserver(), startReserver()]);
});
afterAll(async () => {
  await Promise.all(reservers.map((one) => one.end()));
  await shop.stop();
});

let serial = 0;
const source = (): string => {
  serial += 1;
  return `order:${serial}`;
};
/** Half of the baskets to each process, all at once. */
const reserveAll = async (baskets: Basket[]): Promise<string[]> => {
  const half = Math.ceil(baskets.length / 2);
  const [a, b] = await Promise.all([reservers[0].reserve(baskets.slice(0, half)), reservers[1].reserve(baskets.slice(half))]);
  return [...a, ...b];
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
    const [a, b] = await Promise.all([
      reservers[0].reserve(Array.from({ length: 50 }, () => basket(false))),
      reservers[1].reserve(Array.from({ length: 50 }, () => basket(true))),
    ]);
    expect(tally([...a, ...b])).toEqual({ reserved: 100 });
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
