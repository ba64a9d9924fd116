import type { CaseView } from '@huitou/shared-types/after-sales/schema.ts';
import { now } from '../../platform/clock.ts';
import { transact } from '../../platform/db/transact.ts';
import type { CustomerCall } from '../../platform/http/mount.ts';
import { myCase } from './case.queries.ts';
import { dueColumns, lockCase, moveCase, ownCase } from './case-rows.ts';
import { letGo } from './let-go.ts';

/** The customer takes the request back, before anything was sent. They may ask again within the window. @throws not_found, state_forbidden */
export const withdrawCase = async ({ id }: { id: number }, call: CustomerCall): Promise<CaseView> => {
  await ownCase(call.actor.id, id);
  await transact(async () => {
    const locked = await lockCase(id);
    await moveCase(locked.row, 'withdraw', call.actor, { set: { ended_at: now(), reserved: false, ...dueColumns(null) } });
    await letGo(locked);
  });
  return myCase(call.actor.id, id);
};
