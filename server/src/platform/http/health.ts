import type Router from '@koa/router';
import { sql } from 'kysely';
import { env } from '../../env.ts';
import { query, withEm } from '../db/orm.ts';
import { metricsText, metricsType, outboxWaiting } from '../metrics.ts';
import type { OutboxEvent } from '../queue/outbox.entity.ts';
import { redis } from '../redis.ts';

let ready = false;
/** Says whether this process should get traffic; the process sets it when it has started and takes it back when it stops. */
export const setReady = (value: boolean): void => {
  ready = value;
};

const within = <T>(ms: number, work: Promise<T>): Promise<T> =>
  Promise.race([work, new Promise<never>((_, reject) => setTimeout(() => reject(new Error('timeout')), ms).unref())]);

/** `/healthz`: the process lives. `/readyz`: it may get traffic, and database and Redis answer. `/metrics`: Prometheus. */
export const healthRoutes = (routerOf: (path: string) => Router): void => {
  routerOf('/healthz').get('/healthz', (ctx) => {
    ctx.body = { ok: true };
  });
  routerOf('/readyz').get('/readyz', async (ctx) => {
    const checks = await Promise.allSettled([
      within(
        2_000,
        withEm(() => sql`select 1`.execute(query<typeof OutboxEvent>())),
      ),
      within(2_000, redis().ping()),
    ]);
    const [database, cache] = checks.map((check) => check.status === 'fulfilled');
    ctx.status = ready && database && cache ? 200 : 503;
    ctx.body = { ready, database, redis: cache };
  });
  routerOf('/metrics').get('/metrics', async (ctx) => {
    const token = env().METRICS_TOKEN;
    const local = ['127.0.0.1', '::1', '::ffff:127.0.0.1'].includes(ctx.ip);
    if (token === '' ? !local : ctx.get('authorization') !== `Bearer ${token}`) {
      ctx.status = 404;
      return;
    }
    const waiting = await withEm(() =>
      query<typeof OutboxEvent>()
        .selectFrom('outbox_events')
        .select((eb) => eb.fn.countAll<number>().as('n'))
        .where('published_at', 'is', null)
        .executeTakeFirst(),
    );
    outboxWaiting.set(Number(waiting?.n ?? 0));
    ctx.type = metricsType;
    ctx.body = await metricsText();
  });
};
