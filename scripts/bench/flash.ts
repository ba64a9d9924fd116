// `npm run bench -- flash [--claims 20000 --units 500 --connections 500 --many 1000000]`: a rush on one flash sale, as ratios to floors of the same run.
import { mkdirSync, writeFileSync } from 'node:fs';
import { setPriority } from 'node:os';
import path from 'node:path';
import { Redis } from 'ioredis';
import mysql from 'mysql2/promise';
import { up } from '../devdb.mjs';
import { type BenchItem, claimsOf, growCrowd, seedItem } from './flash-seed.ts';
import { type RushPlan, type RushResult, runRush } from './flash-rush.ts';
import { printTable, round, type Row } from './report.ts';
import { runLoad } from './run-load.ts';
import { CUSTOMERS, seedShop } from './seed.ts';
import { type Databases, prepareSchema, startFlashFloor, startShopProcess } from './servers.ts';

export interface FlashOptions {
  claims: number;
  units: number;
  connections: number;
  many: number;
  data: string;
}
const FEW = 10_000;
const BACKLOG = 4_000;

/** All figures of a rush. */
export const benchFlash = async (options: FlashOptions): Promise<void> => {
  const { databaseUrl, redisUrl } = await up({ data: path.resolve(options.data), dbPort: 13508, redisPort: 16581, durable: true });
  const servers: Databases = { databaseUrl: databaseUrl.replace(/^mariadb:/, 'mysql:'), redisUrl };
  console.log('preparing a fresh schema …');
  const redis = new Redis(redisUrl);
  await redis.flushdb();
  await prepareSchema(servers);
  const shop = await seedShop(servers);
  const buyers = Math.max(FEW, options.claims);
  await growCrowd(servers, CUSTOMERS, CUSTOMERS + FEW, buyers);
  const bench = new FlashBench(servers, redis, options);
  const rows: Row[] = [];
  await bench.start();
  try {
    rows.push(...(await bench.measureOrders(shop)));
    rows.push(bench.row('claim p99, first claims of a cold process', await bench.warm(), null, 'ms', null));
    const few = await bench.rush('10 thousand customers', Math.min(FEW, options.claims));
    rows.push(...few.rows);
    console.log(`growing to ${options.many} customers …`);
    await growCrowd(servers, CUSTOMERS + FEW, options.many, buyers);
    const many = await bench.rush(`${options.many} customers`, options.claims);
    rows.push(...many.rows, bench.row('claims, many against few customers', many.rate, few.rate, '/s', '≥ 0.8'));
    rows.push(...(await bench.measureBrowsing()));
  } finally {
    await bench.stop();
    redis.disconnect();
  }
  printTable(rows);
  mkdirSync('bench', { recursive: true });
  writeFileSync('bench/flash.json', `${JSON.stringify(rows, null, 2)}\n`);
  console.log('written to bench/flash.json');
};

class FlashBench {
  private readonly servers: Databases;
  private readonly redis: Redis;
  private readonly options: FlashOptions;
  private readonly running: { stop: () => Promise<void> }[] = [];
  /** The process that claims have to themselves. */
  private claims = '';
  private claimsPid = 0;
  /** The process of everything else. */
  private browsing = '';
  /** Makes orders of claims beside everything that is measured. */
  private workerPid = 0;
  private floor = '';
  private sku = 0;

  constructor(servers: Databases, redis: Redis, options: FlashOptions) {
    this.servers = servers;
    this.redis = redis;
    this.options = options;
  }

  row(name: string, value: number, floor: number | null, unit: string, target: string | null): Row {
    const made: Row = {
      name,
      value: round(value),
      unit,
      floor: floor === null ? null : round(floor),
      ratio: floor === null ? null : round(value / floor, 2),
      target,
    };
    // At once: who stops a long run keeps what was measured.
    console.log(`  ${name}: ${made.value} ${unit}${made.floor === null ? '' : `, floor ${made.floor}, ratio ${made.ratio}`}`);
    return made;
  }

