import type { Events } from '@huitou/shared-types/events.ts';
import type { LevelIn } from '@huitou/shared-types/membership/schema.ts';
import { membershipAdminRoutes } from '@huitou/shared-types/membership/routes.ts';
import type * as doors from '../../server/src/modules/membership/index.ts';
import type { TestShop } from '../setup/app.ts';
import { inServer } from './payments.ts';

let serial = process.pid * 1_000;
/** A number that stands for an order, of which membership knows no more than that. */
export const someOrder = (): { orderId: number; orderNo: string } => {
  serial += 1;
  return { orderId: serial, orderNo: `O${serial}` };
};

export type Membership = typeof doors;
/** Runs doors of membership in one transaction, as the slices above do. */
export const inMembership = async <T>(work: (membership: Membership) => Promise<T>): Promise<T> => {
  const membership = await import('../../server/src/modules/membership/index.ts');
  const { transact } = await import('../../server/src/platform/db/transact.ts');
  return inServer(() => transact(() => work(membership)));
};

/** Tells membership that an order was completed, `net` fen of goods. Earns points and growth. */
export const completeOrder = async (customerId: number, net: number, order = someOrder()): Promise<typeof order> => {
  const { countCompleted } = await import('../../server/src/modules/membership/count-order.ts');
  await inServer(() => countCompleted({ ...order, customerId, net }));
  return order;
};
/** Tells membership that refunds of an order have come to `goodsRefunded` of `goodsPaid` fen. */
export const refundOrder = async (
  customerId: number,
  order: { orderId: number; orderNo: string },
  { goodsPaid, goodsRefunded }: { goodsPaid: number; goodsRefunded: number },
): Promise<void> => {
  const { countRefunded } = await import('../../server/src/modules/membership/count-order.ts');
  const whole = goodsRefunded >= goodsPaid;
  await inServer(() => countRefunded({ ...order, customerId, refundId: 1, lines: [], freight: 0, goodsPaid, goodsRefunded, whole }));
};

/** Gives points as a lot that ends at `expiresAt`. */
export const givePoints = async (
  customerId: number,
  points: number,
  expiresAt: Date = new Date(Date.now() + 300 * 86_400_000),
): Promise<void> => {
  const { creditPoints } = await import('../../server/src/modules/membership/credit-points.ts');
  const { transact } = await import('../../server/src/platform/db/transact.ts');
  serial += 1;
  const lot = { customerId, key: `test:${serial}`, kind: 'gift' as const, title: '测试', points, expiresAt };
  await inServer(() => transact(() => creditPoints(lot)));
};

/** What remains in a customer's lots, in the order in which they are spent. */
export const lotsOf = async (shop: TestShop, customerId: number): Promise<number[]> => {
  const [rows] = await shop.db.connection.query(
    'select remaining from points_lots where customer_id = ? and open = 1 order by expires_at, id',
    [customerId],
  );
  return (rows as { remaining: number }[]).map((row) => row.remaining);
};
/** The total, as the member's row says it. */
export const pointsOf = async (shop: TestShop, customerId: number): Promise<number> => {
  const [rows] = await shop.db.connection.query('select points from members where customer_id = ?', [customerId]);
  return (rows as { points: number }[])[0]?.points ?? 0;
};

/** Runs one job of membership now. */
export const runMembershipJob = async (name: string): Promise<void> => {
  const { jobs } = await import('../../server/src/modules/membership/membership.jobs.ts');
  const job = jobs.find((one) => one.name === `membership.${name}`);
  if (!job) throw new Error(`no job ${name}`);
  await inServer(() => job.handle({} as never, new AbortController().signal));
};

export const levelInput = {
  name: '银卡',
  threshold: 100_000,
  color: '#8fa3b5',
  price: null,
  freight: { kind: 'none' },
  pointsRate: 1000,
  birthday: { points: 0, couponTemplateId: null },
  note: '',
} as const satisfies LevelIn;
/** A level, made by staff who have typed their password again. */
export const newLevel = (shop: TestShop, staff: string, different: Partial<LevelIn> = {}) =>
  shop.api(staff)(membershipAdminRoutes.createLevel, { ...levelInput, ...different });

/** What was announced about a customer. */
export const announcedTo = async <N extends 'points.expiring' | 'membership.expiring' | 'membership.level-changed' | 'membership.birthday'>(
  shop: TestShop,
  name: N,
  customerId: number,
): Promise<Events[N][]> => {
  const [rows] = await shop.db.connection.query('select payload from outbox_events where name = ? order by id', [name]);
  return (rows as { payload: string | Events[N] }[])
    .map(({ payload }) => (typeof payload === 'string' ? (JSON.parse(payload) as Events[N]) : payload))
    .filter((payload) => payload.customerId === customerId);
};
