import type { ListEntry, ListEntryPage } from '@huitou/shared-types/risk/schema.ts';
import type { ListKind, ListSide } from '@huitou/shared-types/risk/states.ts';
import { iso, isoOrNull, now } from '../../../platform/clock.ts';
import { idCursor, toPage } from '../../../platform/db/keyset.ts';
import { customerBriefs } from '../../customers/index.ts';
import { db, type ListRow } from '../risk.entity.ts';

/** Entries as they are shown, with the names of customers. */
export const listViews = async (rows: readonly ListRow[]): Promise<Map<number, ListEntry>> => {
  const briefs = await customerBriefs(rows.filter((row) => row.kind === 'customer').map((row) => Number(row.value)));
  const at = now();
  return new Map(
    rows.map((row) => [
      row.id,
      {
        id: String(row.id),
        side: row.side,
        kind: row.kind,
        value: row.value,
        name: row.kind === 'customer' ? (briefs.get(Number(row.value))?.nickname ?? '') : '',
        reason: row.reason,
        until: isoOrNull(row.ends_at),
        staffName: row.staff_name,
        createdAt: iso(row.created_at),
        live: row.ends_at === null || row.ends_at > at,
      },
    ]),
  );
};

interface Filter {
  cursor?: string | undefined;
  limit: number;
  side?: ListSide | undefined;
  kind?: ListKind | undefined;
  q?: string | undefined;
  live?: boolean | undefined;
}
/** Newest first. `q`: how a value begins, or a word of the reason. */
export const listEntries = async (input: Filter): Promise<ListEntryPage> => {
  const before = idCursor(input.cursor);
  let select = db()
    .selectFrom('risk_list_entries')
    .selectAll()
    .orderBy('id', 'desc')
    .limit(input.limit + 1);
  if (before !== null) select = select.where('id', '<', before);
  if (input.side) select = select.where('side', '=', input.side);
  if (input.kind) select = select.where('kind', '=', input.kind);
  if (input.q) {
    const q = input.q.replace(/[\\%_]/g, '\\$&');
    select = select.where((eb) => eb.or([eb('value', 'like', `${q}%`), eb('reason', 'like', `%${q}%`)]));
  }
  if (input.live === true) select = select.where((eb) => eb.or([eb('ends_at', 'is', null), eb('ends_at', '>', now())]));
  if (input.live === false) select = select.where('ends_at', '<=', now());
  const rows = await select.execute();
  const views = await listViews(rows);
  return toPage(
    rows,
    input.limit,
    (row) => views.get(row.id) as ListEntry,
    (row) => [row.id],
  );
};
