import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { up } from '../devdb.mjs';
import { measureAdminList } from './admin-list.ts';
import { measureLedger } from './ledger.ts';
import { measurePlaceOrder } from './place-order.ts';
import { measureReads } from './reads.ts';
import { printTable, type Row } from './report.ts';
import { seedShop } from './seed.ts';
import { peakMemory, prepareSchema, startApi, startFloor } from './servers.ts';

/** The hot paths of an ordinary day. */
export const benchShop = async (options: { orders: number; seconds: number; data: string }): Promise<void> => {
  const { databaseUrl, redisUrl } = await up({ data: path.resolve(options.data), dbPort: 13506, redisPort: 16579, durable: true });
  const servers = { databaseUrl: databaseUrl.replace(/^mariadb:/, 'mysql:'), redisUrl };
  console.log('preparing a fresh schema …');
  await prepareSchema(servers);
  const shop = await seedShop(servers);
  const rows: Row[] = [];

  const api = await startApi(servers);
  rows.push({ name: 'api ready after start', value: api.readyMs, unit: 'ms', floor: null, ratio: null, target: '≤ 3000' });
  rows.push({ name: 'api memory at rest', value: api.memoryMb(), unit: 'MB', floor: null, ratio: null, target: '≤ 200' });
  const floor = await startFloor(servers);
  try {
    const watch = peakMemory(api.pid);
    rows.push(...(await measureReads(api.url, floor.url, shop, options.seconds)));
    rows.push(...(await measurePlaceOrder(api.url, floor.url, shop, servers, options.seconds)));
    rows.push({ name: 'api memory under load', value: watch.stop(), unit: 'MB', floor: null, ratio: null, target: '≤ 350' });
    rows.push(...(await measureLedger(servers, options.seconds)));
    rows.push(...(await measureAdminList(api.url, shop, servers, options.orders)));
  } finally {
    await api.stop();
    await floor.stop();
  }

  printTable(rows);
  mkdirSync('bench', { recursive: true });
  writeFileSync('bench/latest.json', `${JSON.stringify(rows, null, 2)}\n`);
  console.log('written to bench/latest.json; the databases stay up for the next run (npm run db -- down --data .data/bench)');
};
