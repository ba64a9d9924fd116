import { existsSync } from 'node:fs';
import path from 'node:path';
import { root } from './servers.ts';
import { eventually, type TestShop } from './app.ts';

interface Invariant {
  readonly name: string;
  readonly sql: string;
}
const SLICES = ['inventory', 'payments', 'orders', 'catalog', 'pricing'] as const;

const allInvariants = async (): Promise<Invariant[]> => {
  const found: Invariant[] = [];
  for (const slice of SLICES) {
    const file = path.join(root, `server/src/modules/${slice}/invariants.ts`);
    if (!existsSync(file)) continue;
    const exported = Object.values((await import(/* @vite-ignore */ file)) as Record<string, unknown>);
    for (const one of exported) if (Array.isArray(one)) found.push(...(one as Invariant[]));
  }
  return found;
};

/** Waits until every announcement has been handled: queues and outbox are empty. */
export const settled = (shop: TestShop): Promise<unknown> =>
  eventually(
    'the outbox is handled',
    async () => {
      const { queue, queueNames } = await import('../../server/src/platform/queue/queues.ts');
      const [rows] = await shop.db.connection.query('select count(*) as n from outbox_events where published_at is null');
      if ((rows as { n: number }[])[0]?.n !== 0) return false;
      for (const name of queueNames) {
        const counts = await queue(name).getJobCounts();
        if (counts.active + counts.waiting > 0) return false;
      }
      return true;
    },
    20_000,
  );

/** Every row that breaks what must always hold, in the whole database, once all is handled; empty when all is well. */
export const violations = async (shop: TestShop): Promise<{ name: string; rows: unknown[] }[]> => {
  await settled(shop);
  const found: { name: string; rows: unknown[] }[] = [];
  for (const { name, sql } of await allInvariants()) {
    const [rows] = await shop.db.connection.query(sql);
    if ((rows as unknown[]).length > 0) found.push({ name, rows: rows as unknown[] });
  }
  return found;
};
/** @throws Error naming what does not hold, with the first rows that break it */
export const checkInvariants = async (shop: TestShop): Promise<void> => {
  const found = await violations(shop);
  if (found.length > 0)
    throw new Error(
      `the database does not hold what it must:\n${found.map(({ name, rows }) => `${name}: ${JSON.stringify(rows.slice(0, 5))}`).join('\n')}`,
    );
};
