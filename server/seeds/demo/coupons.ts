import { createHash } from 'node:crypto';
import { groupNode } from '@huitou/shared-types/coupons/states.ts';
import { sql } from 'kysely';
import { em } from '../../src/platform/db/orm.ts';
import { type DemoTemplate, demoTemplates, groups } from './coupons/templates.ts';
import { DAY, HOUR } from './history/clock.ts';
import { insertAll, type Row, stamp } from './orders/book.ts';

const run = async <T>(statement: ReturnType<typeof sql>): Promise<T[]> => (await statement.execute(em().getKysely())).rows as T[];
const after = (now: Date, ms: number | null): Date | null => (ms === null ? null : new Date(now.getTime() + ms));

const templateRow = (one: DemoTemplate, now: Date): Row => ({
  id: one.id,
  no: `C${stamp(new Date(now.getTime() - (95 - one.id) * DAY))}${String(one.id).padStart(9, '0')}`,
  status: one.status,
  version: 1,
  name: one.name,
  kind: one.kind,
  amount: one.amount,
  percent_off: one.percentOff,
  max_off: one.maxOff,
  threshold: one.threshold,
  scope: JSON.stringify(one.scope),
  group_id: one.groupId,
  valid_from: one.days === null ? after(now, one.from) : null,
  valid_until: one.days === null ? after(now, one.until) : null,
  valid_days: one.days,
  delay_days: 0,
  total: one.total,
  per_customer: one.perCustomer,
  ways: JSON.stringify(one.ways),
  in_centre: one.ways.includes('centre') ? 1 : 0,
  claim_from: after(now, one.claimFrom),
  claim_until: after(now, one.claimUntil),
  paid_threshold: one.paidThreshold,
  budget: one.budget,
  cost_centre: one.costCentre,
  givable: one.givable ? 1 : 0,
  return_on_cancel: 1,
  return_on_refund: 'whole',
  description: one.description,
  note: '',
  claimed: 0,
  used: 0,
  cost: 0,
  created_by: '运营经理',
  created_at: new Date(now.getTime() - (95 - one.id) * DAY),
  updated_at: new Date(now.getTime() - (95 - one.id) * DAY),
});

/** Groups, the stacking matrix, templates, codes, and what customers hold now beside what they have used. Answers how many coupons there are. */
export const seedDemoCoupons = async (now: Date): Promise<number> => {
  const [category] = await run<{ id: number }>(
    sql`select id from categories where name = '个护美妆' or name like '%护肤%' order by parent_id is not null, id limit 1`,
  );
  const [product] = await run<{ id: number }>(
    sql`select id from products where status = 'on' and price_min between 2000 and 4000 order by id limit 1`,
  );
  const templates = demoTemplates({ careCategoryId: category?.id ?? 1, exchangeProductId: product?.id ?? 1 });
  await insertAll('coupon_groups', groups);
  const withFreight = groups.flatMap(({ id }) => (id === 3 ? [] : [{ a: groupNode(id), b: groupNode(3) }]));
  const withOthers = groups.flatMap(({ id }) => ['activity', 'full_reduction', 'member'].map((b) => ({ a: groupNode(id), b })));
  const mutual = ['activity', 'member'].map((a) => ({ a, b: 'full_reduction' }));
  await insertAll('coupon_stacking', [
    { id: 1, version: 1, allowed: JSON.stringify([...mutual, ...withOthers, ...withFreight]), updated_by: '运营经理', updated_at: now },
  ]);
  await insertAll(
    'coupon_templates',
    templates.map((one) => templateRow(one, now)),
  );
  await seedCodes(now);
  await seedHeld(templates, now);
  await count();
  await run(sql`update member_levels set birthday = json_set(birthday, '$.couponTemplateId', 8) where threshold > 0`);
  const [made] = await run<{ n: number }>(sql`select count(*) as n from coupons`);
  return Number(made?.n ?? 0);
};

const seedCodes = async (now: Date): Promise<void> => {
  const batch = { template_id: 7, redeemed: 0, enabled: 1, created_by: '运营经理', created_at: now };
  await insertAll('coupon_code_batches', [
    { id: 1, ...batch, kind: 'shared', count: 300, made: 1, expires_at: after(now, 30 * DAY), note: '咖啡店桌贴' },
    { id: 2, ...batch, kind: 'single', count: 40, made: 40, expires_at: null, note: '写字楼派发' },
  ]);
  const single = (i: number): string =>
    createHash('sha256').update(`demo ${i}`).digest('hex').toUpperCase().replace(/[01]/g, 'X').slice(0, 12);
  const codes = ['HUITOU99', ...Array.from({ length: 40 }, (_, i) => single(i))];
  await insertAll(
    'coupon_codes',
    codes.map((code, i) => ({ batch_id: i === 0 ? 1 : 2, code, coupon_id: null, redeemed_at: null })),
  );
};

