import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { round, type Row } from './report.ts';
import { type Databases, envOf } from './servers.ts';

const POOL = 32;

/** Postings per second of one way, by a process of its own. */
const measure = async (how: 'ledger' | 'bare', concurrency: number, seconds: number, servers: Databases): Promise<number> => {
  const args = [fileURLToPath(new URL('ledger-load.ts', import.meta.url)), how, String(concurrency), String(seconds), String(POOL)];
  const env = { ...envOf(servers), DATABASE_POOL: String(POOL) };
  const child = spawn(process.execPath, args, { env, stdio: ['ignore', 'pipe', 'inherit'] });
  let text = '';
  child.stdout.on('data', (chunk) => {
    text += String(chunk);
  });
  const code = await new Promise((resolve) => child.once('exit', resolve));
  if (code !== 0) throw new Error(`booking ${how} ended with ${String(code)}`);
  return (JSON.parse(text) as { perSecond: number }).perSecond;
};

/**
 * Postings per second through the ledger (unique reference, guarded counters, all of them through the same few accounts of the shop) against
 * bare inserts of the same rows in a transaction each.
 */
export const measureLedger = async (servers: Databases, seconds: number): Promise<Row[]> => {
  const rows: Row[] = [];
  for (const concurrency of [1, 16, 64]) {
    const bare = await measure('bare', concurrency, seconds, servers);
    const mine = await measure('ledger', concurrency, seconds, servers);
    rows.push({
      name: `ledger postings, ${concurrency} concurrent, vs bare inserts`,
      value: round(mine),
      unit: '/s',
      floor: round(bare),
      ratio: round(mine / bare, 2),
      target: '≥ 0.5',
    });
  }
  return rows;
};
