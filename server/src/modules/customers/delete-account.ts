import type { DeletionCheck } from '@huitou/shared-types/customers/schema.ts';
import { DAY, isoOrNull, later, now } from '../../platform/clock.ts';
import { em, query } from '../../platform/db/orm.ts';
import { transact } from '../../platform/db/transact.ts';
import { fail } from '../../platform/errors.ts';
import type { CustomerCall } from '../../platform/http/mount.ts';
import { publish } from '../../platform/queue/events.ts';
import { readSettings } from '../settings/index.ts';
import { dropTask } from '../tasks/index.ts';
import { CustomerAddress } from './address.entity.ts';
import { Customer, CustomerConsent } from './customer.entity.ts';
import { readCustomer } from './customer.view.ts';
import { deletionBlockers } from './deletion-checks.ts';
import { endSessions } from './sessions.ts';

export const deletionCheck = async (_: object, call: CustomerCall): Promise<DeletionCheck> => {
  const [customer, blockers, policies] = await Promise.all([
    readCustomer(call.actor.id),
    deletionBlockers(call.actor.id),
    readSettings('policies'),
  ]);
  return { allowed: blockers.length === 0, blockers, coolDays: policies.deletionCoolDays, deletionAt: isoOrNull(customer.deletionAt) };
};

/** The account goes after the cool-off, during which it can be used and kept. @throws account_has_open_business */
export const requestDeletion = async (_: object, call: CustomerCall): Promise<DeletionCheck> => {
  const check = await deletionCheck(_, call);
  if (!check.allowed) fail('account_has_open_business', check.blockers.join('；'), { blockers: check.blockers });
  await em().nativeUpdate(Customer, { id: call.actor.id, deletionAt: null, deletedAt: null }, { deletionAt: later(check.coolDays * DAY) });
  return deletionCheck(_, call);
};

export const cancelDeletion = async (_: object, call: CustomerCall): Promise<DeletionCheck> => {
  await em().nativeUpdate(Customer, { id: call.actor.id, deletedAt: null }, { deletionAt: null });
  return deletionCheck(_, call);
};

/**
 * Takes everything personal off an account: the row stays, because orders point to it. That a consent was given stays on record, without
 * the address it came from. Other slices hear `customer.deleted` and do the same.
 */
const anonymise = (id: number): Promise<void> =>
  transact(async () => {
    const gone = await query<typeof Customer>()
      .updateTable('customers')
      .set({
        openid: null,
        unionid: null,
        phone: null,
        nickname: '已注销用户',
        avatar: '',
        avatar_trace: null,
        nickname_doubtful: false,
        policy_accepted: null,
        deletion_at: null,
        deleted_at: now(),
      })
      .where('id', '=', id)
      .where('deletion_at', '<=', now())
      .where('deleted_at', 'is', null)
      .executeTakeFirst();
    // Kept after all, in the last moment.
    if (gone.numUpdatedRows !== 1n) return;
    await em().nativeDelete(CustomerAddress, { customerId: id });
    await em().nativeUpdate(CustomerConsent, { customerId: id }, { ip: '' });
    await endSessions(id);
    await publish('customer.deleted', { customerId: id });
  });

/** Deletes the accounts whose cool-off is over. What stands against it by now puts it off by a day. */
export const deleteDueAccounts = async (): Promise<void> => {
  const due = await em().find(Customer, { deletionAt: { $lte: now() }, deletedAt: null }, { orderBy: { deletionAt: 'asc' }, limit: 100 });
  for (const { id, exportTaskId } of due) {
    if ((await deletionBlockers(id)).length > 0)
      await em().nativeUpdate(Customer, { id, deletionAt: { $lte: now() } }, { deletionAt: later(DAY) });
    else {
      await anonymise(id);
      if (exportTaskId) await dropTask(exportTaskId);
    }
  }
};
