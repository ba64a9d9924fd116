import { NO_SUPPLIER } from '@huitou/shared-types/catalog/states.ts';
import { caseKindLabels } from '@huitou/shared-types/after-sales/states.ts';
import type { caseStatisticsIn, CaseStatistics } from '@huitou/shared-types/after-sales/schema.ts';
import { type RawBuilder, sql } from 'kysely';
import type { z } from 'zod';
import { dayOf, DAY, endOfDay, later, now, startOfDay } from '../../platform/clock.ts';
import { em } from '../../platform/db/orm.ts';
import type { StaffCall } from '../../platform/http/mount.ts';

type Input = z.output<typeof caseStatisticsIn>;
interface Counted {
  cases: number;
  pieces: number;
  amount: number;
  damaged: number;
  missing: number;
}
interface Grouped extends Counted {
  key_: string;
  label: string;
  picture: string;
}
const run = <T>(statement: RawBuilder<unknown>): Promise<T[]> => statement.execute(em().getKysely()).then((result) => result.rows as T[]);

/** A line's product as it is today: the brand and supplier that it bears now, which are those to talk to. */
const PRODUCT = sql`join products p on p.id = l.product_id`;
const SUPPLIER = sql`if(p.supplier = '', ${NO_SUPPLIER}, p.supplier)`;
/** The shop's zone, for months. */
const MONTH = sql`date_format(date_add(c.requested_at, interval 8 hour), '%Y-%m')`;
const counts = sql`count(distinct c.id) as cases, coalesce(sum(l.quantity), 0) as pieces, coalesce(sum(l.amount), 0) as amount, coalesce(sum(l.damaged), 0) as damaged, coalesce(sum(l.missing), 0) as missing`;
/** Cases that were taken back count for nothing; refused ones still say what customers complain about. */
const from = sql`from after_sales_cases c join after_sales_lines l on l.case_id = c.id`;

const groups: Record<
  Input['by'],
  { key: RawBuilder<unknown>; label: RawBuilder<unknown>; picture: RawBuilder<unknown>; join: RawBuilder<unknown> }
> = {
  reason: { key: sql`c.reason_code`, label: sql`max(c.reason_label)`, picture: sql`''`, join: sql`` },
  kind: { key: sql`c.kind`, label: sql`max(c.kind)`, picture: sql`''`, join: sql`` },
  month: { key: MONTH, label: sql`max(${MONTH})`, picture: sql`''`, join: sql`` },
  product: {
    key: sql`l.product_id`,
    label: sql`max(o.name)`,
    picture: sql`max(o.picture)`,
    join: sql`join order_lines o on o.id = l.line_id`,
  },
  brand: {
    key: sql`coalesce(p.brand_id, 0)`,
    label: sql`coalesce(max(b.name), '无品牌')`,
    picture: sql`coalesce(max(b.logo), '')`,
    join: sql`${PRODUCT} left join brands b on b.id = p.brand_id`,
  },
  supplier: { key: SUPPLIER, label: sql`if(max(p.supplier) = '', '未填供应商', max(p.supplier))`, picture: sql`''`, join: PRODUCT },
};

/**
 * What goes wrong, to be mended: cases, pieces and money by reason, product, brand, supplier, kind or month, each against what was sold in the same
 * time, and the months' series for a chart. A read model: SQL over other slices' tables, nothing is written.
 */
