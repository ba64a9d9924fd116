import type { CountDetail, countListIn, CountPage, CountSheet } from '@huitou/shared-types/inventory/schema.ts';
import { sql } from 'kysely';
import type { z } from 'zod';
import { iso } from '../../platform/clock.ts';
import { idCursor, toPage } from '../../platform/db/keyset.ts';
import { fail, must } from '../../platform/errors.ts';
import type { StaffCall } from '../../platform/http/mount.ts';
import { barcodesOf } from '../catalog/index.ts';
import { inScope } from './scope.ts';
import { locationNames, skuLabels } from './stock.view.ts';
import { tables } from './tables.ts';

const sheets = () => tables().selectFrom('stock_counts').selectAll();
type Row = Awaited<ReturnType<ReturnType<typeof sheets>['executeTakeFirstOrThrow']>>;

/** `difference` is what posting books, in pieces: found minus missing. */
const sheetViews = async (rows: readonly Row[]): Promise<CountSheet[]> => {
  if (rows.length === 0) return [];
  const sums = await tables()
    .selectFrom('stock_count_lines')
    .select([
      'count_id',
      (eb) => eb.fn.countAll<number>().as('total'),
      (eb) => eb.fn.count<number>('counted').as('counted'),
      sql<number>`coalesce(sum(counted - expected), 0)`.as('difference'),
    ])
    .where(
      'count_id',
      'in',
      rows.map((row) => row.id),
    )
    .groupBy('count_id')
    .execute();
  const nameOf = await locationNames();
  return rows.map((row) => {
    const sum = sums.find((one) => one.count_id === row.id);
    return {
      id: String(row.id),
      no: row.no,
      status: row.status,
      locationId: String(row.location_id),
      locationName: nameOf(row.location_id),
      note: row.note,
      createdAt: iso(row.created_at),
      staffName: row.staff_name,
      counted: Number(sum?.counted ?? 0),
      total: Number(sum?.total ?? 0),
      difference: Number(sum?.difference ?? 0),
    };
  });
};

/** Counting sheets in the staff member's scope, newest first. */
export const listCounts = async (input: z.output<typeof countListIn>, call: StaffCall): Promise<CountPage> => {
  const scope = call.actor.locationIds;
  if (scope?.length === 0) return { items: [], next: null };
  const before = idCursor(input.cursor);
  let rows = sheets();
  if (scope) rows = rows.where('location_id', 'in', scope);
  if (before !== null) rows = rows.where('id', '<', before);
  const page = toPage(
    await rows
      .orderBy('id', 'desc')
      .limit(input.limit + 1)
      .execute(),
    input.limit,
    (row) => row,
    (row) => [row.id],
  );
  return { items: await sheetViews(page.items), next: page.next };
};

/** One sheet with its lines. @throws not_found */
export const countDetail = async ({ id }: { id: number }, call: StaffCall): Promise<CountDetail> => {
  const row = must(await sheets().where('id', '=', id).executeTakeFirst());
  if (!inScope(call, row.location_id)) fail('not_found');
  const lines = await tables()
    .selectFrom('stock_count_lines')
    .select(['sku_id', 'expected', 'counted'])
    .where('count_id', '=', id)
    .orderBy('sku_id')
    .execute();
  const skuIds = lines.map((line) => line.sku_id);
  const [label, barcodes, views] = await Promise.all([skuLabels(skuIds), barcodesOf(skuIds), sheetViews([row])]);
  return {
    ...must(views[0]),
    lines: lines.map((line) => {
      const { code, productName, spec } = label(line.sku_id);
      return {
        skuId: String(line.sku_id),
        skuCode: code,
        barcode: barcodes.get(line.sku_id) ?? '',
        productName,
        spec,
        expected: line.expected,
        counted: line.counted,
      };
    }),
  };
};
