import type { Transfer, transferListIn, TransferPage } from '@huitou/shared-types/inventory/schema.ts';
import type { z } from 'zod';
import { iso } from '../../platform/clock.ts';
import { idCursor, toPage } from '../../platform/db/keyset.ts';
import { must } from '../../platform/errors.ts';
import type { StaffCall } from '../../platform/http/mount.ts';
import { locationNames, skuLabels } from './stock.view.ts';
import { tables } from './tables.ts';

type Row = Awaited<ReturnType<typeof rowById>>;
const rowById = async (id: number) =>
  must(await tables().selectFrom('stock_transfers').selectAll().where('id', '=', id).executeTakeFirst());

const viewsOf = async (rows: readonly Row[]): Promise<Transfer[]> => {
  if (rows.length === 0) return [];
  const lines = await tables()
    .selectFrom('stock_transfer_lines')
    .select(['transfer_id', 'sku_id', 'quantity'])
    .where(
      'transfer_id',
      'in',
      rows.map((row) => row.id),
    )
    .orderBy('id')
    .execute();
  const [label, nameOf] = await Promise.all([skuLabels(lines.map((line) => line.sku_id)), locationNames()]);
  return rows.map((row) => ({
    id: String(row.id),
    no: row.no,
    status: row.status,
    fromId: String(row.from_id),
    fromName: nameOf(row.from_id),
    toId: String(row.to_id),
    toName: nameOf(row.to_id),
    note: row.note,
    createdAt: iso(row.created_at),
    staffName: row.staff_name,
    lines: lines
      .filter((line) => line.transfer_id === row.id)
      .map((line) => {
        const { code, productName, spec } = label(line.sku_id);
        return { skuId: String(line.sku_id), skuCode: code, productName, spec, quantity: line.quantity };
      }),
  }));
};

export const transferById = async (id: number): Promise<Transfer> => must((await viewsOf([await rowById(id)]))[0]);

/** Transfers that leave from or go to a location in the staff member's scope, newest first. */
export const listTransfers = async (input: z.output<typeof transferListIn>, call: StaffCall): Promise<TransferPage> => {
  const scope = call.actor.locationIds;
  if (scope?.length === 0) return { items: [], next: null };
  const before = idCursor(input.cursor);
  let rows = tables().selectFrom('stock_transfers').selectAll();
  if (scope) rows = rows.where((eb) => eb.or([eb('from_id', 'in', scope), eb('to_id', 'in', scope)]));
  if (input.status) rows = rows.where('status', '=', input.status);
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
  return { items: await viewsOf(page.items), next: page.next };
};