export const caseStatistics = async (input: Input, call: StaffCall): Promise<CaseStatistics> => {
  const since = input.from ? startOfDay(input.from) : startOfDay(dayOf(later(-89 * DAY)));
  const until = input.to ? endOfDay(input.to) : endOfDay(dayOf(now()));
  const scope = call.actor.locationIds;
  const places = (column: RawBuilder<unknown>) =>
    scope === null ? sql`1 = 1` : sql`${column} in (${sql.join(scope.length > 0 ? [...scope] : [0])})`;
  const where = sql`where c.status <> 'withdrawn' and c.requested_at >= ${since} and c.requested_at < ${until} and ${places(sql`c.location_id`)}
    ${input.reason ? sql`and c.reason_code = ${input.reason}` : sql``} ${ofProducts(input)}`;
  const { key, label, picture, join } = groups[input.by];
  const order = input.by === 'month' ? sql`key_` : sql`pieces desc, key_`;
  const [totals, rows, reasons, sold, series] = await Promise.all([
    run<Counted>(sql`select ${counts} ${from} ${where}`),
    run<Grouped>(
      sql`select ${key} as key_, ${label} as label, ${picture} as picture, ${counts} ${from} ${join} ${where} group by key_ order by ${order} limit ${input.limit}`,
    ),
    run<{ key_: string; label: string; pieces: number }>(
      sql`select ${key} as key_, max(c.reason_label) as label, sum(l.quantity) as pieces ${from} ${join} ${where} group by key_, c.reason_code order by pieces desc, c.reason_code`,
    ),
    soldPieces(input, since, until, places(sql`s.location_id`)),
    run<{ month: string; reason: string; label: string; cases: number; pieces: number; amount: number }>(
      sql`select ${MONTH} as month, c.reason_code as reason, max(c.reason_label) as label, count(distinct c.id) as cases, sum(l.quantity) as pieces, sum(l.amount) as amount
        ${from} ${where} group by month, c.reason_code order by month, pieces desc`,
    ),
  ]);
  const all = [...sold.values()].reduce((sum, pieces) => sum + pieces, 0);
  const total = figures(totals[0]);
  const perItem = input.by !== 'reason' && input.by !== 'kind';
  return {
    total,
    sold: all,
    perThousand: perThousand(total.pieces, all),
    rows: rows.map((row) => {
      const of = perItem ? (sold.get(String(row.key_)) ?? 0) : all;
      return {
        key: String(row.key_),
        label: input.by === 'kind' ? caseKindLabels[row.key_ as keyof typeof caseKindLabels] : row.label,
        picture: row.picture,
        ...figures(row),
        sold: of,
        perThousand: perThousand(Number(row.pieces), of),
        topReason: reasons.find((one) => String(one.key_) === String(row.key_))?.label ?? '',
      };
    }),
    series: series.map((row) => ({ ...row, cases: Number(row.cases), pieces: Number(row.pieces), amount: Number(row.amount) })),
  };
};

const figures = (row: Counted | undefined): Counted => ({
  cases: Number(row?.cases ?? 0),
  pieces: Number(row?.pieces ?? 0),
  amount: Number(row?.amount ?? 0),
  damaged: Number(row?.damaged ?? 0),
  missing: Number(row?.missing ?? 0),
});
const perThousand = (pieces: number, sold: number): number => (sold === 0 ? 0 : Math.round((pieces / sold) * 10_000) / 10);

/** Lines of the one product, and of the supplier's products. */
const ofProducts = ({ productId, supplier }: Input): RawBuilder<unknown> =>
  sql`${productId ? sql`and l.product_id = ${productId}` : sql``}
    ${supplier === undefined ? sql`` : sql`and l.product_id in (select id from products where supplier = ${supplier})`}`;

/** Pieces sold in the same time, by the same key as the rows. */
const soldPieces = async (input: Input, since: Date, until: Date, scope: RawBuilder<unknown>): Promise<Map<string, number>> => {
  const key = {
    product: sql`l.product_id`,
    brand: sql`coalesce(p.brand_id, 0)`,
    supplier: SUPPLIER,
    month: sql`date_format(date_add(s.paid_at, interval 8 hour), '%Y-%m')`,
    reason: sql`''`,
    kind: sql`''`,
  }[input.by];
  const rows = await run<{ key_: string; pieces: number }>(
    sql`select ${key} as key_, sum(l.quantity) as pieces from orders s join order_lines l on l.order_id = s.id
      ${input.by === 'brand' || input.by === 'supplier' ? PRODUCT : sql``}
      where s.paid_at >= ${since} and s.paid_at < ${until} and ${scope} ${ofProducts(input)} group by key_`,
  );
  return new Map(rows.map((row) => [String(row.key_), Number(row.pieces)]));
};
