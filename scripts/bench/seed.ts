import { createHash, randomBytes } from 'node:crypto';
import mysql from 'mysql2/promise';
import type { Databases } from './servers.ts';

export const CUSTOMERS = 2_000;
const PRODUCTS = 60;
const SKUS_EACH = 4;
const PLENTY = 100_000_000;

/** What the load needs to know of the shop. Ids run from 1. */
export interface BenchShop {
  customers: { token: string; addressId: number }[];
  staffToken: string;
  /** SKU i+1 costs `prices[i]` fen; delivery is free. */
  prices: number[];
  products: number;
}

/** Inserts rows of one table; columns are the keys of the first row. */
const insert = async (connection: mysql.Connection, table: string, rows: Record<string, unknown>[]): Promise<void> => {
  const columns = Object.keys(rows[0] ?? {});
  for (let i = 0; i < rows.length; i += 1_000) {
    await connection.query(`insert into ${table} (${columns.join(', ')}) values ?`, [
      rows.slice(i, i + 1_000).map((row) => columns.map((column) => row[column])),
    ]);
  }
};

const token = (): { token: string; token_hash: string } => {
  const text = randomBytes(32).toString('base64url');
  return { token: text, token_hash: createHash('sha256').update(text).digest('hex') };
};

/** Fills an empty schema with products of plenty of stock, customers who are signed in and one owner. */
export const seedShop = async ({ databaseUrl }: Databases): Promise<BenchShop> => {
  const connection = await mysql.createConnection({ uri: databaseUrl, timezone: 'Z' });
  const at = new Date();
  const month = new Date(at.getTime() + 30 * 86_400_000);
  await insert(connection, 'categories', [
    { id: 1, parent_id: null, name: '茶', icon: '', sort: 0, visible: true, tax_code: '', tax_rate: null, tax_mark: 'normal' },
  ]);
  await insert(connection, 'locations', [
    {
      id: 1,
      name: '仓库',
      kind: 'warehouse',
      province: '',
      city: '',
      district: '',
      detail: '',
      phone: '',
      hours: '',
      latitude: null,
      longitude: null,
      pickup: false,
      sells: true,
      priority: 0,
      enabled: true,
      created_at: at,
      updated_at: at,
    },
  ]);
  const free = JSON.stringify({ regions: [], first: 1, firstFee: 0, next: 1, nextFee: 0, freeFrom: null, freePieces: null });
  await insert(connection, 'freight_templates', [
    {
      id: 1,
      name: '包邮',
      basis: 'piece',
      fallback_rule: free,
      region_rules: '[]',
      excluded: '[]',
      is_default: true,
      version: 1,
      updated_at: at,
    },
  ]);
  const prices: number[] = [];
  const skus: Record<string, unknown>[] = [];
  const products = Array.from({ length: PRODUCTS }, (_, i) => {
    const price = 1_990 + i * 100;
    for (let j = 0; j < SKUS_EACH; j += 1) {
      prices.push(price + j * 500);
      skus.push({
        id: i * SKUS_EACH + j + 1,
        product_id: i + 1,
        code: `B${i}-${j}`,
        barcode: '',
        spec_values: JSON.stringify([`${j + 1} 号`]),
        spec: `${j + 1} 号`,
        price: price + j * 500,
        market_price: null,
        cost: 1_000,
        picture: null,
        cover: '/files/a/b.webp',
        weight_g: 300,
        volume_cm3: 800,
        enabled: true,
        removed: false,
        position: j,
        available: PLENTY,
      });
    }
    return {
      id: i + 1,
      version: 1,
      status: 'on',
      name: `明前龙井特级绿茶礼盒 ${i + 1}`,
      subtitle: '今年新茶，当日采摘',
      category_id: 1,
      brand_id: null,
      unit: '盒',
      gallery: JSON.stringify(['/files/a/b.webp', '/files/a/c.webp', '/files/a/d.webp']),
      html: `<p>${'产自杭州西湖，手工炒制。'.repeat(40)}</p>`,
      attributes: JSON.stringify([
        { name: '产地', value: '杭州' },
        { name: '净含量', value: '250 克' },
      ]),
      tags: JSON.stringify(['新品']),
      specs: JSON.stringify([
        { name: '规格', values: Array.from({ length: SKUS_EACH }, (__, j) => ({ value: `${j + 1} 号`, picture: null })) },
      ]),
      freight_template_id: 1,
      tax_code: '',
      tax_rate: null,
      tax_mark: 'normal',
      supplier: '',
      min_quantity: 1,
      per_order: null,
      per_customer: null,
      sort: 0,
      shelf_at: null,
      unshelf_at: null,
      picture: '/files/a/b.webp',
      price_min: price,
      price_max: price + 1_500,
      market_price: null,
      sku_count: SKUS_EACH,
      stock: PLENTY,
      sales: 100 + i,
      created_at: at,
      updated_at: at,
    };
  });
  await insert(connection, 'products', products);
  await insert(connection, 'skus', skus);
  await insert(
    connection,
    'stock',
    skus.map((sku) => ({
      sku_id: sku.id,
      location_id: 1,
      on_hand: PLENTY,
      reserved: 0,
      low_threshold: null,
      low_since: null,
      dirty: false,
    })),
  );
  const sessions = Array.from({ length: CUSTOMERS }, token);
  await insert(
    connection,
    'customers',
    sessions.map((_, i) => ({
      id: i + 1,
      openid: `bench-${i}`,
      unionid: null,
      nickname: `顾客${i}`,
      avatar: '',
      phone: null,
      nickname_doubtful: false,
      blocked: false,
      policy_accepted: null,
      registered_at: at,
      last_seen_at: at,
      order_count: 0,
      spent: 0,
      last_order_at: null,
      export_task_id: null,
      export_requested_at: null,
      deletion_at: null,
      deleted_at: null,
    })),
  );
  await insert(
    connection,
    'customer_sessions',
    sessions.map(({ token_hash }, i) => ({ token_hash, customer_id: i + 1, created_at: at, last_seen_at: at, expires_at: month })),
  );
  await insert(
    connection,
    'customer_addresses',
    sessions.map((_, i) => ({
      id: i + 1,
      customer_id: i + 1,
      default_of: i + 1,
      name: '张三',
      phone: '13800138000',
      province_code: '330000',
      city_code: '330100',
      district_code: '330106',
      street_code: null,
      province: '浙江省',
      city: '杭州市',
      district: '西湖区',
      street: '',
      detail: '文三路 1 号',
      created_at: at,
    })),
  );
  const staff = token();
  await insert(connection, 'staff_roles', [{ id: 1, name: '店主', built_in: 'owner', permissions: '[]', created_at: at }]);
  await insert(connection, 'staff_members', [
    {
      id: 1,
      login: 'bench',
      name: '店主',
      phone: null,
      password_hash: '',
      must_change_password: false,
      enabled: true,
      location_ids: null,
      customer_scope: 'all',
      totp_secret: null,
      totp_pending: null,
      totp_step: 0,
      last_sign_in_at: null,
      created_at: at,
    },
  ]);
  await insert(connection, 'staff_role_members', [{ staff_id: 1, role_id: 1 }]);
  await insert(connection, 'staff_sessions', [
    {
      token_hash: staff.token_hash,
      staff_id: 1,
      ip: '',
      user_agent: '',
      created_at: at,
      last_seen_at: at,
      expires_at: month,
      re_password_at: null,
      revoked_at: null,
    },
  ]);
  await connection.end();
  return {
    customers: sessions.map((session, i) => ({ token: session.token, addressId: i + 1 })),
    staffToken: staff.token,
    prices,
    products: PRODUCTS,
  };
};
