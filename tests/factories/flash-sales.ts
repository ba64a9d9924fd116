import { createHash, randomBytes } from 'node:crypto';
import { flashAdminRoutes, flashRoutes } from '@huitou/shared-types/flash-sales/routes.ts';
import type { SaveFlashIn, StaffFlash, Ticket } from '@huitou/shared-types/flash-sales/schema.ts';
import { eventually, type TestShop } from '../setup/app.ts';
import type { Shopper } from './orders.ts';
import { stockedProduct, type Stocked } from './orders.ts';
import { unique } from './catalog.ts';

type Fields = Omit<SaveFlashIn['sessions'][number]['items'][number], 'skuId'>;
export interface NewFlash extends Partial<Fields> {
  /** Ms from now. */
  startsIn?: number;
  endsIn?: number;
  /** Of ordinary stock. */
  pieces?: number;
  listPrice?: number;
  unpaidMinutes?: number;
  goods?: Stocked;
  /** False leaves it a draft. */
  published?: boolean;
}
export interface TestFlash extends Stocked {
  id: string;
  itemId: string;
  sessionId: string;
  flash: StaffFlash;
}

/** Nobody is asked who they are: what is tested is the sale, not the guard at its door. */
export const openGuard = async (): Promise<void> => {
  const { forgetSettings, readSettings, seedSettings } = await import('../../server/src/modules/settings/index.ts');
  const { withEm } = await import('../../server/src/platform/db/orm.ts');
  await withEm(async () => seedSettings({ antiBot: { ...(await readSettings('antiBot')), mode: 'observe' } }));
  forgetSettings();
};

export const flashInput = (
  goods: Stocked,
  { startsIn = -1_000, endsIn = 600_000, unpaidMinutes = 5, pieces: _p, listPrice: _l, goods: _g, published: _s, ...item }: NewFlash = {},
): SaveFlashIn => ({
  name: unique('秒杀'),
  locationId: String(goods.locationId),
  unpaidMinutes,
  sessions: [
    {
      startsAt: new Date(Date.now() + startsIn).toISOString(),
      endsAt: new Date(Date.now() + endsIn).toISOString(),
      items: [{ skuId: goods.skuId, price: 1_900, quota: 10, perAddress: null, perDevice: null, perIp: null, ...item }],
    },
  ],
});

/** A flash sale of one item that runs (unless told otherwise), of goods of its own. Staff must have confirmed their password. */
export const newFlash = async (shop: TestShop, staff: string, wanted: NewFlash = {}): Promise<TestFlash> => {
  const { pieces = 100, listPrice = 9_900 } = wanted;
  const goods = wanted.goods ?? (await stockedProduct(shop, staff, { pieces, price: listPrice }));
  const api = shop.api(staff);
  const draft = await api(flashAdminRoutes.create, flashInput(goods, wanted));
  const flash = wanted.published === false ? draft : await api(flashAdminRoutes.publish, { id: draft.id });
  const session = flash.sessions[0] as StaffFlash['sessions'][number];
  const itemId = session.items[0]?.id as string;
  if (wanted.published !== false && (wanted.startsIn ?? -1) < 600_000) await countersReady(Number(itemId));
  return { ...goods, id: flash.id, itemId, sessionId: session.id, flash };
};

/** Waits until the worker has built the counters of an item. */
export const countersReady = (itemId: number): Promise<unknown> =>
  eventually('the counters are built', async () => (await counters(itemId)).meta !== null, 15_000);
/** What Redis counts of an item. */
export const counters = async (itemId: number | string) => {
  const { look } = await import('../../server/src/modules/flash-sales/counters.ts');
  return look(Number(itemId), true);
};

