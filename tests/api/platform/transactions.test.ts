import { setTimeout as sleep } from 'node:timers/promises';
import { createConnection } from 'mysql2/promise';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Customer } from '../../../server/src/modules/customers/customer.entity.ts';
import { newCustomer } from '../../factories/customers.ts';
import { eventually, startShop, type TestShop } from '../../setup/app.ts';
import { driverUrl } from '../../setup/database.ts';

let shop: TestShop;
const server = async () => ({
  ...(await import('../../../server/src/platform/db/orm.ts')),
  ...(await import('../../../server/src/platform/db/transact.ts')),
  ...(await import('../../../server/src/platform/queue/events.ts')),
  ...(await import('../../../server/src/platform/queue/queues.ts')),
  ...(await import('../../../server/src/modules/customers/customer.entity.ts')),
});
beforeAll(async () => {
  shop = await startShop();
});
afterAll(() => shop.stop());

test('of two transactions that wait for each other one is run again, and both take effect', async () => {
  const { withEm, transact, query } = await server();
  const [a, b] = [(await newCustomer(shop)).id, (await newCustomer(shop)).id];
  let waiting = 0;
  let meet: () => void = () => undefined;
  const met = new Promise<void>((resolve) => {
    meet = resolve;
  });
  const runs = [0, 0];
  const one = (index: number, first: number, second: number) =>
    withEm(() =>
      transact(async () => {
        runs[index] = (runs[index] ?? 0) + 1;
        const add = (id: number) =>
          query<typeof Customer>()
            .updateTable('customers')
            .set((eb) => ({ order_count: eb('order_count', '+', 1) }))
            .where('id', '=', id)
            .execute();
        await add(first);
        waiting += 1;
        if (waiting === 2) meet();
        await met;
        await add(second);
      }),
    );
  await Promise.all([one(0, a, b), one(1, b, a)]);
  expect(runs.reduce((a, b) => a + b)).toBe(3);
  const [rows] = await shop.db.connection.query('select order_count as n from customers where id in (?)', [[a, b]]);
  expect(rows).toEqual([{ n: 2 }, { n: 2 }]);
});

test('a statement of its own that loses a deadlock is run again', async () => {
  const { withEm, query } = await server();
  const [a, b] = [(await newCustomer(shop)).id, (await newCustomer(shop)).id];
  const weight: number[] = [];
  for (let i = 0; i < 5; i += 1) weight.push((await newCustomer(shop)).id);
  const other = await createConnection(driverUrl(shop.db.databaseUrl));
  const rival = (id: number) => other.query('update customers set order_count = order_count + 1 where id = ?', [id]);
  try {
    await other.beginTransaction();
    // Who has changed less gives way.
    for (const id of [...weight, b]) await rival(id);
    const lone = withEm(() =>
      query<typeof Customer>()
        .updateTable('customers')
        .set((eb) => ({ order_count: eb('order_count', '+', 1) }))
        .where('id', 'in', [a, b])
        .execute(),
    );
    // By now it holds the one row and waits for the other.
    await sleep(300);
    await rival(a);
    await other.commit();
    await lone;
  } finally {
    await other.end();
  }
  const [rows] = await shop.db.connection.query('select order_count as n from customers where id in (?)', [[a, b]]);
  expect(rows).toEqual([{ n: 2 }, { n: 2 }]);
});

test('what fails takes everything back: rows, announcements, calls after the commit', async () => {
  const { withEm, transact, afterCommit, publish, em, Customer: Entity } = await server();
  const { id } = await newCustomer(shop);
  let called = false;
  const work = withEm(() =>
    transact(async () => {
      await em().nativeUpdate(Entity, { id }, { nickname: 'half done' });
      await publish('customer.deleted', { customerId: id });
      afterCommit(() => {
        called = true;
      });
      // A transaction inside joins the outer one.
      await transact(async () => em().nativeUpdate(Entity, { id }, { avatar: '/files/half.webp' }));
      throw new Error('at the end');
    }),
  );
  await expect(work).rejects.toThrow('at the end');
  const [rows] = await shop.db.connection.query(
    "select c.nickname, c.avatar, (select count(*) from outbox_events where name = 'customer.deleted') as n from customers c where id = ?",
    [id],
  );
  expect(rows).toEqual([{ nickname: '微信用户', avatar: '', n: 0 }]);
  expect(called).toBe(false);
});

