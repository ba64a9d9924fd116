import { sql } from 'kysely';
import { now } from '../../platform/clock.ts';
import { insertRows } from '../../platform/db/prepared.ts';
import { fail } from '../../platform/errors.ts';
import { db, type PromotionUseRow } from './promotion.entity.ts';
import { forgetRunning } from './read-running.ts';

/** What a promotion took off an order, and what it is counted against. */
export interface PromotionSaving {
  readonly promotionId: number;
  readonly saved: number;
  readonly perCustomer: number | null;
  readonly budgeted: boolean;
}

/** How many orders of a customer these promotions were good for; missing is none. */
export const readPromotionCounters = async (customerId: number, promotionIds: readonly number[]): Promise<Map<number, number>> => {
  if (promotionIds.length === 0) return new Map();
  const rows = await db()
    .selectFrom('promotion_counters')
    .select(['promotion_id', 'orders'])
    .where('customer_id', '=', customerId)
    .where('promotion_id', 'in', [...promotionIds])
    .execute();
  return new Map(rows.map((row) => [row.promotion_id, row.orders]));
};

const count = async (customerId: number, limited: readonly { promotionId: number; perCustomer: number }[]): Promise<void> => {
  if (limited.length === 0) return;
  // Takes exclusive locks on rows that exist, where INSERT IGNORE would take shared ones and then deadlock with itself.
  await db()
    .insertInto('promotion_counters')
    .values(limited.map(({ promotionId }) => ({ customer_id: customerId, promotion_id: promotionId, orders: 0 })))
    .onDuplicateKeyUpdate({ orders: sql`promotion_counters.orders` })
    .execute();
  const most = sql.join(
    limited.map((one) => sql`when ${one.promotionId} then ${one.perCustomer}`),
    sql` `,
  );
  const done = await db()
    .updateTable('promotion_counters')
    .set({ orders: sql`orders + 1` })
    .where('customer_id', '=', customerId)
    .where(
      'promotion_id',
      'in',
      limited.map((one) => one.promotionId),
    )
    .where(sql<boolean>`orders < case promotion_id ${most} end`)
    .executeTakeFirst();
  if (Number(done.numUpdatedRows) !== limited.length) fail('price_changed', '活动参与次数已达上限，价格有变动');
};

/** Only promotions with a budget have a row to wait for, and it is written last. */
const spend = async (budgeted: readonly PromotionSaving[]): Promise<void> => {
  if (budgeted.length === 0) return;
  const saved = sql.join(
    budgeted.map((one) => sql`when ${one.promotionId} then ${one.saved}`),
    sql` `,
  );
  const done = await db()
    .updateTable('promotions')
    .set({ spent: sql`spent + case id ${saved} end` })
    .where(
      'id',
      'in',
      budgeted.map((one) => one.promotionId),
    )
    .where(sql<boolean>`spent + case id ${saved} end <= budget`)
    .executeTakeFirst();
  if (Number(done.numUpdatedRows) === budgeted.length) return;
  forgetRunning();
  fail('price_changed', '活动优惠已被领完，价格有变动');
};

const byId = (a: PromotionSaving, b: PromotionSaving): number => a.promotionId - b.promotionId;

/**
 * Writes down what promotions took off an order, counts it against their limits and takes it from their budgets, all or nothing; the guards
 * are in the writes. One to four statements. In the transaction that places the order.
 * @throws price_changed when a limit is reached or a budget is spent meanwhile
 */
export const usePromotions = async (customerId: number, orderId: number, savings: readonly PromotionSaving[]): Promise<void> => {
  if (savings.length === 0) return;
  const uses = [...savings].sort(byId);
  const at = now();
  await insertRows(
    db(),
    'promotion_uses',
    uses.map((use) => ({
      promotion_id: use.promotionId,
      order_id: orderId,
      customer_id: customerId,
      saved: use.saved,
      at,
      goods: null,
      given_back_at: null,
      budgeted: use.budgeted,
      counted: use.perCustomer !== null,
    })),
  );
  await takeUses(customerId, uses);
};

const takeUses = async (customerId: number, uses: readonly PromotionSaving[]): Promise<void> => {
  await count(
    customerId,
    uses.flatMap(({ promotionId, perCustomer }) => (perCustomer === null ? [] : [{ promotionId, perCustomer }])),
  );
  await spend(uses.filter((use) => use.budgeted));
};

/** The uses of an order in one state, locked. */
const usesOf = (orderId: number, givenBack: boolean): Promise<PromotionUseRow[]> =>
  db()
    .selectFrom('promotion_uses')
    .selectAll()
    .where('order_id', '=', orderId)
    .where('given_back_at', givenBack ? 'is not' : 'is', null)
    .orderBy('promotion_id')
    .forUpdate()
    .execute();

/** Gives limits and budgets back that an order had taken; doing it again changes nothing. In the transaction that cancels the order, under its lock. */
export const giveBackPromotions = async (orderId: number): Promise<void> => {
  const uses = await usesOf(orderId, false);
  if (uses.length === 0) return;
  await db().updateTable('promotion_uses').set({ given_back_at: now() }).where('order_id', '=', orderId).execute();
  for (const use of uses) {
    if (use.counted)
      await db()
        .updateTable('promotion_counters')
        .set({ orders: sql`greatest(0, orders - 1)` })
        .where('customer_id', '=', use.customer_id)
        .where('promotion_id', '=', use.promotion_id)
        .execute();
    if (use.budgeted)
      await db()
        .updateTable('promotions')
        .set({ spent: sql`spent - ${use.saved}` })
        .where('id', '=', use.promotion_id)
        .execute();
  }
};

/** Takes again what a cancelled order had given back, when it comes to life. @throws price_changed when it can not be had any more */
export const takePromotionsAgain = async (orderId: number): Promise<void> => {
  const uses = await usesOf(orderId, true);
  const [first] = uses;
  if (!first) return;
  const limits = new Map(
    (
      await db()
        .selectFrom('promotions')
        .select(['id', 'per_customer'])
        .where(
          'id',
          'in',
          uses.map((use) => use.promotion_id),
        )
        .execute()
    ).map((row) => [row.id, row.per_customer]),
  );
  await db().updateTable('promotion_uses').set({ given_back_at: null }).where('order_id', '=', orderId).execute();
  await takeUses(
    first.customer_id,
    uses.map((use) => ({
      promotionId: use.promotion_id,
      saved: use.saved,
      perCustomer: use.counted ? (limits.get(use.promotion_id) ?? Number.MAX_SAFE_INTEGER) : null,
      budgeted: Boolean(use.budgeted),
    })),
  );
};
