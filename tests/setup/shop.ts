import { readFileSync } from 'node:fs';
import type { TestProject } from 'vitest/node';
import { startTestShop } from '../../scripts/lib/test-shop.mjs';

/** What `npm start` writes to run.json once everything answers. */
export interface RunningShop {
  storefront: string;
  admin: string;
  api: string;
  sandbox: string;
  accounts: { staff: { login: string; password: string; role: string }[]; customers: { openid: string; name: string }[] };
  pids: Record<string, number>;
}

declare module 'vitest' {
  interface ProvidedContext {
    shop: RunningShop;
  }
}

/** Once a run: a fresh shop for the browser tests, or the one whose run.json SHOP_RUN names. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const given = process.env.SHOP_RUN;
  const shop = given ? { runFile: given, stop: async () => {} } : await startTestShop();
  project.provide('shop', JSON.parse(readFileSync(shop.runFile, 'utf8')) as RunningShop);
  return shop.stop;
}
