import type { Workbench } from '@huitou/shared-types/analytics/schema.ts';
import { sql } from 'kysely';
import { DAY, dayOf, HOUR, later, now, startOfDay } from '../../platform/clock.ts';
import { em } from '../../platform/db/orm.ts';
import type { StaffCall } from '../../platform/http/mount.ts';
import { openTroubles } from '../payments/index.ts';
import { openInvoices } from '../invoices/index.ts';
import { readSettings } from '../settings/index.ts';

const DAYS = 30;
const run = <T>(statement: ReturnType<typeof sql>): Promise<T[]> =>
  statement.execute(em().getKysely()).then((result) => result.rows as T[]);

/** What matters today, for the part of the shop that this member of staff may see. Read models: SQL over other slices' tables, nothing is written. */
export const workbench = async (_: unknown, call: StaffCall): Promise<Workbench> => {
  const scope = call.actor.locationIds;
  const within = scope === null ? sql`1 = 1` : sql`location_id in (${sql.join(scope.length > 0 ? [...scope] : [0])})`;
  const today = startOfDay(dayOf(now()));
  const [trend, buyers, open, stock, top, troubles, failedJobs, uploads, checks, cases, invoices] = await Promise.all([
    paidByDay(within, later(-(DAYS - 1) * DAY, today)),
    buyersByDay(within, later(-DAY, today)),
    openOrders(within),
    lowStock(within),
    topProducts(within, later(-(DAYS - 1) * DAY, today)),
    openTroubles(),
    count(sql`select count(*) as n from failed_jobs where replayed_at is null`),
    count(sql`select count(*) as n from shipping_uploads where status = 'failed'`),
    count(sql`select count(*) as n from check_results where state in ('red', 'failed')`),
    waitingCases(within),
    openInvoices(),
  ]);
  const dayFigures = (day: string) => {
    const figures = trend.find((row) => row.day === day);
    return { orders: Number(figures?.orders ?? 0), paid: Number(figures?.paid ?? 0), customers: buyers.get(day) ?? 0 };
  };
  const attention = [
    { key: 'checks', label: '数据校验异常', count: checks, tone: 'bad' as const, link: '/checks' },
    { key: 'late', label: '付款超过 48 小时未发货', count: open.late, tone: 'bad' as const, link: '/shipping' },
    { key: 'cases-late', label: '售后超时未处理', count: cases.late, tone: 'bad' as const, link: '/after-sales?tab=all&overdue=true' },
    { key: 'cases-soon', label: '售后 6 小时内自动同意', count: cases.agreeSoon, tone: 'bad' as const, link: '/after-sales' },
    { key: 'refunds', label: '退款异常', count: troubles.abnormalRefunds, tone: 'bad' as const, link: '/refunds?status=abnormal' },
    { key: 'alerts', label: '支付异常', count: troubles.alerts, tone: 'bad' as const, link: '/payments' },
    { key: 'differences', label: '对账差异待处理', count: troubles.differences, tone: 'bad' as const, link: '/reconciliation' },
    { key: 'jobs', label: '任务失败', count: failedJobs, tone: 'bad' as const, link: '/jobs' },
    { key: 'uploads', label: '发货信息上传失败', count: uploads, tone: 'bad' as const, link: '/shipping-uploads?status=failed' },
    { key: 'invoices-failed', label: '开票失败', count: invoices.failed, tone: 'bad' as const, link: '/invoices?tab=failed' },
    { key: 'invoices-trouble', label: '发票待人工处理', count: invoices.trouble, tone: 'bad' as const, link: '/invoices?trouble=true' },
    { key: 'invoices', label: '待开票', count: invoices.todo, tone: 'waiting' as const, link: '/invoices?tab=todo' },
    { key: 'hurried', label: '顾客催发货', count: open.hurried, tone: 'waiting' as const, link: '/orders?hurried=true' },
    { key: 'stock', label: '库存不足预警', count: stock, tone: 'waiting' as const, link: '/stock?low=true' },
  ];
  return {
    today: dayFigures(dayOf(now())),
    yesterday: dayFigures(dayOf(later(-DAY))),
    toShip: open.toShip,
    toShipLate: open.late,
    toPickUp: open.toPickUp,
    unpaid: open.unpaid,
    lowStock: stock,
    cases: cases.waiting,
    casesSoon: cases.soon,
    attention: attention.filter((one) => one.count > 0),
    trend: Array.from({ length: DAYS }, (_, i) => {
      const day = dayOf(later(-(DAYS - 1 - i) * DAY));
      const { orders, paid } = dayFigures(day);
      return { day, orders, paid };
    }),
    topProducts: top.map((row) => ({
      productId: String(row.product_id),
      name: row.name,
      picture: row.picture,
      pieces: Number(row.pieces),
      paid: Number(row.paid),
    })),
  };
};

