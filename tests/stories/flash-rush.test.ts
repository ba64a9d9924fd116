import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { flashAdminRoutes, flashRoutes } from '@huitou/shared-types/flash-sales/routes.ts';
import { orderRoutes } from '@huitou/shared-types/orders/routes.ts';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Buyer, claim, counters, deviceOf, newCrowd, newFlash, openGuard, ticketBecomes } from '../factories/flash-sales.ts';
import { newShopper, payOrder, readOrder } from '../factories/orders.ts';
import { confirmPassword, signInOwner } from '../factories/staff.ts';
import { stockOf } from '../factories/stock.ts';
import { eventually, startShop, type TestShop } from '../setup/app.ts';
import { checkInvariants } from '../setup/invariants.ts';

// A rush with a Redis of its own, which dies in the middle of it.

let shop: TestShop;
let staff: string;
let redisServer: ChildProcess;
let port: number;
const folder = mkdtempSync(path.join(tmpdir(), 'huitou-rush-'));

const startRedis = async (): Promise<void> => {
  redisServer = spawn(
    'redis-server',
    ['--port', String(port), '--bind', '127.0.0.1', '--dir', folder, '--save', '', '--appendonly', 'no'],
    {
      stdio: ['ignore', 'pipe', 'inherit'],
    },
  );
  await eventually('Redis answers', async () => {
    const { Redis } = await import('ioredis');
    const client = new Redis(port, '127.0.0.1', { lazyConnect: true, retryStrategy: null });
    client.on('error', () => undefined);
    const answer = await client.connect().then(
      () => client.ping(),
      () => null,
    );
    client.disconnect();
    return answer;
  });
};
const freePort = async (): Promise<number> => {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address() as { port: number };
  server.close();
  await once(server, 'close');
  return address.port;
};
beforeAll(async () => {
  port = await freePort();
  await startRedis();
  shop = await startShop({ REDIS_URL: `redis://127.0.0.1:${port}/0` });
  staff = await signInOwner(shop);
  await confirmPassword(shop, staff);
  await openGuard();
});
afterAll(async () => {
  await shop.stop();
  redisServer.kill('SIGKILL');
  rmSync(folder, { recursive: true, force: true });
});

test('a rush: let in, claimed, sold out, paid, given up, passed on; Redis dies and forgets; at the end every piece is accounted for', async () => {
  const flash = await newFlash(shop, staff, { quota: 8, price: 1_900 });
  const payer = await newShopper(shop);
  const entered = await shop.api(payer.token)(flashRoutes.entry, {
    id: flash.itemId,
    addressId: payer.addressId,
    deviceId: 'device-of-payer',
    fingerprint: 'fingerprint-of-payer',
  });
  const first = await shop.api(payer.token)(flashRoutes.claim, {
    id: flash.itemId,
    token: entered.token as string,
    deviceId: 'device-of-payer',
  });
  const mine: Buyer = { id: payer.id, token: payer.token, addressId: Number(payer.addressId) };
  const won = await ticketBecomes(shop, mine, first.id, 'ordered');
  await payOrder(shop, payer, await readOrder(shop, payer, won.orderId as string));

  const crowd = await newCrowd(shop, 20);
  const tickets = await Promise.all(crowd.slice(0, 12).map((buyer) => claim(shop, flash, buyer)));
  expect(tickets.filter((ticket) => ticket.state === 'queued')).toHaveLength(7);
  expect(tickets.filter((ticket) => ticket.state === 'waiting')).toHaveLength(5);
  const winners = tickets.flatMap((ticket, i) => (ticket.state === 'queued' ? [{ ticket, buyer: crowd[i] as Buyer }] : []));
  const line = tickets
    .flatMap((ticket, i) => (ticket.state === 'waiting' ? [{ ticket, buyer: crowd[i] as Buyer }] : []))
    .sort((a, b) => (a.ticket.position ?? 0) - (b.ticket.position ?? 0));
  const orders = await Promise.all(winners.map(({ ticket, buyer }) => ticketBecomes(shop, buyer, ticket.id, 'ordered')));
  await eventually('every waiter is written down', async () => (await counters(flash.itemId)).queued === 0);

  // Redis dies and comes back empty: nothing is sold until the counters are what the database says, and those in line still are.
  redisServer.kill('SIGKILL');
  await once(redisServer, 'exit');
  await startRedis();
  const late = crowd[12] as Buyer;
  // At once it is refused; when it has been rebuilt already, there is nothing left for who comes late.
  const refused = await claim(shop, flash, late).then(
    (ticket) => ticket.state,
    (error: unknown) => (error as { code: string }).code,
  );
  expect(['flash_recovering', 'refused', 'waiting']).toContain(refused);
  await eventually('built anew', async () => (await counters(flash.itemId).catch(() => null))?.meta?.out === '8', 20_000);
  expect((await counters(flash.itemId)).waiting).toBeGreaterThanOrEqual(5);

  // Given up by the first winner: the first in line gets it.
  const [giver, heir] = [winners[0], line[0]];
  if (!giver || !heir) throw new Error('nobody won or waits');
  await shop.api(giver.buyer.token)(orderRoutes.cancel, { id: orders[0]?.orderId as string, reason: '不想要了' });
  await ticketBecomes(shop, heir.buyer, heir.ticket.id, 'ordered');
  await expect(claim(shop, flash, winners[1]?.buyer as Buyer, { deviceId: deviceOf(late) })).rejects.toMatchObject({ code: 'flash_limit' });

  await shop.api(staff)(flashAdminRoutes.stop, { id: flash.id, reason: '提前结束' });
  await eventually(
    'closed',
    async () => (await shop.api(staff)(flashAdminRoutes.detail, { id: flash.id })).sessions[0]?.items[0]?.closed,
    15_000,
  );
  const gone = await shop.api((line[1] as { buyer: Buyer }).buyer.token)(flashRoutes.ticket, { id: line[1]?.ticket.id as string });
  expect(gone.state).toBe('gone');
  expect(await stockOf(shop, flash.skuId, flash.locationId)).toEqual({ onHand: 100, reserved: 8 });
  const report = await shop.api(staff)(flashAdminRoutes.report, { id: flash.id });
  expect(report).toMatchObject({
    totals: { quota: 8, orders: 9, paid: 1, closedUnpaid: 1, returned: 1, paidAmount: 1_900 },
    items: [{ waiters: 5 }],
  });
  await checkInvariants(shop);
});