export interface Buyer {
  id: number;
  token: string;
  addressId: number;
}
/** Many customers at once, signed in, with an address each: written straight into the tables, because a crowd at the login is not what is tested. */
export const newCrowd = async (shop: TestShop, count: number): Promise<Buyer[]> => {
  const { connection } = shop.db;
  const at = new Date();
  const insert = async (table: string, rows: Record<string, unknown>[]): Promise<number> => {
    const columns = Object.keys(rows[0] ?? {});
    const [result] = await connection.query(`insert into ${table} (${columns.join(', ')}) values ?`, [
      rows.map((row) => columns.map((column) => row[column])),
    ]);
    return (result as { insertId: number }).insertId;
  };
  const utc = at.toISOString().slice(0, 23).replace('T', ' ');
  const name = unique('crowd');
  const first = await insert(
    'customers',
    Array.from({ length: count }, (_, i) => ({
      openid: `${name}-${i}`,
      nickname: `顾客${i}`,
      avatar: '',
      nickname_doubtful: false,
      blocked: false,
      registered_at: utc,
      order_count: 0,
      spent: 0,
    })),
  );
  const tokens = Array.from({ length: count }, () => randomBytes(32).toString('base64url'));
  await insert(
    'customer_sessions',
    tokens.map((token, i) => ({
      token_hash: createHash('sha256').update(token).digest('hex'),
      customer_id: first + i,
      created_at: utc,
      last_seen_at: utc,
      expires_at: new Date(at.getTime() + 86_400_000).toISOString().slice(0, 23).replace('T', ' '),
    })),
  );
  const firstAddress = await insert(
    'customer_addresses',
    tokens.map((_, i) => ({
      customer_id: first + i,
      default_of: first + i,
      name: '林小雨',
      phone: '13800138000',
      province_code: '330000',
      city_code: '330100',
      district_code: '330110',
      province: '浙江省',
      city: '杭州市',
      district: '余杭区',
      street: '',
      detail: `文一西路 ${first + i} 号`,
      created_at: utc,
    })),
  );
  return tokens.map((token, i) => ({ id: first + i, token, addressId: firstAddress + i }));
};
export const toBuyer = (shopper: Shopper): Buyer => ({ id: shopper.id, token: shopper.token, addressId: Number(shopper.addressId) });

export interface EntryOptions {
  quantity?: number;
  deviceId?: string;
  addressHash?: string;
  decision?: 'pass' | 'behind';
  seconds?: number;
}
export const deviceOf = (buyer: Buyer): string => `device-${buyer.id}`;
/** A token as the entry would sign it, without asking for it. */
export const entryToken = async (flash: TestFlash, buyer: Buyer, options: EntryOptions = {}): Promise<string> => {
  const [{ signEntry }, { sessionMark }] = await Promise.all([
    import('../../server/src/modules/risk/index.ts'),
    import('../../server/src/platform/ids.ts'),
  ]);
  const deviceId = options.deviceId ?? deviceOf(buyer);
  const signed = signEntry(
    {
      customerId: buyer.id,
      sessionMark: sessionMark(buyer.token),
      activityId: Number(flash.id),
      itemId: Number(flash.itemId),
      deviceId,
      addressHash: `${buyer.addressId}.${options.addressHash ?? `home${buyer.id}`}.${deviceId.slice(-16)}`,
      quantity: options.quantity ?? 1,
      decision: options.decision ?? 'pass',
      judgementId: 'J1',
    },
    { from: new Date(Date.now() - 60_000), until: new Date(Date.now() + 3_600_000), seconds: options.seconds ?? 600 },
  );
  return (signed as { token: string }).token;
};
/** Claims with a token made for it, at the process of the given address. */
export const claim = async (shop: Pick<TestShop, 'api'>, flash: TestFlash, buyer: Buyer, options: EntryOptions = {}): Promise<Ticket> =>
  shop.api(buyer.token)(flashRoutes.claim, {
    id: flash.itemId,
    token: await entryToken(flash, buyer, options),
    quantity: options.quantity ?? 1,
    deviceId: options.deviceId ?? deviceOf(buyer),
  });
/** Waits until a ticket is in one of the states. */
export const ticketBecomes = (shop: TestShop, buyer: Buyer, id: string | null, ...states: Ticket['state'][]): Promise<Ticket> =>
  eventually(
    `ticket ${id} is ${states.join(' or ')}`,
    async () => {
      const ticket = await shop.api(buyer.token)(flashRoutes.ticket, { id: id as string });
      return states.includes(ticket.state) && ticket;
    },
    10_000,
  );

/** Rows of the database. */
export const rowsOf = async <R>(shop: TestShop, sql: string, values: unknown[] = []): Promise<R[]> => {
  const [rows] = await shop.db.connection.query(sql, values);
  return rows as R[];
};
