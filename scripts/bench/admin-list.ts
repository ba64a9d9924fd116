import mysql from 'mysql2/promise';
import { round, type Row } from './report.ts';
import type { BenchShop } from './seed.ts';
import type { Databases } from './servers.ts';

const SMALL = 10_000;
const CHUNK = 50_000;

const digits =
  '(select 0 n union all select 1 union all select 2 union all select 3 union all select 4 union all select 5 union all select 6 union all select 7 union all select 8 union all select 9)';
const numbers = `(select a.n + 10 * b.n + 100 * c.n + 1000 * d.n + 10000 * e.n as n from ${digits} a, ${digits} b, ${digits} c, ${digits} d, ${digits} e)`;

/** Adds finished and open orders until the table holds `wanted`. */
const growTo = async (connection: mysql.Connection, wanted: number): Promise<void> => {
  const [rows] = await connection.query<mysql.RowDataPacket[]>('select count(*) as n from orders');
  for (let have = Number(rows[0]?.n); have < wanted; ) {
    const size = Math.min(CHUNK, wanted - have);
    await connection.query(`
      insert into orders (no, customer_id, request_key, request_hash, status, delivery_kind, location_id, store_id, pieces, items_total, discount_total, freight, payable, paid, refunded, payment_id, discounts, invoice_title, note, staff_note,
        receiver_name, receiver_phone, province, city, district, street, detail, district_code, placed_at, pay_before, warned_at, paid_at, shipped_at, receive_before, received_at, cancelled_at, cancel_reason, cancelled_by, hurried_at, extended, hidden, open_cases, paused_ms, refunded_freight, refunding_freight, coupon_saved, freight_off, points_used, points_saved)
      select concat('H', ${have} + n), 1 + mod(n * 37, 2000), concat('grow-', ${have} + n), '', if(mod(n, 50) = 0, 'paid', if(mod(n, 11) = 0, 'cancelled', 'completed')), 'express', 1, null, 1, 1990, 0, 0, 1990, 1990, 0, null, '[]', null, '', '',
        '张三', concat('138', lpad(mod(n * 7, 100000000), 8, '0')), '浙江省', '杭州市', '西湖区', '', '文三路 1 号', '330106', date_sub(utc_timestamp(3), interval mod(n, 40000) minute), utc_timestamp(3), null, date_sub(utc_timestamp(3), interval mod(n, 40000) minute), null, null, null, null, '', '', null, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0
      from ${numbers} numbers where n < ${size}`);
    await connection.query(`
      insert into order_lines (order_id, sku_id, product_id, category_id, code, name, spec, picture, quantity, shipped, unit_price, discount, freight, payable, refunded, cost, weight_g, limited, cancelled, held, returned, refunding)
      select o.id, 1, 1, 1, 'B0-0', '明前龙井特级绿茶礼盒 1', '1 号', '/files/a/b.webp', 1, 0, 1990, 0, 0, 1990, 0, 1000, 300, 0, 0, 0, 0, 0 from orders o where o.request_key like 'grow-%' and o.id > (select coalesce(max(order_id), 0) from order_lines)`);
    have += size;
  }
  await connection.query('analyze table orders, order_lines');
};

const median = (values: number[]): number => values.sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;

const timeOf = async (api: string, shop: BenchShop, path: string): Promise<number> => {
  const times: number[] = [];
  for (let i = 0; i < 40; i += 1) {
    const started = performance.now();
    const response = await fetch(api + path, { headers: { authorization: `Bearer ${shop.staffToken}` } });
    await response.arrayBuffer();
    if (!response.ok) throw new Error(`${path} answered ${response.status}`);
    if (i >= 10) times.push(performance.now() - started);
  }
  return median(times);
};

/** First page, deep page, a tab and the counts of the admin's order list, at ten thousand orders and at a million. */
export const measureAdminList = async (api: string, shop: BenchShop, { databaseUrl }: Databases, million: number): Promise<Row[]> => {
  const connection = await mysql.createConnection({ uri: databaseUrl });
  const measure = async (): Promise<Record<string, number>> => {
    const [rows] = await connection.query<mysql.RowDataPacket[]>('select cast(avg(id) as unsigned) as middle from orders');
    const deep = Buffer.from(JSON.stringify([Number(rows[0]?.middle)])).toString('base64url');
    return {
      'first page': await timeOf(api, shop, '/api/admin/orders?limit=20'),
      'deep page': await timeOf(api, shop, `/api/admin/orders?limit=20&cursor=${deep}`),
      'to-ship tab': await timeOf(api, shop, '/api/admin/orders?limit=20&tab=to_ship'),
    };
  };
  // The orders that the earlier measurement placed would make the small table large.
  for (const table of ['order_lines', 'orders']) await connection.query(`truncate table ${table}`);
  await growTo(connection, SMALL);
  const small = await measure();
  console.log(`growing to ${million} orders …`);
  await growTo(connection, million);
  const large = await measure();
  await connection.end();
  return Object.keys(small).map((name) => ({
    name: `admin order list, ${name}, ${million / 1e6} M vs ${SMALL / 1e3} k orders`,
    value: round(large[name] as number, 2),
    unit: 'ms',
    floor: round(small[name] as number, 2),
    ratio: round((large[name] as number) / (small[name] as number), 2),
    target: '≤ 2',
  }));
};
