import mysql from 'mysql2/promise';
import { round, type Row } from './report.ts';
import { runLoad } from './run-load.ts';
import type { BenchShop } from './seed.ts';
import type { Databases } from './servers.ts';

const LINES = 2;
const REQUESTS = 4_000;
const COUNTED = 200;

/** Orders of two lines by random customers. */
const requestsOf = (shop: BenchShop, path: string) =>
  Array.from({ length: REQUESTS }, (_, i) => {
    const customer = shop.customers[(i * 7_919) % shop.customers.length] as BenchShop['customers'][number];
    const skus = Array.from({ length: LINES }, (__, j) => ((i * 31 + j * 101) % shop.prices.length) + 1);
    return {
      method: 'POST',
      path,
      headers: { authorization: `Bearer ${customer.token}` },
      body: {
        items: skus.map((sku) => ({ skuId: String(sku), quantity: 1 })),
        delivery: { kind: 'express', addressId: String(customer.addressId) },
        shownTotal: skus.reduce((sum, sku) => sum + (shop.prices[sku - 1] as number), 0),
      },
    };
  });

/** Statements that the server has run so far, without those that open and close transactions. */
const statements = async (connection: mysql.Connection): Promise<number> => {
  const [rows] = await connection.query<mysql.RowDataPacket[]>(
    "show global status where variable_name in ('Com_select', 'Com_insert', 'Com_insert_select', 'Com_update', 'Com_update_multi', 'Com_delete', 'Com_replace')",
  );
  return rows.reduce((sum, row) => sum + Number(row.Value), 0);
};

/** Orders placed per second at 1, 16 and 64 in flight, against the same transaction written by hand; and SQL statements an order. */
export const measurePlaceOrder = async (
  api: string,
  floor: string,
  shop: BenchShop,
  servers: Databases,
  seconds: number,
): Promise<Row[]> => {
  const rows: Row[] = [];
  const [ours, hand] = [requestsOf(shop, '/api/orders'), requestsOf(shop, '/orders')];
  // Neither is measured cold: both have compiled their hot paths when the first figure is taken.
  for (const [url, requests] of [
    [floor, hand],
    [api, ours],
  ] as const)
    await runLoad({ url, requests, concurrency: 16, seconds: 2 });
  for (const concurrency of [1, 16, 64]) {
    const written = await runLoad({ url: floor, requests: hand, concurrency, seconds });
    const mine = await runLoad({ url: api, requests: ours, concurrency, seconds });
    rows.push({
      name: `place order, ${concurrency} concurrent`,
      value: round(mine.perSecond),
      unit: '/s',
      floor: round(written.perSecond),
      ratio: round(mine.perSecond / written.perSecond, 2),
      target: '≥ 0.6',
    });
    rows.push({
      name: `place order p99, ${concurrency} concurrent`,
      value: round(mine.p99),
      unit: 'ms',
      floor: round(written.p99),
      ratio: round(mine.p99 / written.p99, 2),
      target: null,
    });
  }
  const connection = await mysql.createConnection({ uri: servers.databaseUrl });
  const place = (from: number, to: number) =>
    Promise.all(
      ours.slice(from, to).map((request, i) =>
        fetch(api + request.path, {
          method: 'POST',
          headers: { ...request.headers, 'content-type': 'application/json', 'idempotency-key': `count-${from}-${i}-${Date.now()}` },
          body: JSON.stringify(request.body),
        }),
      ),
    );
  await place(0, COUNTED);
  const before = await statements(connection);
  const responses = await place(0, COUNTED);
  const placed = responses.filter((response) => response.ok).length;
  // The last select is this function's own.
  const perOrder = ((await statements(connection)) - before) / placed;
  await connection.end();
  rows.push({ name: 'SQL statements an order', value: round(perOrder, 2), unit: '', floor: null, ratio: null, target: '≤ 8.1' });
  return rows;
};
