import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';

export interface LoadPlan {
  url: string;
  requests: { method: string; path: string; headers?: Record<string, string>; body?: unknown }[];
  concurrency: number;
  seconds: number;
  warmUpMs: number;
}
export interface LoadResult {
  perSecond: number;
  /** ms */
  p50: number;
  p99: number;
  failures: number;
  firstFailure: string;
}

/** Runs a load in a process of its own. @throws Error when more than one request in a thousand fails */
export const runLoad = async (plan: Omit<LoadPlan, 'warmUpMs'> & { warmUpMs?: number }): Promise<LoadResult> => {
  const child = spawn(process.execPath, [fileURLToPath(new URL('load.ts', import.meta.url))], { stdio: ['pipe', 'pipe', 'inherit'] });
  let text = '';
  child.stdout.on('data', (chunk) => {
    text += String(chunk);
  });
  child.stdin.end(JSON.stringify({ warmUpMs: 1_500, ...plan }));
  await new Promise((resolve) => child.once('exit', resolve));
  const result = JSON.parse(text) as LoadResult;
  if (result.failures > result.perSecond * plan.seconds * 0.001)
    throw new Error(`${result.failures} requests failed, the first with ${result.firstFailure}`);
  return result;
};
