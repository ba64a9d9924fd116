import { sql } from 'kysely';
import { setTimeout as sleep } from 'node:timers/promises';
import { later, MINUTE, now } from '../../platform/clock.ts';
import { query } from '../../platform/db/orm.ts';
import { fail } from '../../platform/errors.ts';
import type { SignInGuard } from './session.entity.ts';

const db = () => query<typeof SignInGuard>();
const MAX_TRIES = 5;
const WINDOW_MS = 15 * MINUTE;
const LOCK_MS = 15 * MINUTE;
const PATIENCE_MS = 2_000;

/**
 * Takes one of the five tries that a login name has within 15 minutes, before the password is looked at: however many
 * requests run at once, in however many processes, no more than five learn whether their password was right.
 * @throws account_locked
 */
export const takeTry = async (login: string): Promise<void> => {
  const began = Date.now();
  for (;;) {
    const [at, windowStart] = [now(), later(-WINDOW_MS)];
    // Assignments run from left to right: `tries` must look at `since` before it changes.
    const taken = await sql`update staff_sign_in_guards
      set tries = if(since < ${windowStart}, 1, tries + 1), since = if(since < ${windowStart}, ${at}, since), locked_until = null
      where login = ${login} and (locked_until is null or locked_until <= ${at}) and (since < ${windowStart} or tries < ${MAX_TRIES})`.execute(
      db(),
    );
    if (taken.numAffectedRows === 1n) return;
    const row = await db().selectFrom('staff_sign_in_guards').select('locked_until').where('login', '=', login).executeTakeFirst();
    if (!row) {
      await sql`insert into staff_sign_in_guards (login, tries, since) values (${login}, 0, ${at}) on duplicate key update tries = tries`.execute(
        db(),
      );
      continue;
    }
    // All tries are taken but not all are answered yet: one of them may be right and free the others.
    if (row.locked_until || Date.now() - began > PATIENCE_MS) fail('account_locked');
    await sleep(100);
  }
};

/** The try was wrong; the fifth one locks. */
export const tryFailed = async (login: string): Promise<void> => {
  await db()
    .updateTable('staff_sign_in_guards')
    .set({ locked_until: later(LOCK_MS) })
    .where('login', '=', login)
    .where('tries', '>=', MAX_TRIES)
    .where('locked_until', 'is', null)
    .execute();
};
/** The password was right but more is needed: the try is given back. */
export const tryUndecided = async (login: string): Promise<void> => {
  await sql`update staff_sign_in_guards set tries = greatest(tries - 1, 0) where login = ${login}`.execute(db());
};
/** Forgets all wrong tries and lifts the lock. The row stays: who deletes what others insert at the same moment locks them out of each other's gaps. */
export const clearTries = async (login: string): Promise<void> => {
  await db().updateTable('staff_sign_in_guards').set({ tries: 0, locked_until: null }).where('login', '=', login).execute();
};
export const purgeTries = async (): Promise<void> => {
  await sql`delete from staff_sign_in_guards where since < ${later(-2 * WINDOW_MS)} limit 5000`.execute(db());
};
