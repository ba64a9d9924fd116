import { flashRoutes } from '@huitou/shared-types/flash-sales/routes.ts';
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
import { checkInvariants } from '../setup/invariants.ts';
import { type SecondProcess, startSecondProcess } from '../setup/second-process.ts';

// This process only answers; workers are processes of their own, and die at every step of a claim's way.

let shop: TestShop;
let staff: string;
let worker: SecondProcess;
beforeAll(async () => {
  shop = await startShop({ HUITOU_ROLE: 'api' });
  staff = await signInOwner(shop);
  await confirmPassword(shop, staff);
  await openGuard();
  worker = await startWorker();
});
const startWorker = (): Promise<SecondProcess> => startSecondProcess({ HUITOU_ROLE: 'worker', LOG_LEVEL: 'fatal' });
const succeed = async (): Promise<void> => {
  await worker.kill();
  worker = await startWorker();
};
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
  const made = await mysql.createConnection({ uri: shop.db.databaseUrl.replace(/^mariadb:/, 'mysql:') });
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
  await worker.kill();
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
  await worker.kill();
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
  await worker.kill();
  await other.rollback();
  await other.end();
  await giveBackJobs();
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

type Keeper = Bull.Queue & { token: string; moveUnlockedJobsToWait: () => Promise<void> };
/** The minute after which the queue gives a dead worker's jobs to a living one. */
const giveBackJobs = async (): Promise<void> => {
  const { queue } = await import('../../server/src/platform/queue/queues.ts');
  const events = queue('events') as Keeper;
  for (const id of await events.client.lrange(events.toKey('active'), 0, -1)) await events.client.del(`${events.toKey(id)}:lock`);
  for (let i = 0; i < 2; i += 1) {
    await events.client.del(events.toKey('stalled-check'));
    await events.moveUnlockedJobsToWait();
  }
};

test('Redis forgets everything in the middle of a rush: selling stops, is built anew from the database, and goes on', async () => {
  const flash = await newFlash(shop, staff);
  const buyers = await newCrowd(shop, 12);
  const before = await claimAll(flash, buyers.slice(0, 4));
  for (const [i, ticket] of before.entries()) await ticketBecomes(shop, buyers[i] as Buyer, ticket.id, 'ordered');
  await worker.kill();
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
