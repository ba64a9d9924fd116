import { flashAdminRoutes, flashRoutes } from '@huitou/shared-types/flash-sales/routes.ts';
import type { Ticket } from '@huitou/shared-types/flash-sales/schema.ts';
import { orderRoutes } from '@huitou/shared-types/orders/routes.ts';
import type Bull from 'bull';
import mysql from 'mysql2/promise';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import {
  type Buyer,
  claim,
  counters,
  newCrowd,
  newFlash,
  openGuard,
  rowsOf,
  type TestFlash,
  ticketBecomes,
} from '../factories/flash-sales.ts';
import { confirmPassword, signInOwner } from '../factories/staff.ts';
import { stockOf } from '../factories/stock.ts';
import { eventually, startShop, type TestShop } from '../setup/app.ts';
import { driverUrl } from '../setup/database.ts';
import { checkInvariants } from '../setup/invariants.ts';
import { startVictim, type Victim } from '../setup/second-process.ts';

// This process only answers; workers are processes of their own, and die at every step of a claim's way.

let shop: TestShop;
let staff: string;
let worker: Victim;
beforeAll(async () => {
  shop = await startShop({ HUITOU_ROLE: 'api' });
  staff = await signInOwner(shop);
  await confirmPassword(shop, staff);
  await openGuard();
  worker = await startWorker();
});
const startWorker = (): Promise<Victim> => startVictim({ HUITOU_ROLE: 'worker', LOG_LEVEL: 'fatal' });
const succeed = async (): Promise<void> => {
  await killWorker();
  worker = await startWorker();
};
const killWorker = async (): Promise<void> => {
  await worker.kill();
  await giveBackJobs();
};
/** What a dead worker had in hand is anybody's at once, as the queue has it after a minute. */
const giveBackJobs = async (): Promise<void> => {
  const { queue, queueNames } = await import('../../server/src/platform/queue/queues.ts');
  for (const name of queueNames) {
    const keeper = queue(name) as Keeper;
    for (const id of await keeper.client.lrange(keeper.toKey('active'), 0, -1)) await keeper.client.del(`${keeper.toKey(id)}:lock`);
    for (let i = 0; i < 2; i += 1) {
      await keeper.client.del(keeper.toKey('stalled-check'));
      await keeper.moveUnlockedJobsToWait();
    }
  }
};
type Keeper = Bull.Queue & { token: string; moveUnlockedJobsToWait: () => Promise<void> };
afterEach(async () => {
  // What a failed test still holds would stop everybody after it.
  for (const one of holders.splice(0)) one.destroy();
  await checkInvariants(shop);
});
afterAll(async () => {
  await worker.kill();
  await shop.stop();
});

/** Another session of the database, which can hold rows that the worker needs. */
const holder = async (): Promise<mysql.Connection> => {
  const made = await mysql.createConnection({ uri: driverUrl(shop.db.databaseUrl) });
  holders.push(made);
  return made;
};
const holders: mysql.Connection[] = [];
const waitsForLock = (connection: mysql.Connection): Promise<unknown> =>
  eventually(
    'the worker waits for the row',
    async () => {
      // What is asked more often than every 100 ms is answered from a cache that is never renewed.
      await new Promise((resolve) => setTimeout(resolve, 150));
      const [rows] = await connection.query<mysql.RowDataPacket[]>(
        "select 1 from information_schema.innodb_trx where trx_state = 'LOCK WAIT' and trx_mysql_thread_id in (select id from information_schema.processlist where db = database())",
      );
      return rows.length > 0;
    },
    10_000,
  );
const redis = async () => (await import('../../server/src/platform/redis.ts')).redis();