type Condition = ReturnType<typeof sql>;
const count = async (statement: ReturnType<typeof sql>): Promise<number> => Number((await run<{ n: number }>(statement))[0]?.n ?? 0);
/** Days of the shop's zone; China knows no daylight saving. */
const shopDay = sql`date_format(date_add(paid_at, interval 8 hour), '%Y-%m-%d')`;

const paidByDay = (within: Condition, from: Date) =>
  run<{ day: string; orders: number; paid: number }>(
    sql`select ${shopDay} as day, count(*) as orders, sum(paid) as paid from orders where paid_at >= ${from} and ${within} group by 1`,
  );

const buyersByDay = async (within: Condition, from: Date): Promise<Map<string, number>> => {
  const rows = await run<{ day: string; n: number }>(
    sql`select ${shopDay} as day, count(distinct customer_id) as n from orders where paid_at >= ${from} and ${within} group by 1`,
  );
  return new Map(rows.map((row) => [row.day, Number(row.n)]));
};

const openOrders = async (within: Condition) => {
  const rows = await run<{ unpaid: number; to_ship: number; late: number; to_pick_up: number; hurried: number }>(sql`
    select sum(status = 'unpaid') as unpaid, sum(status in ('paid', 'part_shipped') and delivery_kind = 'express') as to_ship,
      sum(status in ('paid', 'part_shipped') and delivery_kind = 'express' and paid_at < ${later(-48 * HOUR)}) as late,
      sum(status = 'paid' and delivery_kind = 'pickup') as to_pick_up, sum(status in ('paid', 'part_shipped') and hurried_at is not null) as hurried
    from orders where status in ('unpaid', 'paid', 'part_shipped') and ${within}`);
  const row = rows[0];
  return {
    unpaid: Number(row?.unpaid ?? 0),
    toShip: Number(row?.to_ship ?? 0),
    late: Number(row?.late ?? 0),
    toPickUp: Number(row?.to_pick_up ?? 0),
    hurried: Number(row?.hurried ?? 0),
  };
};

/** Cases in which it is the shop's turn, and how near their time is. A case belongs to where its goods were taken. */
const waitingCases = async (within: Condition) => {
  const soon = sql`due_at < ${later(6 * HOUR)}`;
  const rows = await run<{ waiting: number; soon: number; late: number; agree_soon: number }>(sql`
    select count(*) as waiting, sum(${soon}) as soon, sum(due_at < ${now()}) as late, sum(status = 'requested' and ${soon} and due_at >= ${now()}) as agree_soon
    from after_sales_cases where status in ('requested', 'sent', 'received', 'inspected') and ${within}`);
  const row = rows[0];
  return {
    waiting: Number(row?.waiting ?? 0),
    soon: Number(row?.soon ?? 0),
    late: Number(row?.late ?? 0),
    agreeSoon: Number(row?.agree_soon ?? 0),
  };
};

const lowStock = async (within: Condition): Promise<number> => {
  const { lowThreshold } = await readSettings('stock');
  return count(sql`select count(*) as n from stock where on_hand - reserved <= coalesce(low_threshold, ${lowThreshold}) and ${within}`);
};

const topProducts = (within: Condition, from: Date) =>
  run<{ product_id: number; name: string; picture: string; pieces: number; paid: number }>(sql`
    select l.product_id, max(l.name) as name, max(l.picture) as picture, sum(l.quantity) as pieces, sum(l.payable) as paid
    from order_lines l join orders o on o.id = l.order_id
    where o.paid_at >= ${from} and o.status <> 'cancelled' and ${within} group by l.product_id order by paid desc limit 8`);
