import http from 'node:http';
import type { AddressInfo } from 'node:net';
import Koa from 'koa';
import Router from '@koa/router';
import { createApp } from './app.ts';
import { env } from './env.ts';
import { plugInvariants } from './modules/checks/index.ts';
import { findCustomerActor } from './modules/customers/index.ts';
import { findStaffActor } from './modules/staff/index.ts';
import { closeDb, connectDb } from './platform/db/orm.ts';
import { healthRoutes, setReady } from './platform/http/health.ts';
import { surround } from './platform/http/middleware.ts';
import { log } from './platform/log.ts';
import { closeQueues } from './platform/queue/queues.ts';
import { startRelay } from './platform/queue/relay.ts';
import { startJobs } from './platform/queue/run-jobs.ts';
import { closeRedis } from './platform/redis.ts';
import { plugProviders } from './plug.ts';
import { entities, handlers, invariants, jobs, loops, rawRoutes, routes } from './slices.ts';

export interface Running {
  /** Where the process answers HTTP. */
  url: string;
  /** Ends what was begun: requests in flight and jobs in hand finish first, for at most `graceMs`. */
  stop: (graceMs?: number) => Promise<void>;
}

const listen = (app: Koa, port: number): Promise<http.Server> =>
  new Promise((resolve, reject) => {
    const handle = app.callback();
    const server = http.createServer((request, response) => void handle(request, response));
    // Longer than a usual proxy keeps an idle connection, so that it never reuses one that we just closed.
    server.keepAliveTimeout = 75_000;
    server.headersTimeout = 80_000;
    server.requestTimeout = 60_000;
    server.once('error', reject);
    server.listen(port, env().HOST, () => resolve(server));
  });

const close = (server: http.Server, graceMs: number): Promise<void> =>
  new Promise((resolve) => {
    const force = setTimeout(() => server.closeAllConnections(), graceMs);
    server.close(() => {
      clearTimeout(force);
      resolve();
    });
    server.closeIdleConnections();
  });

const healthApp = (): Koa => {
  const app = new Koa();
  const router = new Router();
  healthRoutes(() => router);
  app.use(surround);
  app.use(router.routes());
  return app;
};

/** Starts the roles that the environment asks for. */
export const start = async (): Promise<Running> => {
  const { HUITOU_ROLE: role, PORT, WORKER_PORT, HOST } = env();
  plugProviders();
  plugInvariants(invariants);
  await connectDb(entities);
  const answers = role !== 'worker';
  const works = role !== 'api';
  const app = answers ? createApp({ routes, raw: rawRoutes, auth: { customer: findCustomerActor, staff: findStaffActor } }) : healthApp();
  const server = await listen(app, answers ? PORT : WORKER_PORT);
  const relay = works ? startRelay(handlers) : null;
  const runner = works ? await startJobs(handlers, jobs) : null;
  const looping = works ? loops.map((begin) => begin()) : [];
  setReady(true);
  const url = `http://${HOST}:${(server.address() as AddressInfo).port}`;
  log.info({ url, role }, 'started');
  return {
    url,
    stop: async (graceMs = 20_000) => {
      setReady(false);
      const patience = new Promise<void>((resolve) => setTimeout(resolve, graceMs).unref());
      await Promise.race([
        Promise.all([close(server, graceMs), relay?.stop(), runner?.stop(), ...looping.map((loop) => loop.stop())]),
        patience,
      ]);
      await closeQueues();
      await closeRedis();
      await closeDb();
      log.info('stopped');
    },
  };
};