const soldOnce = async (flash: TestFlash, tickets: readonly Ticket[], buyers: readonly Buyer[]): Promise<void> => {
  for (const [i, ticket] of tickets.entries()) await ticketBecomes(shop, buyers[i] as Buyer, ticket.id, 'ordered');
  const rows = await rowsOf<{ n: number }>(
    shop,
    'select count(*) as n from orders o join flash_claims c on c.order_id = o.id where c.item_id = ?',
    [flash.itemId],
  );
  expect(Number(rows[0]?.n)).toBe(tickets.length);
  await eventually('all is told', async () => (await counters(flash.itemId)).queued === 0);
  expect((await counters(flash.itemId)).meta).toMatchObject({ out: String(tickets.length), left: String(10 - tickets.length) });
  expect((await stockOf(shop, flash.skuId, flash.locationId)).reserved).toBe(10);
};
const claimAll = (flash: TestFlash, buyers: readonly Buyer[]): Promise<Ticket[]> =>
  Promise.all(buyers.map((buyer) => claim(shop, flash, buyer)));

test('between the script and the stream’s reader: no worker lives while people claim', async () => {
  const flash = await newFlash(shop, staff);
  const buyers = await newCrowd(shop, 6);
  await killWorker();
  const tickets = await claimAll(flash, buyers);
  expect(tickets.every((ticket) => ticket.state === 'queued')).toBe(true);
  worker = await startWorker();
  await soldOnce(flash, tickets, buyers);
});

test('between reading the stream and the commit: another worker takes over what was read', async () => {
  const flash = await newFlash(shop, staff);
  const buyers = await newCrowd(shop, 6);
  const other = await holder();
  await other.beginTransaction();
  await other.query('select id from flash_items where id = ? for update', [flash.itemId]);
  const tickets = await claimAll(flash, buyers);
  await waitsForLock(other);
  await killWorker();
  await other.rollback();
  await other.end();
  worker = await startWorker();
  await soldOnce(flash, tickets, buyers);
});

test('between the commit and the word to Redis: the claim is known by its ticket, and not sold again', async () => {
  const flash = await newFlash(shop, staff);
  const buyers = await newCrowd(shop, 6);
  const other = await holder();
  await other.beginTransaction();
  await other.query('select id from flash_items where id = ? for update', [flash.itemId]);
  const tickets = await claimAll(flash, buyers);
  await waitsForLock(other);
  const paused = await redis();
  try {
    await paused.call('CLIENT', 'PAUSE', '10000', 'WRITE');
    await other.rollback();
    await eventually(
      'committed',
      async () => (await rowsOf(shop, 'select id from flash_claims where item_id = ?', [flash.itemId])).length > 0,
    );
    await worker.kill();
  } finally {
    await paused.call('CLIENT', 'UNPAUSE');
  }
  await giveBackJobs();
  await other.end();
  expect((await counters(flash.itemId)).queued).toBeGreaterThan(0);
  worker = await startWorker();
  await soldOnce(flash, tickets, buyers);
});

test('while a cancelled piece flows back: it comes back once', async () => {
  const flash = await newFlash(shop, staff);
  const [buyer] = (await newCrowd(shop, 1)) as [Buyer];
  const ticket = await ticketBecomes(shop, buyer, (await claim(shop, flash, buyer)).id, 'ordered');
  const other = await holder();
  await other.beginTransaction();
  await other.query('select id from flash_items where id = ? for update', [flash.itemId]);
  await shop.api(buyer.token)(orderRoutes.cancel, { id: ticket.orderId as string, reason: '不想要了' });
  await waitsForLock(other);
  await killWorker();
  await other.rollback();
  await other.end();
  worker = await startWorker();
  await eventually('flowed back', async () => (await counters(flash.itemId)).meta?.left === '10', 10_000);
  // News that comes again changes nothing.
  const { withEm } = await import('../../server/src/platform/db/orm.ts');
  const { flowBack } = await import('../../server/src/modules/flash-sales/flow-back.ts');
  const [row] = await rowsOf<{ id: number }>(shop, 'select id from flash_claims where item_id = ?', [flash.itemId]);
  for (let i = 0; i < 3; i += 1)
    await withEm(() => flowBack({ orderId: Number(ticket.orderId), flashClaimId: (row as { id: number }).id }));
  expect((await counters(flash.itemId)).meta).toMatchObject({ left: '10', out: '0' });
  expect((await stockOf(shop, flash.skuId, flash.locationId)).reserved).toBe(10);
});