  async start(): Promise<void> {
    // As docs/operating.md has it: claims have a process of their own, with room for what a crowd asks at once.
    const [claims, browsing, worker, floor] = [
      await startShopProcess(this.servers, { role: 'api', port: 3250, nursery: 128 }),
      await startShopProcess(this.servers, { role: 'api', port: 3252 }),
      await startShopProcess(this.servers, { role: 'worker', port: 3253 }),
      await startFlashFloor(this.servers),
    ];
    this.running.push(claims, browsing, worker, floor);
    [this.claims, this.claimsPid, this.browsing, this.workerPid, this.floor] = [
      claims.url,
      claims.pid,
      browsing.url,
      worker.pid,
      floor.url,
    ];
  }
  async stop(): Promise<void> {
    for (const one of this.running) await one.stop();
  }

  private async openItem(quota: number): Promise<BenchItem> {
    this.sku += 1;
    return seedItem(this.servers, this.sku, quota);
  }
  /** Waits until a worker has built the counters. */
  private async ready(item: BenchItem): Promise<void> {
    while ((await this.redis.hget(`huitou:{flash:${item.itemId}}:meta`, 'run')) === null)
      await new Promise((resolve) => setTimeout(resolve, 50));
  }
  private async count(sql: string, itemId: number): Promise<number> {
    const connection = await mysql.createConnection({ uri: this.servers.databaseUrl });
    const [rows] = await connection.query<mysql.RowDataPacket[]>(sql, [itemId]);
    await connection.end();
    return Number(rows[0]?.n);
  }
  private async allWorkedOff(item: BenchItem): Promise<void> {
    while ((await this.redis.xlen(`huitou:{flash:${item.itemId}}:stream`)) > 0) await new Promise((resolve) => setTimeout(resolve, 20));
  }
  /** What the orders announced is done, so that the worker rests before the next figure. */
  private async allHeard(): Promise<void> {
    const waiting = 'select count(*) as n from outbox_events where published_at is null and 0 = ?';
    while ((await this.count(waiting, 0)) > 0 || (await this.redis.llen('{huitou-queue}:events:wait')) > 0)
      await new Promise((resolve) => setTimeout(resolve, 200));
  }
  private async addressShift(): Promise<number> {
    return this.count(
      'select cast(id as signed) - cast(customer_id as signed) as n from customer_addresses where customer_id = ?',
      CUSTOMERS + 1,
    );
  }

  private rushTo(url: string, requests: RushPlan['requests']): Promise<RushResult> {
    return runRush({ url, requests, concurrency: this.options.connections, warmPath: '/healthz' });
  }
  /** The same requests at the bare script. */
  private async rushToFloor(requests: RushPlan['requests']): Promise<RushResult> {
    await this.redis.del('bench:{floor}:stream');
    await this.redis.set('bench:{floor}:left', this.options.units);
    return this.rushTo(this.floor, requests);
  }
  /** Both sides have answered as many requests before they are measured. @returns the p99 of the first claims of a cold process, ms */
  async warm(): Promise<number> {
    const item = await this.openItem(1);
    await this.ready(item);
    const requests = await claimsOf(this.servers, item, CUSTOMERS + 1, Math.min(FEW, this.options.claims), await this.addressShift());
    await this.rushToFloor(requests);
    const { p99 } = await this.rushTo(this.claims, requests);
    return p99;
  }

