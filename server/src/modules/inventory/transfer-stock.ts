import type { createTransferIn, Transfer } from '@huitou/shared-types/inventory/schema.ts';
import { transferMoves } from '@huitou/shared-types/inventory/states.ts';
import type { z } from 'zod';
import { now } from '../../platform/clock.ts';
import { transact } from '../../platform/db/transact.ts';
import { fail, must } from '../../platform/errors.ts';
import type { StaffCall } from '../../platform/http/mount.ts';
import { newNo } from '../../platform/ids.ts';
import { logStates, move } from '../../platform/move.ts';
import { recordAudit } from '../audit/index.ts';
import { readSkus } from '../catalog/index.ts';
import { openStockRows } from './book-movements.ts';
import { book, refuseShort, type StockLine } from './reserve-stock.ts';
import { inScope, refuseDisabled, scopedLocation } from './scope.ts';
import { tables } from './tables.ts';
import { transferById } from './transfer.queries.ts';

/** Sends stock on its way: it leaves the first location now and is nobody's to sell until it is received. @throws not_found, invalid_input, stock_insufficient */
export const createTransfer = async (input: z.output<typeof createTransferIn>, call: StaffCall): Promise<Transfer> => {
  const [from, to] = [await scopedLocation(call, input.fromId), await anyLocation(call, input.toId)];
  if (from.id === to.id) fail('invalid_input', '调出与调入不能是同一处');
  refuseDisabled(to);
  const quantities = new Map<number, number>();
  for (const { skuId, quantity } of input.lines) quantities.set(skuId, (quantities.get(skuId) ?? 0) + quantity);
  const known = await readSkus([...quantities.keys()]);
  if (known.length !== quantities.size) fail('not_found', '有商品不存在');
  const id = await transact(async () => {
    const row = {
      no: newNo('T'),
      status: 'in_transit' as const,
      from_id: from.id,
      to_id: to.id,
      note: input.note,
      staff_id: call.actor.id,
      staff_name: call.actor.name,
      created_at: now(),
    };
    const { insertId } = await tables().insertInto('stock_transfers').values(row).executeTakeFirstOrThrow();
    const transferId = Number(insertId);
    const lines = [...quantities].map(([skuId, quantity]) => ({ skuId, quantity, source: `transfer:${transferId}` }));
    await tables()
      .insertInto('stock_transfer_lines')
      .values(lines.map((line) => ({ transfer_id: transferId, sku_id: line.skuId, quantity: line.quantity })))
      .execute();
    if (!(await book('transfer_out', from.id, lines, { note: `调往${to.name}`, staff: call.actor }))) await refuseShort(from.id, lines);
    await logStates(call.actor, { subject: 'stock_transfers', subjectId: transferId, move: 'create', title: '调出', to: 'in_transit' });
    await recordAudit(call.actor, {
      action: 'stock.transfer',
      subject: 'transfer',
      subjectId: transferId,
      summary: `调拨 ${row.no}：${from.name} → ${to.name}`,
      after: { lines: lines.map(({ skuId, quantity }) => ({ skuId, quantity })) },
    });
    return transferId;
  });
  return transferById(id);
};

/** Goods may be sent to a place that the sender does not run. */
const anyLocation = (call: StaffCall, locationId: number) =>
  scopedLocation({ ...call, actor: { ...call.actor, locationIds: null } }, locationId);

const linesOf = async (transferId: number, source: string): Promise<StockLine[]> => {
  const rows = await tables()
    .selectFrom('stock_transfer_lines')
    .select(['sku_id', 'quantity'])
    .where('transfer_id', '=', transferId)
    .orderBy('sku_id')
    .execute();
  return rows.map((row) => ({ skuId: row.sku_id, quantity: row.quantity, source }));
};
const bring = async (locationId: number, lines: readonly StockLine[], note: string, call: StaffCall): Promise<void> => {
  await openStockRows(
    locationId,
    lines.map((line) => line.skuId),
  );
  if (!(await book('transfer_in', locationId, lines, { note, staff: call.actor }))) throw new Error('A transfer could not be booked in');
};

/** The goods have arrived. By staff of the receiving location. @throws not_found, state_forbidden */
export const receiveTransfer = async ({ id }: { id: number }, call: StaffCall): Promise<Transfer> => {
  const row = must(await tables().selectFrom('stock_transfers').selectAll().where('id', '=', id).executeTakeFirst());
  if (!inScope(call, row.to_id)) fail('not_found');
  await transact(async () => {
    await move('stock_transfers', transferMoves, 'receive', id, call.actor);
    await bring(row.to_id, await linesOf(id, `transfer:${id}`), `调拨 ${row.no}`, call);
    await recordAudit(call.actor, {
      action: 'stock.transfer-receive',
      subject: 'transfer',
      subjectId: id,
      summary: `调拨 ${row.no} 已收货`,
    });
  });
  return transferById(id);
};

/** The goods come back to where they left. By staff of the sending location. @throws not_found, state_forbidden */
export const cancelTransfer = async ({ id }: { id: number }, call: StaffCall): Promise<Transfer> => {
  const row = must(await tables().selectFrom('stock_transfers').selectAll().where('id', '=', id).executeTakeFirst());
  if (!inScope(call, row.from_id)) fail('not_found');
  await transact(async () => {
    await move('stock_transfers', transferMoves, 'cancel', id, call.actor);
    await bring(row.from_id, await linesOf(id, `transfer:${id}:cancel`), `取消调拨 ${row.no}`, call);
    await recordAudit(call.actor, {
      action: 'stock.transfer-cancel',
      subject: 'transfer',
      subjectId: id,
      summary: `调拨 ${row.no} 已取消`,
    });
  });
  return transferById(id);
};