test('stopped while no worker lives: claims that were made become orders first, then the rest is free', async () => {
  const flash = await newFlash(shop, staff);
  const buyers = await newCrowd(shop, 6);
  await killWorker();
  const tickets = await claimAll(flash, buyers);
  await shop.api(staff)(flashAdminRoutes.stop, { id: flash.id, reason: '测试' });
  worker = await startWorker();
  for (const [i, ticket] of tickets.entries()) await ticketBecomes(shop, buyers[i] as Buyer, ticket.id, 'ordered');
  await eventually('the rest is free', async () => (await stockOf(shop, flash.skuId, flash.locationId)).reserved === 6, 10_000);
});

test('Redis forgets everything in the middle of a rush: selling stops, is built anew from the database, and goes on', async () => {
  const flash = await newFlash(shop, staff);
  const buyers = await newCrowd(shop, 12);
  const before = await claimAll(flash, buyers.slice(0, 4));
  for (const [i, ticket] of before.entries()) await ticketBecomes(shop, buyers[i] as Buyer, ticket.id, 'ordered');
  await killWorker();
  // These are in Redis only when it forgets: nobody has a piece by them, and none is lost.
  const lost = await claimAll(flash, buyers.slice(4, 6));
  await (await redis()).flushdb();
  await expect(claim(shop, flash, buyers[6] as Buyer)).rejects.toMatchObject({ code: 'flash_recovering' });
  for (const [i, ticket] of lost.entries())
    expect(await shop.api((buyers[4 + i] as Buyer).token)(flashRoutes.ticket, { id: ticket.id as string })).toMatchObject({
      state: 'gone',
    });
  await succeed();
  await eventually('built anew', async () => (await counters(flash.itemId)).meta !== null, 30_000);
  const after = await claimAll(flash, buyers.slice(6));
  expect(after.filter((ticket) => ticket.state === 'queued')).toHaveLength(6);
  await soldOnce(flash, [...before, ...after], [...buyers.slice(0, 4), ...buyers.slice(6)]);
  // Who had a piece before cannot claim another.
  await expect(claim(shop, flash, buyers[0] as Buyer)).rejects.toMatchObject({ code: 'flash_limit' });
});

test('Redis says too much: the database gives no piece that there is not, nor one more than somebody may have', async () => {
  const flash = await newFlash(shop, staff);
  const crowd = await newCrowd(shop, 13);
  const greedy = crowd[0] as Buyer;
  const { keysOf } = await import('../../server/src/modules/flash-sales/counters.ts');
  const [meta = '', used = ''] = keysOf(Number(flash.itemId)).all;
  // No worker is there to notice that the counters are wrong.
  await killWorker();
  await (await redis()).hset(meta, 'left', 20);
  const first = await claim(shop, flash, greedy);
  await (await redis()).hdel(used, `c:${greedy.id}`);
  const buyers = [greedy, ...crowd];
  const tickets = [first, ...(await claimAll(flash, crowd))];
  expect(tickets.filter((ticket) => ticket.state === 'queued')).toHaveLength(14);
  worker = await startWorker();
  const reasons: (string | null)[] = [];
  for (const [i, ticket] of tickets.entries())
    reasons.push((await ticketBecomes(shop, buyers[i] as Buyer, ticket.id, 'ordered', 'refused')).reason);
  expect(reasons.filter((reason) => reason === null)).toHaveLength(10);
  expect([reasons[0], reasons[1]].filter((reason) => reason === null).length).toBeLessThan(2);
  const rows = await rowsOf<{ customer_id: number }>(
    shop,
    'select o.customer_id from orders o join flash_claims c on c.order_id = o.id where c.item_id = ?',
    [flash.itemId],
  );
  expect(rows).toHaveLength(10);
  expect(new Set(rows.map((row) => row.customer_id)).size).toBe(10);
  expect((await stockOf(shop, flash.skuId, flash.locationId)).reserved).toBe(10);
});

