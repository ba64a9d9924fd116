import { riskRoutes } from '@huitou/shared-types/risk/routes.ts';
import type { Challenge, SolveChallengeIn, TrailIn } from '@huitou/shared-types/risk/schema.ts';
import type { EntryRequest, Judged } from '../../server/src/modules/risk/index.ts';
import type { TestShop } from '../setup/app.ts';
import { newCustomer, type TestCustomer } from './customers.ts';
import { inServer } from './payments.ts';

let serial = 0;
export const someDevice = (): string => {
  serial += 1;
  return `device-${process.pid}-${serial}`;
};
export const WECHAT_AGENT = 'Mozilla/5.0 (iPhone; CPU iPhone OS 18_1 like Mac OS X) MicroMessenger/8.0.56';

export interface Guest extends TestCustomer {
  deviceId: string;
  ip: string;
}
export const ITEM = 45;
const PRODUCT = 12;

/** Judges a request to enter as the entry of a flash sale does. */
export const judge = (guest: Guest, more: Partial<EntryRequest> = {}): Promise<Judged> =>
  inServer(async () => {
    const { judgeEntry } = await import('../../server/src/modules/risk/index.ts');
    return judgeEntry({
      customerId: guest.id,
      deviceId: guest.deviceId,
      fingerprint: 'fingerprint-1',
      ip: guest.ip,
      userAgent: WECHAT_AGENT,
      activityId: 3,
      itemId: ITEM,
      productId: PRODUCT,
      ...more,
    });
  });

/** Tells the shop what happened on a guest's phone; `events` end now. */
export const tellTrail = (shop: TestShop, guest: Guest, events: TrailIn['events'], more: Partial<TrailIn> = {}): Promise<unknown> =>
  shop.api(guest.token)(riskRoutes.trail, {
    deviceId: guest.deviceId,
    fingerprint: 'fingerprint-1',
    run: 'run-00000001',
    seq: 0,
    sentAt: 100_000,
    events,
    ...more,
  });
/** An ordinary look at the goods. */
export const look: TrailIn['events'] = [
  { kind: 'view', target: 'flash', at: 91_000 },
  { kind: 'tap', at: 92_350, x: 90.3, y: 300.7, press: 81 },
  { kind: 'view', target: `item:${ITEM}`, at: 92_500 },
  { kind: 'scroll', at: 94_020 },
  { kind: 'scroll', at: 96_870 },
  { kind: 'tap', at: 99_900, x: 262.7, y: 770.3, press: 66 },
];

let regulars = 0;
/** Somebody with a year of orders, on the phone that has been theirs for as long. */
export const newRegular = async (shop: TestShop): Promise<Guest> => {
  regulars += 1;
  const guest = { ...(await newCustomer(shop)), deviceId: someDevice(), ip: `36.0.${regulars}.7` };
  await shop.db.connection.query('update customers set registered_at = utc_timestamp(3) - interval 400 day, order_count = 6 where id = ?', [
    guest.id,
  ]);
  await shop.db.connection.query(
    'insert into risk_devices (device_id, customer_id, first_seen_at, last_seen_at) values (?, ?, utc_timestamp(3) - interval 300 day, utc_timestamp(3) - interval 1 day)',
    [guest.deviceId, guest.id],
  );
  return guest;
};
/** Looks at the goods, and some seconds pass. */
export const hasLooked = async (shop: TestShop, guest: Guest): Promise<void> => {
  await tellTrail(shop, guest, look);
  const { moveClock } = await import('../../server/src/platform/clock.ts');
  moveClock(6_000);
};

/** Where a puzzle's piece belongs; read behind the server's back. */
export const placeOf = async (shop: TestShop, puzzle: Pick<Challenge, 'id'>): Promise<number> => {
  const { Redis } = await import('ioredis');
  const redis = new Redis(shop.db.redisUrl);
  try {
    const [name = ''] = await redis.keys(`*:open:${puzzle.id}`);
    return (JSON.parse((await redis.get(name)) ?? '{}') as { x: number }).x;
  } finally {
    redis.disconnect();
  }
};
/** A drag as of a hand, ending at `x` after `ms`; `salt` makes it differ from others. */
export const handDrag = (x: number, ms = 700, salt = 0): SolveChallengeIn['track'] => {
  serial += 1;
  const points = Array.from({ length: 30 }, (_, i) => {
    const share = i / 29;
    return { t: Math.round(share * ms), x: x * (1 - (1 - share) ** 3), y: Math.sin(i + salt + serial) * 3 };
  });
  return points;
};
