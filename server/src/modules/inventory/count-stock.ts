import type { CountDetail, createCountIn, saveCountIn } from '@huitou/shared-types/inventory/schema.ts';
import { countMoves } from '@huitou/shared-types/inventory/states.ts';
import type { Ok } from '@huitou/shared-types/schema.ts';
import { sql } from 'kysely';
import type { z } from 'zod';
import { now } from '../../platform/clock.ts';
import { isDuplicate, transact } from '../../platform/db/transact.ts';
import { fail, must } from '../../platform/errors.ts';
import type { StaffCall } from '../../platform/http/mount.ts';
import { newNo } from '../../platform/ids.ts';
import { logStates, move } from '../../platform/move.ts';
import { recordAudit } from '../audit/index.ts';
import { skuIdsOfCategory } from '../catalog/index.ts';
import { bookMovements } from './book-movements.ts';
import { countDetail } from './count.queries.ts';
import { inScope, scopedLocation } from './scope.ts';
import { skuLabels } from './stock.view.ts';
import { tables } from './tables.ts';

const CHUNK = 500;
const chunks = <T>(rows: readonly T[]): T[][] =>
  Array.from({ length: Math.ceil(rows.length / CHUNK) }, (_, i) => rows.slice(i * CHUNK, (i + 1) * CHUNK));

/** Begins to count a location, whole or one category: the sheet lists what the books say now. @throws not_found, invalid_input, count_sheet_open */
export const createCount = async (input: z.output<typeof createCountIn>, call: StaffCall): Promise<CountDetail> => {
  const location = await scopedLocation(call, input.locationId);
  const within = input.categoryId === undefined ? null : new Set(await skuIdsOfCategory(input.categoryId));
  try {
    const id = await transact(async () => {
      const stock = await tables()
        .selectFrom('stock')
        .select(['sku_id', 'on_hand'])
        .where('location_id', '=', location.id)
        .orderBy('sku_id')
        .execute();
      const wanted = within ? stock.filter((row) => within.has(row.sku_id)) : stock;
      if (wanted.length === 0) fail('invalid_input', '没有可盘点的商品');
      const row = {
        no: newNo('C'),
        status: 'open' as const,
        location_id: location.id,
        open_location_id: location.id,
        note: input.note,
        staff_id: call.actor.id,
        staff_name: call.actor.name,
        created_at: now(),
      };
      const { insertId } = await tables().insertInto('stock_counts').values(row).executeTakeFirstOrThrow();
      const countId = Number(insertId);
      for (const chunk of chunks(wanted))
        await tables()
          .insertInto('stock_count_lines')
          .values(chunk.map((line) => ({ count_id: countId, sku_id: line.sku_id, expected: line.on_hand, counted: null })))
          .execute();
      await logStates(call.actor, { subject: 'stock_counts', subjectId: countId, move: 'create', title: '开始盘点', to: 'open' });
      return countId;
    });
    return await countDetail({ id }, call);
  } catch (error) {
    if (isDuplicate(error)) fail('count_sheet_open');
    throw error;
  }
};

const ownSheet = async (id: number, call: StaffCall) => {
  const sheet = must(
    await tables().selectFrom('stock_counts').select(['id', 'no', 'status', 'location_id']).where('id', '=', id).executeTakeFirst(),
  );
  return inScope(call, sheet.location_id) ? sheet : fail('not_found');
};

/**
 * Saves counted numbers. Each new number is held against what the books say at this moment, so that what is sold or arrives before and after
 * it was counted is not mistaken for a difference. SKUs that are not on the sheet are ignored. @throws not_found, state_forbidden
 */
export const saveCount = async (input: z.output<typeof saveCountIn>, call: StaffCall): Promise<CountDetail> => {
  const sheet = await ownSheet(input.id, call);
  await transact(async () => {
    // Holds the sheet against being posted while numbers are written.
    const locked = await tables().selectFrom('stock_counts').select('status').where('id', '=', sheet.id).forUpdate().executeTakeFirst();
    if (locked?.status !== 'open') fail('state_forbidden');
    for (const chunk of chunks([...new Map(input.lines.map((line) => [line.skuId, line])).values()])) {
      const wanted = sql.join(
        chunk.map((line) => sql`select ${line.skuId} as sku_id, ${line.counted} as counted`),
        sql` union all `,
      );
      await sql`
        update (${wanted}) v straight_join stock_count_lines l on l.count_id = ${sheet.id} and l.sku_id = v.sku_id straight_join stock s on s.sku_id = l.sku_id and s.location_id = ${sheet.location_id}
        set l.expected = s.on_hand, l.counted = v.counted where not (l.counted <=> v.counted)`.execute(tables());
    }
  });
  return countDetail({ id: sheet.id }, call);
};

/**
 * Books the differences that were found on top of the stock of now; lines without a number stay as they are.
 * @throws not_found, state_forbidden; stock_reserved naming what would fall below the orders' share
 */
export const postCount = async ({ id }: { id: number }, call: StaffCall): Promise<CountDetail> => {
  const sheet = await ownSheet(id, call);
  await transact(async () => {
    await move('stock_counts', countMoves, 'post', id, call.actor, { set: { open_location_id: null } });
    const lines = await tables()
      .selectFrom('stock_count_lines')
      .select(['sku_id', 'expected', 'counted'])
      .where('count_id', '=', id)
      .where('counted', 'is not', null)
      .orderBy('sku_id')
      .execute();
    const changes = lines
      .map((line) => ({ skuId: line.sku_id, onHand: (line.counted ?? 0) - line.expected, reserved: 0, source: `count:${id}` }))
      .filter((change) => change.onHand !== 0);
    for (const chunk of chunks(changes)) {
      if (!(await bookMovements('count', sheet.location_id, chunk, { note: `盘点 ${sheet.no}`, staff: call.actor })))
        await refuseReserved(sheet.location_id, chunk);
    }
    await recordAudit(call.actor, {
      action: 'stock.count',
      subject: 'count',
      subjectId: id,
      summary: `盘点 ${sheet.no} 过账，${changes.length} 项有差异`,
      after: { differences: changes.slice(0, 500).map(({ skuId, onHand }) => ({ skuId, delta: onHand })) },
    });
  });
  return countDetail({ id }, call);
};

const refuseReserved = async (locationId: number, changes: readonly { skuId: number; onHand: number }[]): Promise<never> => {
  const rows = await tables()
    .selectFrom('stock')
    .select(['sku_id', 'on_hand', 'reserved'])
    .where('location_id', '=', locationId)
    .where(
      'sku_id',
      'in',
      changes.map((change) => change.skuId),
    )
    .execute();
  const short = changes
    .filter((change) => rows.some((row) => row.sku_id === change.skuId && row.on_hand + change.onHand < row.reserved))
    .map((change) => change.skuId);
  const label = await skuLabels(short);
  return fail(
    'stock_reserved',
    `${short
      .slice(0, 3)
      .map((skuId) => label(skuId).code)
      .join('、')} 盘点后低于订单占用，请先处理订单`,
    { skuIds: short.map(String) },
  );
};

/** Drops a sheet; nothing is booked. @throws not_found, state_forbidden */
export const cancelCount = async ({ id }: { id: number }, call: StaffCall): Promise<Ok> => {
  await ownSheet(id, call);
  await transact(() => move('stock_counts', countMoves, 'cancel', id, call.actor, { set: { open_location_id: null } }));
  return { ok: true };
};