test('Redis comes back with what it knew a while ago: nothing is sold by that, and nothing twice', async () => {
  const flash = await newFlash(shop, staff);
  const buyers = await newCrowd(shop, 12);
  const client = await redis();
  const { keysOf } = await import('../../server/src/modules/flash-sales/counters.ts');
  const keys = keysOf(Number(flash.itemId)).all;
  const copies = await Promise.all(keys.map((one) => client.dumpBuffer(one)));
  const before = await claimAll(flash, buyers.slice(0, 4));
  for (const [i, ticket] of before.entries()) await ticketBecomes(shop, buyers[i] as Buyer, ticket.id, 'ordered');
  await killWorker();
  for (const [i, copy] of copies.entries()) {
    await client.del(keys[i] as string);
    if (copy) await client.restore(keys[i] as string, 0, copy);
  }
  // A server that starts anew has another name for itself than the one that wrote this.
  await client.hset(keys[0] as string, 'run', 'the-run-before');
  await expect(claim(shop, flash, buyers[4] as Buyer)).rejects.toMatchObject({ code: 'flash_recovering' });
  await succeed();
  await eventually('built anew', async () => (await counters(flash.itemId)).meta?.left === '6', 30_000);
  await expect(claim(shop, flash, buyers[0] as Buyer)).rejects.toMatchObject({ code: 'flash_limit' });
  const after = await claimAll(flash, buyers.slice(4, 10));
  expect((await claim(shop, flash, buyers[10] as Buyer)).state).not.toBe('queued');
  await soldOnce(flash, [...before, ...after], buyers.slice(0, 10));
});

const builderWaits = () =>
  eventually('the builder waits', async () =>
    (await rowsOf<{ State: string | null; Info: string | null }>(shop, 'show processlist')).some(
      (row) => /table metadata lock/.test(row.State ?? '') && /flash_waiters/.test(row.Info ?? ''),
    ),
  );

test('a piece that flows back while lost counters are built: Redis is told again until it hears', async () => {
  const flash = await newFlash(shop, staff);
  const [buyer] = (await newCrowd(shop, 1)) as [Buyer];
  const ticket = await ticketBecomes(shop, buyer, (await claim(shop, flash, buyer)).id, 'ordered');
  const { keysOf } = await import('../../server/src/modules/flash-sales/counters.ts');
  const other = await holder();
  // The last table that is read for the counters: claims have been read by then.
  await other.query('lock tables flash_waiters write');
  await (await redis()).del(...keysOf(Number(flash.itemId)).all);
  await builderWaits();
  await shop.api(buyer.token)(orderRoutes.cancel, { id: ticket.orderId as string, reason: '不想要了' });
  await eventually(
    'flowed back in the database',
    async () => (await rowsOf(shop, 'select id from flash_claims where item_id = ? and returned = 1', [flash.itemId])).length > 0,
  );
  await other.query('unlock tables');
  await eventually('all is told', async () => (await counters(flash.itemId)).meta?.out === '0');
  expect((await counters(flash.itemId)).meta).toMatchObject({ left: '10', out: '0', halted: '0' });
});

test('a piece that flows back while the counters are built is counted once: what was read before is read again', async () => {
  const flash = await newFlash(shop, staff);
  const [buyer] = (await newCrowd(shop, 1)) as [Buyer];
  const ticket = await ticketBecomes(shop, buyer, (await claim(shop, flash, buyer)).id, 'ordered');
  await shop.api(staff)(flashAdminRoutes.halt, { id: flash.itemId, on: true, reason: '核对' });
  const other = await holder();
  // The last table that is read for the counters: claims have been read by then.
  await other.query('lock tables flash_waiters write');
  const resumed = shop.api(staff)(flashAdminRoutes.halt, { id: flash.itemId, on: false, reason: '已核对' });
  await builderWaits();
  await shop.api(buyer.token)(orderRoutes.cancel, { id: ticket.orderId as string, reason: '不想要了' });
  await eventually(
    'flowed back',
    async () => (await rowsOf(shop, 'select id from flash_claims where item_id = ? and told = 1', [flash.itemId])).length > 0,
    10_000,
  );
  await other.query('unlock tables');
  expect(await resumed).toMatchObject({ halted: false, left: 10 });
  await eventually('all is told', async () => (await counters(flash.itemId)).meta?.out === '0');
  expect((await counters(flash.itemId)).meta).toMatchObject({ left: '10', out: '0', halted: '0' });
});
