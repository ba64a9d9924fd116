import { once } from 'node:events';
import { type IncomingMessage, request } from 'node:http';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { addressInput, newCustomer } from '../../factories/customers.ts';
import { customerRoutes } from '@huitou/shared-types/customers/routes.ts';
import { eventually, startShop, type TestShop } from '../../setup/app.ts';
import { startVictim } from '../../setup/second-process.ts';

let shop: TestShop;
beforeAll(async () => {
  shop = await startShop();
});
afterAll(() => shop.stop());
afterEach(() => shop.sandbox.faults.clear());

const wait = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

test('a process that is asked to stop answers the request in flight, takes no new one, and says before that it is leaving', async () => {
  const { token } = await newCustomer(shop);
  const process = await startVictim();
  const body = Buffer.from(JSON.stringify(addressInput));
  const call = request(`${process.url}/api/me/addresses`, {
    method: 'POST',
    headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json', 'content-length': body.length },
  });
  const answered = once(call, 'response') as Promise<[IncomingMessage]>;
  call.write(body.subarray(0, 40));
  await wait(200);
  const stopped = process.stop();
  await wait(300);
  await expect(fetch(`${process.url}/healthz`)).rejects.toThrow('fetch failed');
  call.end(body.subarray(40));
  const [response] = await answered;
  expect(response.statusCode).toBe(200);
  response.resume();
  await stopped;
  expect((await shop.api(token)(customerRoutes.addresses)).items).toHaveLength(1);
});

test('a worker that is asked to stop finishes the job in hand', async () => {
  const { id } = await newCustomer(shop);
  const { enqueue, queue } = await import('../../../server/src/platform/queue/queues.ts');
  const { judgeNickname } = await import('../../../server/src/modules/customers/judge-nickname.ts');
  await shop.db.connection.query('update customers set nickname = ?, nickname_doubtful = 1 where id = ?', ['小柚', id]);
  const doubtful = async (): Promise<unknown> => {
    const [rows] = await shop.db.connection.query('select nickname_doubtful as d from customers where id = ?', [id]);
    return (rows as { d: number }[])[0]?.d;
  };
  // Only the other process works now.
  await queue('default').pause(true);
  const worker = await startVictim({ HUITOU_ROLE: 'worker' });
  shop.sandbox.faults.add({ kind: 'delay', ms: 2_000, on: '/wxa/msg_sec_check' });
  await enqueue(judgeNickname, { customerId: id }, { id: `stopping-${id}` });
  await eventually('the job is in hand', async () => shop.sandbox.faults.list().length === 0);
  expect(await doubtful()).toBe(1);
  await worker.stop();
  expect(await doubtful()).toBe(0);
  await queue('default').resume(true);
});
