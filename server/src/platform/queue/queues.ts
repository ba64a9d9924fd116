import Bull from 'bull';
import { env } from '../../env.ts';
import { newRedis } from '../redis.ts';
import type { Job, QueueName } from './jobs.ts';

const open = new Map<QueueName, Bull.Queue>();
let shared: ReturnType<typeof newRedis> | undefined;

/** The Bull queue of a name. Keys carry a hash tag, so that Redis Cluster keeps a queue on one node. */
export const queue = (name: QueueName): Bull.Queue => {
  const known = open.get(name);
  if (known) return known;
  shared ??= newRedis({ blocking: true });
  const client = shared;
  const made = new Bull(name, {
    prefix: `{${env().REDIS_PREFIX}-queue}`,
    // A blocking connection of its own for each queue; the client is shared; subscribers are needed for completed jobs only.
    createClient: (type) => (type === 'client' ? client : newRedis({ blocking: true })),
    defaultJobOptions: { removeOnComplete: { age: 3600, count: 5000 }, removeOnFail: { age: 7 * 86_400 } },
    settings: { stalledInterval: 15_000, maxStalledCount: 3, lockDuration: 60_000 },
  });
  made.on('error', () => undefined);
  open.set(name, made);
  return made;
};
export const queueNames: readonly QueueName[] = ['events', 'default', 'slow', 'clock'];

/**
 * Puts a job in its queue. `id` makes it the only one of its kind: a second call with the same id is ignored while the first is kept.
 * Call it after the commit; a job that is lost with Redis must be found again by a sweeper.
 */
export const enqueue = async <P>(job: Job<P>, payload: P, options: { id: string; delayMs?: number }): Promise<void> => {
  await queue(job.queue).add(job.name, payload, {
    jobId: `${job.name}-${options.id}`,
    attempts: job.retry.attempts,
    backoff: { type: 'exponential', delay: job.retry.backoffMs },
    ...(options.delayMs === undefined ? {} : { delay: Math.max(0, options.delayMs) }),
  });
};

export const closeQueues = async (): Promise<void> => {
  const all = [...open.values()];
  open.clear();
  await Promise.all(all.map((one) => one.close()));
  const client = shared;
  shared = undefined;
  if (client && client.status !== 'end') await client.quit().catch(() => undefined);
};
