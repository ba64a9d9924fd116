import type { CaseView } from '@huitou/shared-types/after-sales/schema.ts';
import { sql } from 'kysely';
import { now } from '../../platform/clock.ts';
import type { Actor } from '../../platform/context.ts';
import { transact } from '../../platform/db/transact.ts';
import { fail } from '../../platform/errors.ts';
import type { CustomerCall } from '../../platform/http/mount.ts';
import { caseClosed, freeFromCase } from '../orders/index.ts';
import { myCase } from './case.queries.ts';
import { claimOf, dueColumns, lockCase, ownCase, tryMoveCase } from './case-rows.ts';

/** The replacement has arrived. @throws not_found, state_forbidden */
export const confirmExchange = async ({ id }: { id: number }, call: CustomerCall): Promise<CaseView> => {
  await ownCase(call.actor.id, id);
  if (!(await finishExchange(id, call.actor))) fail('state_forbidden');
  return myCase(call.actor.id, id);
};

/** Ends an exchange: the line is free for another case, and the order's clock goes on. False when it had ended already. */
export const finishExchange = (id: number, actor: Actor): Promise<boolean> =>
  transact(async () => {
    const { row, lines, order } = await lockCase(id);
    const done = await tryMoveCase(row, 'finishExchange', actor, {
      set: { ended_at: now(), ...dueColumns(null) },
      ...(actor.kind === 'system' ? { title: '换货自动完成', where: sql`due_at <= ${now()}` } : {}),
    });
    if (!done) return false;
    await freeFromCase(claimOf(row, lines));
    await caseClosed(order);
    return true;
  });
