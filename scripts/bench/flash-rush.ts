import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';

export interface RushPlan {
  url: string;
  /** Each is sent once; the body is JSON text. */
  requests: { path: string; token?: string; body?: string }[];
  concurrency: number;
  /** What the connections ask for before the rush begins. */
  warmPath: string;
}
export interface RushResult {
  perSecond: number;
  seconds: number;
  /** ms */
  p50: number;
  p99: number;
  /** How many answers said what. */
  states: Record<string, number>;
}

/** Sends a rush from a process of its own. */
export const runRush = async (plan: RushPlan): Promise<RushResult> => {
  const child = spawn(process.execPath, [fileURLToPath(new URL('flash-load.ts', import.meta.url))], { stdio: ['pipe', 'pipe', 'inherit'] });
  let text = '';
  child.stdout.on('data', (chunk) => {
    text += String(chunk);
  });
  child.stdin.end(JSON.stringify(plan));
  await new Promise((resolve) => child.once('exit', resolve));
  return JSON.parse(text) as RushResult;
};