/** As a process leaves it that dies right after its commit: written, and nobody woken. */
const announceAndDie = async (orderId: number, customerId: number): Promise<number> => {
  const payload = JSON.stringify({ orderId, orderNo: `O${orderId}`, customerId, paid: 100 });
  const [made] = await shop.db.connection.query(
    "insert into outbox_events (name, payload, created_at) values ('order.paid', ?, utc_timestamp(3))",
    [payload],
  );
  return (made as { insertId: number }).insertId;
};
const purchases = async (orderId: number): Promise<number> => {
  const [rows] = await shop.db.connection.query('select count(*) as n from customer_purchases where order_id = ?', [orderId]);
  return Number((rows as { n: number }[])[0]?.n);
};

test('an announcement is delivered though its process died after the commit', async () => {
  const { id } = await newCustomer(shop);
  await announceAndDie(1, id);
  await eventually('the handler has run', async () => (await purchases(1)) === 1);
});

test('an announcement that was handed over by a process that died before noting it is not delivered again', async () => {
  const { queue } = await server();
  const { id } = await newCustomer(shop);
  const row = await announceAndDie(2, id);
  await eventually('the handler has run', async () => (await purchases(2)) === 1);
  const jobId = `customers.count-purchase-${row}`;
  const first = await eventually('the job is done', async () => {
    const job = await queue('events').getJob(jobId);
    return job?.finishedOn && { at: job.timestamp, finished: job.finishedOn };
  });
  await shop.db.connection.query('update outbox_events set published_at = null where id = ?', [row]);
  await eventually('it is handed over again', async () => {
    const [rows] = await shop.db.connection.query('select published_at from outbox_events where id = ?', [row]);
    return (rows as { published_at: Date | null }[])[0]?.published_at;
  });
  const job = await queue('events').getJob(jobId);
  expect({ at: job?.timestamp, finished: job?.finishedOn }).toEqual(first);
});

test('an announcement makes no job for a handler that it does not concern', async () => {
  const { withEm, transact, publish, queue } = await server();
  const { id } = await newCustomer(shop);
  const order = { orderNo: 'O1', customerId: id, payable: 100, skuIds: [1], placedAt: new Date().toISOString() };
  const expiresAt = new Date(Date.now() + 3_600_000).toISOString();
  await withEm(() =>
    transact(() =>
      publish(
        'order.placed',
        { ...order, orderId: 991, fromCart: false, expiresAt },
        { ...order, orderId: 992, fromCart: true, expiresAt },
      ),
    ),
  );
  const [direct, fromCart] = await eventually('both are handed over', async () => {
    const [rows] = await shop.db.connection.query(
      "select id from outbox_events where name = 'order.placed' and published_at is not null order by id desc limit 2",
    );
    const ids = (rows as { id: number }[]).map((row) => row.id).reverse();
    return ids.length === 2 && ids;
  });
  const jobs = (row: number | undefined) =>
    Promise.all(
      ['orders.schedule-close', 'cart.remove-ordered', 'orders.pay-nothing'].map((name) => queue('events').getJob(`${name}-${row}`)),
    );
  expect((await jobs(direct)).map(Boolean)).toEqual([true, false, false]);
  expect((await jobs(fromCart)).map(Boolean)).toEqual([true, true, false]);
});

test('more announcements in one commit than the relay takes at once all arrive', async () => {
  const { withEm, transact, publish } = await server();
  const { id } = await newCustomer(shop);
  await withEm(() =>
    transact(() =>
      publish(
        'order.paid',
        ...Array.from({ length: 600 }, (_, i) => ({ orderId: 10_000 + i, orderNo: `O${i}`, customerId: id, paid: 1, goods: 1, lines: [] })),
      ),
    ),
  );
  await eventually(
    'all are counted',
    async () => {
      const [rows] = await shop.db.connection.query('select order_count as n from customers where id = ?', [id]);
      return (rows as { n: number }[])[0]?.n === 600;
    },
    25_000,
  );
});
