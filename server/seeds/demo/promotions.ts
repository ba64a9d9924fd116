import type { PromotionRule } from '../../src/modules/promotions/index.ts';
import { sql } from 'kysely';
import { em } from '../../src/platform/db/orm.ts';
import { DAY } from './history/clock.ts';
import { insertAll } from './orders/book.ts';

const rows = async <T>(statement: ReturnType<typeof sql>): Promise<T[]> => (await statement.execute(em().getKysely())).rows as T[];
const none = { categoryIds: [], brandIds: [], productIds: [], skuIds: [] };

interface DemoPromotion {
  readonly name: string;
  readonly tag?: string;
  readonly status: 'published' | 'draft' | 'ended';
  /** Days from now. */
  readonly from: number;
  readonly until: number | null;
  readonly rule: PromotionRule;
  readonly category?: string;
  readonly hours?: { from: string; until: string };
  readonly withMember?: boolean;
  readonly withCoupons?: boolean;
  readonly perCustomer?: number;
  readonly budget?: number;
  readonly note?: string;
}

const tiers = (...pairs: readonly (readonly [from: number, amount: number])[]): PromotionRule => ({
  kind: 'tiers',
  by: 'amount',
  tiers: pairs.map(([from, amount]) => ({ from, amount, permille: null })),
});

const planned = (bundle: PromotionRule | null): readonly DemoPromotion[] => [
  {
    name: '个护美妆换季满减',
    status: 'published',
    from: -6,
    until: 20,
    rule: tiers([20_000, 3_000], [40_000, 8_000]),
    category: '个护美妆',
    budget: 2_000_000,
  },
  {
    name: '坚果炒货第二件半价',
    status: 'published',
    from: -3,
    until: 11,
    rule: { kind: 'nth', nth: 2, permille: 500, per: 'product', times: 3 },
    category: '坚果炒货',
    withMember: false,
  },
  {
    name: '糖巧果干买二送一',
    status: 'published',
    from: -1,
    until: 6,
    rule: { kind: 'buy_get', buy: 2, get: 1, per: 'scope', times: 2 },
    category: '糖巧果干',
    withCoupons: false,
    perCustomer: 2,
  },
  ...(bundle
    ? [{ name: '围炉煮茶套餐', tag: '煮茶套餐', status: 'published' as const, from: -10, until: null, rule: bundle, budget: 500_000 }]
    : []),
  {
    name: '夜宵时段满件折',
    status: 'published',
    from: -2,
    until: 28,
    rule: { kind: 'tiers', by: 'pieces', tiers: [{ from: 3, amount: null, permille: 900 }] },
    category: '方便速食',
    hours: { from: '20:00', until: '24:00' },
  },
  {
    name: '周末家居每满减',
    status: 'published',
    from: 3,
    until: 5,
    rule: { kind: 'every', every: 30_000, off: 4_000, cap: 20_000 },
    category: '家居生活',
  },
  { name: '年终盛典满减', status: 'draft', from: 18, until: 25, rule: tiers([30_000, 5_000], [60_000, 12_000]), note: '等主图定稿后发布' },
  { name: '开业满减', status: 'ended', from: -60, until: -45, rule: tiers([10_000, 1_000]) },
];

/** Promotions that run, come, rest and are over; relative to now. Answers how many there are. */
export const seedDemoPromotions = async (now: Date): Promise<number> => {
  const categories = new Map(
    (await rows<{ id: number; name: string }>(sql`select id, name from categories`)).map((row) => [row.name, row.id]),
  );
  const goods = await rows<{ id: number; price: number; name: string }>(
    sql`select min(s.id) as id, min(s.price) as price, p.name from skus s join products p on p.id = s.product_id join categories c on c.id = p.category_id
      where p.status = 'on' and s.enabled and c.name in ('杯壶器皿', '原叶好茶') group by p.id, p.name, c.name order by c.name, p.id`,
  );
  const parts = [goods[0], goods.at(-1)].flatMap((one) => (one ? [one] : []));
  const alone = parts.reduce((sum, one) => sum + one.price, 0);
  const bundle: PromotionRule | null =
    parts.length === 2 && parts[0]?.id !== parts[1]?.id
      ? { kind: 'bundle', items: parts.map((one) => ({ skuId: one.id, quantity: 1 })), price: Math.floor(alone / 1_000) * 850, times: 2 }
      : null;
  const promotions = planned(bundle);
  const at = (days: number | null): Date | null => (days === null ? null : new Date(now.getTime() + days * DAY));
  await insertAll(
    'promotions',
    promotions.map((one) => {
      const categoryId = one.category === undefined ? undefined : categories.get(one.category);
      const scope =
        categoryId === undefined
          ? { all: true, ...none, exclude: none }
          : { all: false, ...none, categoryIds: [categoryId], exclude: none };
      return {
        name: one.name,
        tag: one.tag ?? '',
        kind: one.rule.kind,
        status: one.status,
        rule: JSON.stringify(one.rule),
        scope: JSON.stringify(scope),
        starts_at: at(one.from),
        ends_at: at(one.until),
        days: '[]',
        hours: one.hours ? JSON.stringify(one.hours) : null,
        with_member: one.withMember === false ? 0 : 1,
        with_coupons: one.withCoupons === false ? 0 : 1,
        priority: 0,
        per_customer: one.perCustomer ?? null,
        budget: one.budget ?? null,
        spent: 0,
        note: one.note ?? '',
        created_by: '运营经理',
        created_at: at(Math.min(one.from, 0) - 2),
        updated_at: at(Math.min(one.from, 0) - 1),
        ended_at: one.status === 'ended' ? at(one.until) : null,
        version: 1,
      };
    }),
  );
  return promotions.length;
};