/** Days ago at which it was got, and so that some end soon and some have ended. */
interface Held {
  readonly templateId: number;
  readonly daysAgo: number;
  readonly source: string;
}
const heldBy = (customerId: number, signsIn: boolean): Held[] => {
  const all: Held[] = [
    { templateId: 2, daysAgo: (customerId * 5) % 29, source: 'centre' },
    { templateId: 4, daysAgo: (customerId * 3) % 24, source: 'centre' },
    { templateId: 5, daysAgo: (customerId * 7) % 13, source: 'centre' },
    { templateId: 11, daysAgo: (customerId * 2) % 9, source: 'centre' },
    { templateId: 6, daysAgo: (customerId * 11) % 20, source: 'grant' },
    { templateId: 9, daysAgo: (customerId * 13) % 30, source: 'after_payment' },
    { templateId: 3, daysAgo: (customerId * 17) % 45, source: 'centre' },
  ];
  return all.filter((one, i) => (signsIn && one.templateId !== 11 ? i < 5 : (customerId + i) % (one.templateId === 3 ? 2 : 6) === 0));
};

/** What customers have claimed or been given, and not used: some good, some nearly over, some over. People of the demo have a good deal. */
const seedHeld = async (templates: readonly DemoTemplate[], now: Date): Promise<void> => {
  const customers = await run<{ id: number; registered_at: Date }>(
    sql`select id, registered_at from customers where deleted_at is null order by id`,
  );
  const counted = await run<{ template_id: number; customer_id: number; n: number }>(
    sql`select template_id, customer_id, count(*) as n from coupons group by template_id, customer_id`,
  );
  const seq = new Map(counted.map((row) => [`${row.template_id}:${row.customer_id}`, Number(row.n)]));
  const left = new Map(templates.map((one) => [one.id, one.id === 11 ? 60 : Number.MAX_SAFE_INTEGER]));
  const rows: Row[] = [];
  for (const [i, { id: customerId, registered_at: joined }] of customers.entries()) {
    for (const held of heldBy(customerId, i < 8)) {
      const template = templates.find((one) => one.id === held.templateId);
      const name = `${held.templateId}:${customerId}`;
      const room = left.get(held.templateId) ?? 0;
      if (!template || room === 0) continue;
      left.set(held.templateId, room - 1);
      seq.set(name, (seq.get(name) ?? 0) + 1);
      const at = new Date(Math.max(now.getTime() - held.daysAgo * DAY - (customerId % 20) * HOUR, new Date(joined).getTime()));
      const until = new Date(at.getTime() + (template.days ?? 7) * DAY);
      rows.push({
        template_id: held.templateId,
        customer_id: customerId,
        seq: seq.get(name),
        status: 'unused',
        source: held.source,
        source_key: held.source === 'grant' ? `grant:demo:${customerId}` : null,
        valid_from: at,
        valid_until: until,
        order_id: null,
        code_batch_id: null,
        code: '',
        granted_by: held.source === 'grant' ? '客服小姜' : '',
        // What ends soon has been announced.
        warned: until.getTime() - now.getTime() < 3 * DAY ? 3 : until.getTime() - now.getTime() < 7 * DAY ? 7 : 99,
        issued_at: at,
        changed_at: at,
      });
    }
  }
  await insertAll('coupons', rows);
};

/** What the shop would have counted, had these coupons come in one by one. */
const count = async (): Promise<void> => {
  await run(
    sql`insert into coupon_counters (template_id, customer_id, taken) select template_id, customer_id, count(*) from coupons group by template_id, customer_id`,
  );
  await run(
    sql`update coupon_templates t join (select template_id, count(*) as n from coupons group by template_id) c on c.template_id = t.id set t.claimed = c.n`,
  );
  await run(sql`update coupon_templates t join (select template_id, count(*) as n, sum(saved) as cost from coupon_uses where state = 'live' group by template_id) u on u.template_id = t.id
    set t.used = u.n, t.cost = u.cost`);
  // Never more than there were: the limited one is sold out, the others have some left.
  await run(sql`update coupon_templates set total = claimed where id = 11`);
};
