// One load generator process: keeps `concurrency` requests in flight for some seconds and reports. Started by `run-load.ts`.
import http from 'node:http';
import type { LoadPlan, LoadResult } from './run-load.ts';

const plan = JSON.parse(
  await new Promise<string>((resolve) => {
    let text = '';
    process.stdin.on('data', (chunk) => {
      text += String(chunk);
    });
    process.stdin.on('end', () => resolve(text));
  }),
) as LoadPlan;

const agent = new http.Agent({ keepAlive: true, maxSockets: plan.concurrency, scheduling: 'fifo' });
const target = new URL(plan.url);
const times: number[] = [];
let failures = 0;
let firstFailure = '';
let turn = 0;
let counting = false;

const one = (): Promise<void> =>
  new Promise((resolve) => {
    const request = plan.requests[turn++ % plan.requests.length] as LoadPlan['requests'][number];
    const body = request.body === undefined ? undefined : JSON.stringify(request.body);
    const started = performance.now();
    const call = http.request(
      {
        host: target.hostname,
        port: target.port,
        path: request.path,
        method: request.method,
        agent,
        headers: {
          ...request.headers,
          ...(body === undefined
            ? {}
            : {
                'content-type': 'application/json',
                'content-length': Buffer.byteLength(body),
                'idempotency-key': `bench-${process.pid}-${turn}-${Date.now().toString(36)}`,
              }),
        },
      },
      (response) => {
        let text = '';
        response.on('data', (chunk) => {
          if (response.statusCode !== 200 && text.length < 300) text += String(chunk);
        });
        response.on('end', () => {
          if (response.statusCode !== 200) {
            failures += 1;
            firstFailure ||= `${response.statusCode} ${text}`;
          } else if (counting) times.push(performance.now() - started);
          resolve();
        });
      },
    );
    call.on('error', (error) => {
      failures += 1;
      firstFailure ||= String(error);
      resolve();
    });
    call.end(body);
  });

let over = false;
const worker = async (): Promise<void> => {
  while (!over) await one();
};
const workers = Array.from({ length: plan.concurrency }, worker);
await new Promise((resolve) => setTimeout(resolve, plan.warmUpMs));
counting = true;
const from = performance.now();
await new Promise((resolve) => setTimeout(resolve, plan.seconds * 1000));
const seconds = (performance.now() - from) / 1000;
counting = false;
over = true;
const done = [...times].sort((a, b) => a - b);
await Promise.all(workers);
agent.destroy();
const at = (share: number): number => done[Math.min(done.length - 1, Math.floor(done.length * share))] ?? 0;
const result: LoadResult = { perSecond: done.length / seconds, p50: at(0.5), p99: at(0.99), failures, firstFailure };
process.stdout.write(JSON.stringify(result));
