import { appendFile, mkdtemp, readdir, readFile, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { createSandbox } from '../../scripts/sandbox/index.ts';
import { order, paid, payCall, payParams, prepay, receiver } from './merchant.ts';

let dataDir: string;
beforeEach(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'sandbox-'));
});
afterEach(() => rm(dataDir, { recursive: true, force: true }));

const MINUTE = 60_000;

test('a restart keeps keys, orders, people, tokens and what is still to be told', async () => {
  const shop = await receiver((_received, count) => (count === 1 ? 500 : 204));
  const first = await createSandbox({ dataDir });
  const body = order(first, { notify_url: `${shop.url}/notify` });
  const { json } = await prepay(first, body);
  const { no } = await paid(first, { notify_url: `${shop.url}/notify` });
  const person = first.people.add({ nickname: '新来的' });
  await first.clock.idle();
  await first.close();

  const second = await createSandbox({ dataDir });
  const stable = Object.entries(first.env).filter(([name]) => !/_(URL|PORT)$/.test(name));
  expect(second.env).toMatchObject(Object.fromEntries(stable));
  expect(second.people.list()).toContainEqual(person);
  expect(second.orders.get(no)?.state).toBe('SUCCESS');
  expect(second.payer.pay(payParams(second, String(json.prepay_id))).result).toBe('ok');
  await second.clock.advance(MINUTE);
  expect(shop.received).toHaveLength(3);
  expect(second.notifications.list().every((notification) => notification.state === 'delivered')).toBe(true);
  await second.close();
  await shop.close();
});

test('a line torn by kill -9 costs that line only', async () => {
  const first = await createSandbox({ dataDir });
  const { no } = await paid(first);
  await first.close();
  await appendFile(join(dataDir, 'state.jsonl'), '{"t":"order","v":{"no":"TORN00');
  const second = await createSandbox({ dataDir });
  expect(second.orders.get(no)?.state).toBe('SUCCESS');
  const later = await paid(second);
  await second.close();
  const third = await createSandbox({ dataDir });
  expect(third.orders.get(later.no)?.state).toBe('SUCCESS');
  await third.close();
});

test('what was answered is on disk moments later, without a close', async () => {
  const first = await createSandbox({ dataDir });
  const { no } = await paid(first);
  await sleep(200);
  expect(await readFile(join(dataDir, 'state.jsonl'), 'utf8')).toContain(no);
  await first.close();
});

test('credentials.json is the environment of a shop, for its owner only', async () => {
  const sandbox = await createSandbox({ dataDir });
  const file = join(dataDir, 'credentials.json');
  expect(JSON.parse(await readFile(file, 'utf8'))).toEqual(sandbox.env);
  expect((await stat(file)).mode & 0o077).toBe(0);
  expect(Object.keys(sandbox.env).every((name) => /^(WECHAT|WXPAY|NUONUO|SMS|MAIL)_|^DEV_WECHAT_URL$/.test(name))).toBe(true);
  await sandbox.close();
});

test('without a folder nothing is written; two sandboxes share nothing', async () => {
  const [one, two] = await Promise.all([createSandbox(), createSandbox()]);
  const body = order(one);
  await prepay(one, body);
  expect(two.orders.get(String(body.out_trade_no))).toBeUndefined();
  expect((await payCall(two, 'GET', '/v3/certificates', undefined, { serial: one.env.WXPAY_MCH_SERIAL as string })).status).toBe(401);
  expect(await readdir(dataDir)).toEqual([]);
  await Promise.all([one.close(), two.close()]);
});
