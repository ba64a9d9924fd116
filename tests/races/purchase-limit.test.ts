import { afterAll, beforeAll, expect, test } from 'vitest';
import { newCustomer } from '../factories/customers.ts';
import type * as Pricing from '../../server/src/modules/pricing/index.ts';
import { startShop, type TestShop } from '../setup/app.ts';
import { ROUNDS } from './rounds.ts';

let shop: TestShop;
let pricing: typeof Pricing;
let run: (work: () => Promise<void>) => Promise<string>;
beforeAll(async () => {
  shop = await startShop();
  pricing = await import('../../server/src/modules/pricing/index.ts');
  const { withEm } = await import('../../server/src/platform/db/orm.ts');
  const { transact } = await import('../../server/src/platform/db/transact.ts');
  run = (work) =>
    withEm(() => transact(work)).then(
      () => 'taken',
      (error: Error & { code?: string }) => error.code ?? error.message,
    );
});
afterAll(() => shop.stop());

const bought = async (customerId: number, productId: number): Promise<number> =>
  (
    (
      await shop.db.connection.query('select bought from purchase_counters where customer_id = ? and product_id = ?', [
        customerId,
        productId,
      ])
    )[0] as { bought: number }[]
  )[0]?.bought ?? 0;

test('fifty orders of one customer at once, a limit of two: two go through', async () => {
  for (let round = 0; round < ROUNDS; round += 1) {
    const { id } = await newCustomer(shop);
    const productId = 1000 + round;
    const outcomes = await Promise.all(
      Array.from({ length: 50 }, () => run(() => pricing.takePurchaseLimits(id, [{ productId, quantity: 1, limit: 2 }]))),
    );
    expect(outcomes.filter((outcome) => outcome === 'taken')).toHaveLength(2);
    expect(outcomes.filter((outcome) => outcome === 'purchase_limit')).toHaveLength(48);
    expect(await bought(id, productId)).toBe(2);
  }
});

test('several limited products in opposite order are counted all or none, and given back', async () => {
  const { id } = await newCustomer(shop);
  const rows = [1, 2, 3].map((productId) => ({ productId, quantity: 1, limit: 30 }));
  const outcomes = await Promise.all(
    Array.from({ length: 60 }, (_, i) => run(() => pricing.takePurchaseLimits(id, i % 2 ? rows : [...rows].reverse()))),
  );
  expect(outcomes.filter((outcome) => outcome === 'taken')).toHaveLength(30);
  for (const { productId } of rows) expect(await bought(id, productId)).toBe(30);
  await Promise.all(Array.from({ length: 30 }, () => run(() => pricing.giveBackPurchaseLimits(id, rows))));
  for (const { productId } of rows) expect(await bought(id, productId)).toBe(0);
});
