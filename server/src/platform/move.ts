import type { ActorKind, Moves } from '@huitou/shared-types/moves.ts';
import { sql } from 'kysely';
import { now } from './clock.ts';
import type { Actor } from './context.ts';
import { query, toJson } from './db/orm.ts';
import { fail } from './errors.ts';
import type { StateLog } from './state-log.entity.ts';

export interface LogEntry {
  subject: string;
  subjectId: number;
  move: string;
  title: string;
  note?: string;
  from?: string;
  to?: string;
  data?: Record<string, unknown>;
}
const actorColumns = (actor: Actor): { actor_kind: ActorKind; actor_id: number | null; actor_name: string } => ({
  actor_kind: actor.kind,
  actor_id: actor.kind === 'system' ? null : actor.id,
  actor_name: actor.kind === 'staff' ? actor.name : actor.kind === 'customer' ? '顾客' : '系统',
});

/** Writes to the timelines of things; several entries cost one statement. */
export const logStates = async (actor: Actor, ...entries: LogEntry[]): Promise<void> => {
  const at = now();
  await query<typeof StateLog>()
    .insertInto('state_log')
    .values(
      entries.map((entry) => ({
        subject: entry.subject,
        subject_id: entry.subjectId,
        move: entry.move,
        from_status: entry.from ?? '',
        to_status: entry.to ?? '',
        title: entry.title.slice(0, 40),
        note: (entry.note ?? '').slice(0, 300),
        data: entry.data ? toJson(entry.data) : null,
        at,
        ...actorColumns(actor),
      })),
    )
    .execute();
};

export interface MoveOptions {
  /** Further columns to set, snake_case. */
  set?: Record<string, unknown>;
  /** Further conditions that must hold at the moment of the write, as SQL. */
  where?: ReturnType<typeof sql>;
  note?: string;
  data?: Record<string, unknown>;
  /** What the timeline says; the move's label when absent. */
  title?: string;
}

/**
 * Changes the state of one row by a move of its table of moves. The guard is in the write: exactly one row must change.
 * Writes the timeline in the same transaction. Call inside `transact`.
 * @throws state_forbidden when the row is in another state, when `where` does not hold, or when the actor may not make the move
 */
export const move = async <S extends string, M extends string>(
  table: string,
  moves: Moves<S, M>,
  name: M,
  id: number,
  actor: Actor,
  options: MoveOptions = {},
): Promise<void> => {
  if (!(await tryMove(table, moves, name, id, actor, options))) fail('state_forbidden');
};

/** Like `move`, but answers false where that refuses: for handlers that may come twice. */
export const tryMove = async <S extends string, M extends string>(
  table: string,
  moves: Moves<S, M>,
  name: M,
  id: number,
  actor: Actor,
  options: MoveOptions = {},
): Promise<boolean> => {
  const { from, to, by, label } = moves[name];
  if (!by.includes(actor.kind)) return false;
  const db = query<typeof StateLog>();
  const columns = Object.entries({ ...options.set, status: to });
  const assignments = sql.join(columns.map(([column, value]) => sql`${sql.ref(column)} = ${value}`));
  const guard = options.where ? sql` and (${options.where})` : sql``;
  const result =
    await sql`update ${sql.table(table)} set ${assignments} where id = ${id} and status in (${sql.join(from)})${guard}`.execute(db);
  if (result.numAffectedRows !== 1n) return false;
  await logStates(actor, {
    subject: table,
    subjectId: id,
    move: name,
    title: options.title ?? label,
    from: from.length === 1 ? (from[0] as string) : '',
    to,
    ...(options.note === undefined ? {} : { note: options.note }),
    ...(options.data === undefined ? {} : { data: options.data }),
  });
  return true;
};
