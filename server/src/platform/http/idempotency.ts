import type { RouteDef } from '@huitou/shared-types/http.ts';
import type { Actor } from '../context.ts';
import { json, query } from '../db/orm.ts';
import { isDuplicate } from '../db/transact.ts';
import { later, MINUTE, now } from '../clock.ts';
import { fail } from '../errors.ts';
import { sha256 } from '../ids.ts';
import type { IdempotencyKey } from './idempotency.entity.ts';

const db = () => query<typeof IdempotencyKey>();
/** A first call that has not answered by then has died with its process; its guards make a second run safe. */
const ABANDONED_MS = 2 * MINUTE;

/**
 * Runs `work` for the first call under a key and answers every later one with the first answer. A refusal is not kept:
 * nothing was done, so the client may try again.
 * @throws idempotency_conflict when the key was used with another input; request_in_progress while the first call runs
 */
export const once = async (
  actor: Exclude<Actor, { kind: 'system' }>,
  route: RouteDef,
  keyName: string,
  input: unknown,
  work: () => Promise<unknown>,
): Promise<unknown> => {
  const scope = sha256(`${actor.kind}:${actor.id}:${route.method} ${route.path}:${keyName}`);
  const inputHash = sha256(JSON.stringify(input));
  try {
    await db()
      .insertInto('idempotency_keys')
      .values({ scope, input_hash: inputHash, answer: null, finished_at: null, created_at: now() })
      .execute();
  } catch (error) {
    if (!isDuplicate(error)) throw error;
    const first = await db().selectFrom('idempotency_keys').selectAll().where('scope', '=', scope).executeTakeFirst();
    if (first && first.input_hash !== inputHash) fail('idempotency_conflict');
    if (first?.finished_at) return json(first.answer);
    const taken = await db()
      .updateTable('idempotency_keys')
      .set({ created_at: now() })
      .where('scope', '=', scope)
      .where('finished_at', 'is', null)
      .where('created_at', '<', later(-ABANDONED_MS))
      .executeTakeFirst();
    if (taken.numUpdatedRows !== 1n) fail('request_in_progress');
  }
  try {
    const answer = await work();
    await db()
      .updateTable('idempotency_keys')
      .set({ answer: JSON.stringify(answer), finished_at: now() })
      .where('scope', '=', scope)
      .execute();
    return answer;
  } catch (error) {
    await db().deleteFrom('idempotency_keys').where('scope', '=', scope).execute();
    throw error;
  }
};
