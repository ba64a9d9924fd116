import { Counter, collectDefaultMetrics, Gauge, Histogram, register } from 'prom-client';

collectDefaultMetrics();
export const httpDuration = new Histogram({
  name: 'http_request_seconds',
  help: 'Time to answer',
  labelNames: ['method', 'route', 'status'],
  buckets: [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5],
});
export const jobDuration = new Histogram({
  name: 'job_seconds',
  help: 'Time of a job',
  labelNames: ['queue', 'name'],
  buckets: [0.01, 0.05, 0.25, 1, 5, 30, 120],
});
export const outsideCalls = new Counter({
  name: 'outside_calls_total',
  help: 'Calls to outside parties',
  labelNames: ['party', 'call', 'outcome'],
});
export const outboxWaiting = new Gauge({ name: 'outbox_waiting', help: 'Announcements not handed over yet' });
/** Set by the worker that ran the checks last. */
export const checksRed = new Gauge({ name: 'checks_red', help: 'Rules of the data that are broken' });
export const metricsText = (): Promise<string> => register.metrics();
export const metricsType = register.contentType;
