import type { Permission } from '@huitou/shared-types/staff/permissions.ts';
import { allPermissions } from '@huitou/shared-types/staff/permissions.ts';
import { seedStaff } from '../../src/modules/staff/index.ts';
import { demoAccounts } from './accounts.ts';

/** What the roles of the demo shop may do; the owner may do everything. */
const roles: Record<string, readonly Permission[]> = {
  运营经理: allPermissions.filter((permission) => permission !== 'staff.edit' && permission !== 'job.replay'),
  仓库: [
    'workbench.view',
    'product.view',
    'stock.view',
    'stock.adjust',
    'stock.transfer',
    'stock.count',
    'order.view',
    'order.note',
    'order.ship',
    'order.tracking',
    'pickup.verify',
    'aftersales.view',
    'aftersales.receive',
  ],
  客服: [
    'risk.view',
    'risk.handle',
    'workbench.view',
    'product.view',
    'stock.view',
    'order.view',
    'order.note',
    'order.cancel',
    'order.address',
    'order.tracking',
    'coupon.view',
    'coupon.grant',
    'customer.view',
    'customer.reveal',
    'member.view',
    'member.points',
    'payment.view',
    'aftersales.view',
    'aftersales.handle',
    'aftersales.export',
    'invoice.view',
  ],
  财务: [
    'workbench.view',
    'product.view',
    'order.view',
    'order.export',
    'payment.view',
    'refund.create',
    'aftersales.view',
    'refund.resolve',
    'reconcile.view',
    'reconcile.run',
    'coupon.view',
    'coupon.export',
    'customer.view',
    'ledger.view',
    'balance.adjust',
    'invoice.view',
    'invoice.issue',
    'invoice.red',
    'invoice.export',
    'check.view',
    'check.run',
    'audit.view',
  ],
};

export const seedDemoStaff = async (): Promise<number> => {
  const ids = await seedStaff(
    demoAccounts.staff.map(({ login, password, name, role }) => ({
      login,
      password,
      name,
      role,
      ...(roles[role] ? { permissions: roles[role] } : {}),
    })),
  );
  return ids.length;
};
