import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { TestProject } from 'vitest/node';
import { root } from './servers.ts';

/** What `npm start` writes once everything answers. */
export interface RunningShop {
  storefront: string;
  admin: string;
  api: string;
  sandbox: string;
  accounts: { staff: { login: string; password: string; role: string }[]; customers: { id: string; name: string }[] };
  pids: Record<string, number>;
}

declare module 'vitest' {
  interface ProvidedContext {
    shop: RunningShop;
  }
}

/** Once a run: the shop that the browser tests drive. SHOP_RUN names the run.json of a shop that already runs. */
export default function setup(project: TestProject): void {
  const file = process.env.SHOP_RUN ?? path.join(root, '.data/run.json');
  if (!existsSync(file)) throw new Error(`no running shop: ${file} is missing; start one with npm start`);
  project.provide('shop', JSON.parse(readFileSync(file, 'utf8')) as RunningShop);
}
