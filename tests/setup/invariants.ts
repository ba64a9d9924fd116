import { eventually, type TestShop } from './app.ts';

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

/** A moment that all has been handled before: tests wait for it. */
const LATER = new Date('2099-01-01T00:00:00Z');

/** Everything that the slices promise, as the SQL that looks at all rows. Call after `startShop`. */
export const allInvariants = async (): Promise<{ name: string; sql: string }[]> => {
  const [{ invariants }, { invariantSql }] = await Promise.all([
    import('../../server/src/slices.ts'),
    import('../../server/src/platform/invariant.ts'),
  ]);
  return invariants.map((one) => ({ name: `${one.slice}: ${one.name}`, sql: invariantSql(one, { since: 0, settled: LATER }) }));
};

/** Every row that breaks what one slice, or all of them, promise, as the database is now. */
export const findViolations = async (shop: TestShop, slice?: string): Promise<{ name: string; rows: unknown[] }[]> => {
  const found: { name: string; rows: unknown[] }[] = [];
  for (const { name, sql } of await allInvariants()) {
    if (slice !== undefined && !name.startsWith(`${slice}: `)) continue;
    const [rows] = await shop.db.connection.query(sql);
    if ((rows as unknown[]).length > 0) found.push({ name, rows: rows as unknown[] });
  }
  return found;
};

/** Every row that breaks what must always hold, in the whole database or of one slice, once all is handled; empty when all is well. */
export const violations = async (shop: TestShop, slice?: string): Promise<{ name: string; rows: unknown[] }[]> => {
  await settled(shop);
  return findViolations(shop, slice);
};
/** @throws Error naming what does not hold, with the first rows that break it */
export const checkInvariants = async (shop: TestShop, slice?: string): Promise<void> => {
  const found = await violations(shop, slice);
  if (found.length > 0)
    throw new Error(
      `the database does not hold what it must:\n${found.map(({ name, rows }) => `${name}: ${JSON.stringify(rows.slice(0, 5))}`).join('\n')}`,
    );
};