  /** One rush for the units, with a worker at it, against the bare script. */
  async rush(label: string, claims: number): Promise<{ rate: number; rows: Row[] }> {
    const { units } = this.options;
    const item = await this.openItem(units);
    await this.ready(item);
    const requests = await claimsOf(this.servers, item, CUSTOMERS + 1, claims, await this.addressShift());
    console.log(`${label}: ${claims} claims …`);
    const floor = await this.rushToFloor(requests);
    const mine = await this.rushTo(this.claims, requests);
    await this.allWorkedOff(item);
    const orders = await this.count(
      'select count(*) as n from flash_claims c join orders o on o.flash_claim_id = c.id where c.item_id = ?',
      item.itemId,
    );
    console.log(`${label}: ${JSON.stringify(mine.states)}, ${orders} orders`);
    return {
      rate: mine.perSecond,
      rows: [
        this.row(`claims, ${label}, vs bare Koa and script`, mine.perSecond, floor.perSecond, '/s', '≥ 0.6'),
        this.row(`claim p99, ${label}`, mine.p99, floor.p99, 'ms', '≤ 5'),
        this.row(`orders of ${units} pieces, ${label}`, orders, units, '', '≥ 1'),
        this.row(`orders more than pieces, ${label}`, Math.max(0, orders - units), null, '', '≤ 0'),
      ],
    };
  }

  /** A backlog of claims made into orders, against orders placed one by one over HTTP; a worker runs beside both. */
  async measureOrders(shop: Awaited<ReturnType<typeof seedShop>>): Promise<Row[]> {
    const requests = Array.from({ length: 4_000 }, (_, i) => {
      const customer = shop.customers[(i * 7_919) % shop.customers.length] as (typeof shop.customers)[number];
      const sku = 40 + ((i * 31) % 150);
      return {
        method: 'POST',
        path: '/api/orders',
        headers: { authorization: `Bearer ${customer.token}` },
        body: {
          items: [{ skuId: String(sku), quantity: 1 }],
          delivery: { kind: 'express', addressId: String(customer.addressId) },
          shownTotal: shop.prices[sku - 1],
        },
      };
    });
    const [before, item] = [await this.openItem(1_000), await this.openItem(BACKLOG)];
    await Promise.all([this.ready(before), this.ready(item)]);
    await runLoad({ url: this.browsing, requests, concurrency: 16, seconds: 2 });
    const ordinary = await runLoad({ url: this.browsing, requests: requests.toReversed(), concurrency: 16, seconds: 5 });
    const shift = await this.addressShift();
    await this.rushTo(this.claims, await claimsOf(this.servers, before, CUSTOMERS + 1, 1_000, shift));
    await this.allWorkedOff(before);
    // The backlog comes while the worker sleeps.
    process.kill(this.workerPid, 'SIGSTOP');
    await this.rushTo(this.claims, await claimsOf(this.servers, item, CUSTOMERS + 1, BACKLOG, shift));
    process.kill(this.workerPid, 'SIGCONT');
    await this.allWorkedOff(item);
    await this.allHeard();
    const seconds = await this.count(
      'select timestampdiff(microsecond, min(ordered_at), max(ordered_at)) / 1e6 as n from flash_claims where item_id = ?',
      item.itemId,
    );
    const made = await this.count(
      'select count(*) as n from flash_claims where item_id = ? and ordered_at > (select min(ordered_at) from flash_claims)',
      item.itemId,
    );
    return [this.row('claims made into orders, vs orders one by one', made / seconds, ordinary.perSecond, '/s', '≥ 5')];
  }

  /** Lists of products while a rush goes on, against the same without it. */
  async measureBrowsing(): Promise<Row[]> {
    const browse = (seconds: number) =>
      runLoad({ url: this.browsing, requests: [{ method: 'GET', path: '/api/products?limit=20' }], concurrency: 32, seconds });
    const quiet = await browse(4);
    const item = await this.openItem(this.options.units);
    await this.ready(item);
    const claims = await claimsOf(this.servers, item, CUSTOMERS + 1, this.options.claims, await this.addressShift());
    // Who was refused tries again: the rush lasts as long as the measurement. A rush does not take the shop with it: its process yields.
    setPriority(this.claimsPid, 19);
    const [rush, busy] = await Promise.all([this.rushTo(this.claims, [...claims, ...claims]), browse(4)]);
    setPriority(this.claimsPid, 0);
    if (rush.seconds < 5.5) console.log(`the rush was over after ${round(rush.seconds)} s, before the browsing: take more claims`);
    return [this.row('product list beside a rush, vs without', busy.perSecond, quiet.perSecond, '/s', '≥ 0.5')];
  }
}
