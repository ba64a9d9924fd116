import { taskRoutes } from '@huitou/shared-types/tasks/routes.ts';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { z } from 'zod';
import { moveClock, resetClock } from '../../../server/src/platform/clock.ts';
import { newStaff, signInStaff } from '../../factories/staff.ts';
import { staffRoutes } from '@huitou/shared-types/staff/routes.ts';
import { eventually, startShop, type TestShop } from '../../setup/app.ts';

let shop: TestShop;
let staffId: number;
let token: string;
const runs: string[] = [];

/** Modules of the server read the environment when they are loaded, so they are loaded after the shop has started. */
const server = async () => ({
  ...(await import('../../../server/src/modules/tasks/index.ts')),
  ...(await import('../../../server/src/modules/tasks/tasks.jobs.ts')),
  ...(await import('../../../server/src/platform/db/orm.ts')),
  ...(await import('../../../server/src/platform/errors.ts')),
});

const defineTestTask = async (): Promise<void> => {
  const { defineTask, fail } = await server();
  defineTask({
    kind: 'test-export',
    schema: z.object({
      mark: z.string(),
      refuse: z.boolean().optional(),
      broken: z.boolean().optional(),
      rows: z.boolean().optional(),
      failed: z.boolean().optional(),
    }),
    run: async ({ mark, refuse, broken, rows, failed }, progress) => {
      runs.push(mark);
      if (refuse) fail('import_unreadable', '文件读不出来');
      if (broken) throw new Error('a secret inside');
      await progress(1, 2);
      if (rows) return { errors: [{ row: 3, column: '价格', message: '不是数字' }], message: '有 1 行错误', ...(failed && { failed }) };
      return { file: { name: '订单.csv', bytes: Buffer.from('a,b'), type: 'text/csv' }, message: '共 2 行' };
    },
  });
};

beforeAll(async () => {
  shop = await startShop();
  await defineTestTask();
  const staff = await newStaff(shop, { permissions: ['job.view'] });
  staffId = staff.id;
  token = (await shop.api()(staffRoutes.signIn, { login: staff.login, password: staff.password })).token;
});
afterAll(() => shop.stop());
afterEach(resetClock);

const start = async (payload: object): Promise<number> => {
  const { startTask, withEm } = await server();
  return withEm(() => startTask({ kind: 'test-export', title: '导出', staffId, payload }));
};
const runJob = async (name: string): Promise<void> => {
  const { jobs, withEm } = await server();
  await withEm(() => Promise.resolve(jobs.find((job) => job.name === name)?.handle({} as never, new AbortController().signal)));
};
const ended = (id: number) =>
  eventually('the task ends', async () => {
    const task = await shop.api(token)(taskRoutes.get, { id: String(id) });
    return ['done', 'failed'].includes(task.state) && task;
  });

test('a task ends with a private file behind a link that its starter gets', async () => {
  const task = await ended(await start({ mark: 'plain' }));
  expect(task).toMatchObject({ state: 'done', message: '共 2 行', errors: [] });
  const answer = await fetch(shop.url + String(task.downloadUrl));
  expect([answer.status, await answer.text(), decodeURIComponent(String(answer.headers.get('content-disposition')))]).toEqual([
    200,
    'a,b',
    expect.stringContaining('订单.csv'),
  ]);
  expect((await shop.api(token)(taskRoutes.list)).items[0]).toMatchObject({ id: task.id });
});

test('somebody else’s task does not exist for me', async () => {
  const id = await start({ mark: 'mine' });
  const other = await signInStaff(shop);
  await expect(shop.api(other)(taskRoutes.get, { id: String(id) })).rejects.toMatchObject({ code: 'not_found' });
  expect((await shop.api(other)(taskRoutes.list)).items).toEqual([]);
});

test('a refusal is shown in its own words, an accident without its inside, row errors as rows', async () => {
  expect(await ended(await start({ mark: 'r', refuse: true }))).toMatchObject({ state: 'failed', message: '文件读不出来' });
  const broken = await ended(await start({ mark: 'b', broken: true }));
  expect(broken.state).toBe('failed');
  expect(broken.message).not.toContain('secret');
  const errors = [{ row: 3, column: '价格', message: '不是数字' }];
  expect(await ended(await start({ mark: 'e', rows: true, failed: true }))).toMatchObject({ state: 'failed', errors });
  expect(await ended(await start({ mark: 'e', rows: true }))).toMatchObject({ state: 'done', message: '有 1 行错误', errors });
  expect(await ended(await start({ mark: 5 }))).toMatchObject({ state: 'failed' });
});

describe('the sweeper', () => {
  const put = async (state: string, attempts: number, leaseMsAgo: number): Promise<number> => {
    const at = new Date(Date.now() - leaseMsAgo);
    const [made] = await shop.db.connection.query(
      "insert into tasks (kind, title, staff_id, payload, state, done, total, message, errors, attempts, lease_until, created_at) values ('test-export', '导出', ?, ?, ?, 0, 0, '', '[]', ?, ?, ?)",
      [staffId, JSON.stringify({ mark: `swept-${state}-${attempts}` }), state, attempts, at, at],
    );
    return (made as { insertId: number }).insertId;
  };
  const sweep = () => runJob('tasks.sweep');

  test('restarts what the queue lost and what a dead worker left', async () => {
    const [lost, orphan] = [await put('waiting', 0, 60_000), await put('running', 1, 60_000)];
    await sweep();
    for (const id of [lost, orphan]) expect(await ended(id)).toMatchObject({ state: 'done' });
  });

  test('leaves a task alone whose worker lives', async () => {
    const id = await put('running', 1, -60_000);
    await sweep();
    await new Promise((resolve) => setTimeout(resolve, 300));
    expect((await shop.api(token)(taskRoutes.get, { id: String(id) })).state).toBe('running');
  });

  test('gives a task up after three deaths', async () => {
    const id = await put('running', 3, 60_000);
    await sweep();
    expect(await ended(id)).toMatchObject({ state: 'failed', message: expect.stringContaining('中断') });
    expect(runs).not.toContain('swept-running-3');
  });
});

test('a file goes after a week', async () => {
  const task = await ended(await start({ mark: 'old' }));
  moveClock(8 * 86_400_000);
  await runJob('tasks.purge');
  resetClock();
  expect((await shop.api(token)(taskRoutes.get, { id: task.id })).downloadUrl).toBeNull();
  expect((await fetch(shop.url + String(task.downloadUrl))).status).toBe(404);
});
