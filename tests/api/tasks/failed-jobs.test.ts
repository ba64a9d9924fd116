import { auditRoutes } from '@huitou/shared-types/audit/routes.ts';
import { taskRoutes } from '@huitou/shared-types/tasks/routes.ts';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { signInStaff } from '../../factories/staff.ts';
import { eventually, startShop, type TestShop } from '../../setup/app.ts';

let shop: TestShop;
let token: string;
beforeAll(async () => {
  shop = await startShop();
  token = await signInStaff(shop, ['job.view', 'job.replay', 'audit.view']);
});
afterAll(() => shop.stop());

/** A job whose payload its schema refuses: it fails at its first and only attempt. */
const failingJob = async (jobId: string): Promise<string> => {
  const { queue } = await import('../../../server/src/platform/queue/queues.ts');
  await queue('slow').add('tasks.run', { taskId: 'not a number' }, { jobId, attempts: 1 });
  return eventually('the failure is kept', async () => {
    const { items } = await shop.api(token)(taskRoutes.failedJobs, { name: 'tasks.run', open: true });
    return items.find((item) => item.error.includes('taskId'))?.id;
  });
};

test('a job that failed for good is kept, and replayed once under a new id', async () => {
  const id = await failingJob('broken-1');
  const job = (await shop.api(token)(taskRoutes.failedJobs)).items.find((item) => item.id === id);
  expect(job).toMatchObject({ queue: 'slow', name: 'tasks.run', payload: { taskId: 'not a number' }, attempts: 1, replayedAt: null });

  const both = await Promise.allSettled([shop.api(token)(taskRoutes.replay, { id }), shop.api(token)(taskRoutes.replay, { id })]);
  expect(both.filter((one) => one.status === 'fulfilled')).toHaveLength(1);
  // The replayed job fails again, and is kept beside the first one.
  await eventually(
    'the second failure',
    async () => (await shop.api(token)(taskRoutes.failedJobs, { open: true })).items.some((item) => item.id !== id),
    15_000,
  );
  expect((await shop.api(token)(taskRoutes.failedJobs, { open: false })).items.map((item) => item.id)).toEqual([id]);
  expect((await shop.api(token)(auditRoutes.list, { action: 'job' })).items).toEqual([
    expect.objectContaining({ action: 'job.replay', subjectId: id }),
  ]);
});

test('an unknown job cannot be replayed, and only staff with the right may', async () => {
  await expect(shop.api(token)(taskRoutes.replay, { id: '999999' })).rejects.toMatchObject({ code: 'not_found' });
  const viewer = await signInStaff(shop, ['job.view']);
  await expect(shop.api(viewer)(taskRoutes.replay, { id: '1' })).rejects.toMatchObject({ code: 'forbidden' });
});

test('health tells what waits', async () => {
  const health = await shop.api(token)(taskRoutes.health);
  expect(health.queues.map((one) => one.name)).toEqual(['events', 'default', 'slow', 'clock']);
  expect(health.outboxOldestSeconds).toBeLessThan(10);
});
