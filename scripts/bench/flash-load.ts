// One load generator process: sends every request of its plan once, `concurrency` at a time, and reports. Started by `flash-rush.ts`.
import http from 'node:http';
import type { RushPlan, RushResult } from './flash-rush.ts';

const plan = JSON.parse(
  await new Promise<string>((resolve) => {
    const parts: Buffer[] = [];
    process.stdin.on('data', (chunk: Buffer) => parts.push(chunk));
    process.stdin.on('end', () => resolve(Buffer.concat(parts).toString()));
  }),
) as RushPlan;
const agent = new http.Agent({ keepAlive: true, maxSockets: plan.concurrency, scheduling: 'fifo' });
const target = new URL(plan.url);
const times: number[] = [];
const states: Record<string, number> = {};

const one = ({ path, token, body }: RushPlan['requests'][number], i: number): Promise<void> =>
  new Promise((resolve) => {
    const started = performance.now();
    const note = (state: string): void => {
      times.push(performance.now() - started);
      states[state] = (states[state] ?? 0) + 1;
      resolve();
    };
    const call = http.request(
      {
        host: target.hostname,
        port: target.port,
        path,
        method: body === undefined ? 'GET' : 'POST',
        agent,
        headers: {
          ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
          ...(body === undefined
            ? {}
            : {
                'content-type': 'application/json',
                'content-length': Buffer.byteLength(body),
                'idempotency-key': `rush-${process.pid}-${i}`,
              }),
        },
      },
      (response) => {
        let text = '';
        response.on('data', (chunk) => {
          text += String(chunk);
        });
        response.on('end', () => note(/"(?:state|code)":"(\w+)"/.exec(text)?.[1] ?? String(response.statusCode)));
      },
    );
    call.on('error', (error) => note(String(error)));
    call.end(body);
  });

const queue = plan.requests.entries();
const worker = async (): Promise<void> => {
  for (const [i, request] of queue) await one(request, i);
};
// Everybody is connected when the rush begins.
await Promise.all(Array.from({ length: plan.concurrency }, (_, i) => one({ path: plan.warmPath }, -1 - i)));
times.length = 0;
for (const name of Object.keys(states)) delete states[name];
const from = performance.now();
await Promise.all(Array.from({ length: plan.concurrency }, worker));
const seconds = (performance.now() - from) / 1000;
agent.destroy();
times.sort((a, b) => a - b);
const at = (share: number): number => times[Math.min(times.length - 1, Math.floor(times.length * share))] ?? 0;
const result: RushResult = { perSecond: times.length / seconds, seconds, p50: at(0.5), p99: at(0.99), states };
process.stdout.write(JSON.stringify(result));
