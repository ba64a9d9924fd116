import { createHash } from 'node:crypto';
import mysql from 'mysql2/promise';
import { type Databases, envOf } from './servers.ts';

/** The session token of a customer of the crowd: no need to keep a million of them. */
export const tokenOf = (customerId: number): string => createHash('sha256').update(`bench crowd ${customerId}`).digest('base64url');

/**
 * Makes sure that customers `1 … count` exist, signed in, with an address each. MySQL makes most of them out of numbers; the tokens of the first
 * `withTokens` after `from` are real.
 */
export const growCrowd = async ({ databaseUrl }: Databases, from: number, count: number, withTokens: number): Promise<void> => {
  const connection = await mysql.createConnection({ uri: databaseUrl, timezone: 'Z', multipleStatements: true });
  const step = 50_000;
  for (let first = from + 1; first <= count; first += step) {
    const rows = Math.min(step, count - first + 1);
    await connection.query(
      `insert into customers (id, openid, nickname, avatar, nickname_doubtful, blocked, registered_at, order_count, spent)
        select ${first} + seq, concat('crowd-', ${first} + seq), concat('顾客', ${first} + seq), '', 0, 0, utc_timestamp(3), 0, 0 from seq_0_to_${rows - 1};
      insert into customer_addresses (customer_id, default_of, name, phone, province_code, city_code, district_code, province, city, district, street, detail, created_at)
        select ${first} + seq, ${first} + seq, '张三', '13800138000', '330000', '330100', '330106', '浙江省', '杭州市', '西湖区', '', concat('文三路 ', ${first} + seq, ' 号'), utc_timestamp(3) from seq_0_to_${rows - 1}`,
    );
    for (let i = first; i < first + rows; i += 5_000) {
      const ids = Array.from({ length: Math.min(5_000, first + rows - i) }, (_, j) => i + j);
      const month = new Date(Date.now() + 30 * 86_400_000);
      if (i > from + withTokens) {
        await connection.query(
          `insert into customer_sessions (token_hash, customer_id, created_at, last_seen_at, expires_at)
            select sha2(concat('nobody ', ${i} + seq), 256), ${i} + seq, utc_timestamp(3), utc_timestamp(3), ? from seq_0_to_${ids.length - 1}`,
          [month],
        );
        continue;
      }
      await connection.query('insert into customer_sessions (token_hash, customer_id, created_at, last_seen_at, expires_at) values ?', [
        ids.map((id) => [createHash('sha256').update(tokenOf(id)).digest('hex'), id, new Date(), new Date(), month]),
      ]);
    }
  }
  await connection.query('analyze table customers, customer_sessions, customer_addresses');
  await connection.end();
};

export interface BenchItem {
  itemId: number;
  activityId: number;
}
/** A published flash sale of one SKU that runs for an hour. */
export const seedItem = async ({ databaseUrl }: Databases, skuId: number, quota: number): Promise<BenchItem> => {
  const connection = await mysql.createConnection({ uri: databaseUrl, timezone: 'Z' });
  const insert = async (table: string, row: Record<string, unknown>): Promise<number> => {
    const [{ insertId }] = await connection.query<mysql.ResultSetHeader>(`insert into ${table} set ?`, [row]);
    return insertId;
  };
  const [at, end] = [new Date(Date.now() - 1_000), new Date(Date.now() + 3_600_000)];
  const activityId = await insert('flash_activities', {
    version: 1,
    name: '压测',
    rules: '',
    status: 'published',
    location_id: 1,
    unpaid_minutes: 60,
    warm_up_minutes: 0,
    remind_minutes: 5,
    starts_at: at,
    ends_at: end,
    created_at: at,
    published_at: at,
    ended_at: null,
  });
  const sessionId = await insert('flash_sessions', { activity_id: activityId, starts_at: at, ends_at: end, reminded_at: at });
  const [products] = await connection.query<mysql.RowDataPacket[]>('select product_id from skus where id = ?', [skuId]);
  const itemId = await insert('flash_items', {
    activity_id: activityId,
    session_id: sessionId,
    sku_id: skuId,
    product_id: products[0]?.product_id,
    sort: 0,
    price: 100,
    list_price: 1_990,
    quota,
    per_customer: 1,
    per_address: 2,
    per_device: 2,
    per_ip: null,
    waiters_max: 0,
    plan: JSON.stringify({ mode: 'all', waves: [], firstPercent: 30, stepPercent: 10, everySeconds: 10 }),
    held: false,
    released: quota,
    claimed: 0,
    epoch: 0,
    halted_at: null,
    halt_reason: '',
    sold_out_at: null,
    closed_at: null,
  });
  await connection.query('update stock set reserved = reserved + ? where sku_id = ? and location_id = 1', [quota, skuId]);
  await connection.end();
  return { itemId, activityId };
};

/** The claims of customers `first … first + count - 1`, each with a token as the entry signs it after its check. */
export const claimsOf = async (servers: Databases, item: BenchItem, first: number, count: number, addressShift: number) => {
  // The secret that signs comes with the environment of the processes under test.
  Object.assign(process.env, envOf(servers));
  const [{ signEntry }, { sessionMark }] = await Promise.all([
    import('../../server/src/modules/risk/index.ts'),
    import('../../server/src/platform/ids.ts'),
  ]);
  return Array.from({ length: count }, (_, i) => {
    const customerId = first + i;
    const deviceId = `device-${customerId}`;
    const signed = signEntry(
      {
        customerId,
        sessionMark: sessionMark(tokenOf(customerId)),
        activityId: item.activityId,
        itemId: item.itemId,
        deviceId,
        addressHash: `${customerId + addressShift}.${tokenOf(customerId).slice(0, 16)}.${tokenOf(-customerId).slice(0, 16)}`,
        quantity: 1,
        decision: 'pass',
        judgementId: `J2026112${customerId}`,
      },
      { from: new Date(Date.now() - 1_000), until: new Date(Date.now() + 3_600_000), seconds: 900 },
    );
    return {
      path: `/api/flash/items/${item.itemId}/claim`,
      token: tokenOf(customerId),
      body: JSON.stringify({ token: signed?.token, quantity: 1, deviceId }),
    };
  });
};
