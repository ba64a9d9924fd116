import { sql } from 'kysely';
import { setTimeout as sleep } from 'node:timers/promises';
import { now } from '../../platform/clock.ts';
import { system } from '../../platform/context.ts';
import { transact } from '../../platform/db/transact.ts';
import { log } from '../../platform/log.ts';
import { recordAudit } from '../audit/index.ts';
import { db } from './claim.entity.ts';
import { readData } from './claim-data.ts';
import { look, setHalted } from './counters.ts';
import type { FlashUnit } from './read-items.ts';

const AGAIN_MS = 250;
/** Commit and the word to Redis are apart by less than this. */
const NEAR_MS = 3_000;

/**
 * Whether Redis and the database say the same of an item, and in words how not. Redis is read first: a claim that it had by then is in the
 * stream or committed, so each side can be counted up to that moment. Pieces that are just flowing back may be on either side.
 */
export const differenceOf = async (itemId: number): Promise<string | null> => {
  const seen = await look(itemId, true);
  if (!seen.meta) return null;
  const of = (name: string): number => Number(seen.meta?.[name] ?? 0);
  const inHand = seen.entries.filter((entry) => entry.kind === 'c');
  const tickets = [...inHand.map((entry) => entry.ticket), ''];
  const epoch = of('epoch');
  const row = await db()
    .selectFrom('flash_items as i')
    .leftJoin('flash_claims as c', (join) =>
      join
        .onRef('c.item_id', '=', 'i.id')
        .on(sql<boolean>`(c.epoch < ${epoch} or (c.epoch = ${epoch} and c.seq <= ${of('seq')}))`)
        .on('c.ticket', 'not in', tickets),
    )
    .select([
      'i.released',
      'i.epoch',
      sql<number>`coalesce(sum(c.quantity - c.returned), 0)`.as('live'),
      sql<number>`coalesce(sum(case when c.returned > c.told or c.returned_at > ${new Date(seen.at - NEAR_MS)} then c.returned else 0 end), 0)`.as(
        'moving',
      ),
    ])
    .where('i.id', '=', itemId)
    .groupBy('i.id')
    .executeTakeFirst();
  // Built anew meanwhile: what was read is of another time.
  if (!row || row.epoch !== epoch) return null;
  const [live, moving] = [Number(row.live), Number(row.moving)];
  const known = of('out') - inHand.reduce((sum, entry) => sum + readData(entry.data).quantity, 0);
  if (known < live || known > live + moving)
    return `Redis 记有 ${known} 件已抢，数据库为 ${live} 件${moving > 0 ? `（另有 ${moving} 件正在回流）` : ''}`;
  if (of('left') + of('out') !== of('released')) return `Redis 剩余 ${of('left')} 与已抢 ${of('out')} 之和不等于已放出 ${of('released')}`;
  if (of('released') > row.released) return `Redis 记有 ${of('released')} 件已放出，数据库为 ${row.released} 件`;
  return null;
};

/** Stops selling an item whose counters are wrong: seen twice, so that it is no passing moment. Staff let it go on, from the database. */
export const compareCounters = async (unit: FlashUnit): Promise<boolean> => {
  if (unit.halted_at !== null || (await differenceOf(unit.id)) === null) return true;
  await sleep(AGAIN_MS);
  const difference = await differenceOf(unit.id);
  if (difference === null) return true;
  log.error({ itemId: unit.id, difference }, 'flash counters differ from the database: selling stops');
  await setHalted(unit.id, true);
  await transact(async () => {
    const reason = `与数据库不一致，已停售：${difference}`.slice(0, 200);
    await db()
      .updateTable('flash_items')
      .set({ halted_at: now(), halt_reason: reason })
      .where('id', '=', unit.id)
      .where('halted_at', 'is', null)
      .execute();
    await recordAudit(system, { action: 'flash.halt', subject: 'flash-item', subjectId: unit.id, summary: `秒杀停售：${difference}` });
  });
  return false;
};
