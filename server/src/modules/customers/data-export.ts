import type { DataExport } from '@huitou/shared-types/customers/schema.ts';
import { z } from 'zod';
import { DAY, iso, isoOrNull, now } from '../../platform/clock.ts';
import { em, query } from '../../platform/db/orm.ts';
import { transact } from '../../platform/db/transact.ts';
import type { CustomerCall } from '../../platform/http/mount.ts';
import { defineTask, readTask, startTask } from '../tasks/index.ts';
import { addressesOf, addressView } from './addresses.ts';
import { Customer, CustomerConsent } from './customer.entity.ts';
import { readCustomer } from './customer.view.ts';
import { exportedParts } from './deletion-checks.ts';

const KIND = 'customer-data';

export const customerDataTask = defineTask({
  kind: KIND,
  schema: z.object({ customerId: z.int() }),
  run: async ({ customerId }, progress) => {
    const customer = await readCustomer(customerId);
    const consents = await em().find(CustomerConsent, { customerId }, { orderBy: { id: 'asc' } });
    await progress(0, 1);
    const copy = {
      exportedAt: iso(now()),
      profile: {
        nickname: customer.nickname,
        avatar: customer.avatar,
        phone: customer.phone ?? null,
        openid: customer.openid ?? null,
        registeredAt: iso(customer.registeredAt),
        lastSeenAt: isoOrNull(customer.lastSeenAt),
        orderCount: customer.orderCount,
        spent: customer.spent,
      },
      addresses: (await addressesOf(customerId)).map(addressView),
      consents: consents.map(({ version, at }) => ({ version, at: iso(at) })),
      ...(await exportedParts(customerId)),
    };
    return { file: { name: '我的个人信息.json', bytes: Buffer.from(JSON.stringify(copy, null, 2)), type: 'application/json' } };
  },
});

const stateOf = async (customer: Customer): Promise<DataExport> => {
  const task = customer.exportTaskId ? await readTask(customer.exportTaskId) : null;
  const requestedAt = isoOrNull(customer.exportRequestedAt);
  if (!task || task.state === 'failed') return { state: 'none', downloadUrl: null, requestedAt };
  if (task.state !== 'done') return { state: 'preparing', downloadUrl: null, requestedAt };
  return task.downloadUrl === null
    ? { state: 'none', downloadUrl: null, requestedAt }
    : { state: 'ready', downloadUrl: task.downloadUrl, requestedAt };
};

export const dataExport = async (_: object, call: CustomerCall): Promise<DataExport> => stateOf(await readCustomer(call.actor.id));

/** Prepares a copy in the background; one a day, so asking again before shows the one there is. */
export const requestDataExport = (_: object, call: CustomerCall): Promise<DataExport> =>
  transact(async () => {
    await query<typeof Customer>().selectFrom('customers').select('id').where('id', '=', call.actor.id).forUpdate().execute();
    const customer = await readCustomer(call.actor.id);
    const known = await stateOf(customer);
    const fresh = now().getTime() - (customer.exportRequestedAt?.getTime() ?? 0) < DAY;
    if (known.state === 'preparing' || (known.state === 'ready' && fresh)) return known;
    const exportTaskId = await startTask({ kind: KIND, title: '个人信息副本', staffId: null, payload: { customerId: customer.id } });
    await em().nativeUpdate(Customer, { id: customer.id }, { exportTaskId, exportRequestedAt: now() });
    return { state: 'preparing', downloadUrl: null, requestedAt: iso(now()) };
  });
