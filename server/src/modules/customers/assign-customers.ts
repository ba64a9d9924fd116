import type { AssignedCustomers, Assignees } from '@huitou/shared-types/customers/schema.ts';
import { em } from '../../platform/db/orm.ts';
import { transact } from '../../platform/db/transact.ts';
import { fail } from '../../platform/errors.ts';
import type { StaffCall } from '../../platform/http/mount.ts';
import { recordAudit } from '../audit/index.ts';
import { colleagues } from '../staff/index.ts';
import { Customer } from './customer.entity.ts';
import { inScope } from './staff-customers.ts';

export const listAssignees = async (): Promise<Assignees> => ({
  items: (await colleagues()).map(({ id, name }) => ({ id: String(id), name })),
});

/**
 * Says who looks after these customers: staff whose scope is "own customers" see those only. Customers whom the caller may not see, and
 * those whose account is deleted, are left alone. @throws not_found for a member who does not work here
 */
export const assignCustomers = async (
  { ids, staffId }: { ids: number[]; staffId: number | null },
  { actor }: StaffCall,
): Promise<AssignedCustomers> => {
  const owner = staffId === null ? null : (await colleagues()).find((one) => one.id === staffId);
  if (owner === undefined) return fail('not_found', '该员工不存在或已停用');
  return transact(async () => {
    const assigned = await em().nativeUpdate(Customer, { id: ids, deletedAt: null, ...inScope(actor) }, { ownerStaffId: staffId });
    await recordAudit(actor, {
      action: 'customer.assign',
      subject: 'customer',
      subjectId: ids.length === 1 ? (ids[0] as number) : 0,
      summary: owner ? `分配 ${assigned} 位客户给${owner.name}` : `取消 ${assigned} 位客户的专属员工`,
      after: { ids, staffId },
    });
    return { assigned };
  });
};
