import { iso, isoOrNull } from '../../platform/clock.ts';
import { registerDataExport } from '../customers/index.ts';
import { db } from './claim.entity.ts';

registerDataExport('flashSales', async (customerId) => {
  const claims = await db()
    .selectFrom('flash_claims')
    .selectAll()
    .where('customer_id', '=', customerId)
    .orderBy('id', 'desc')
    .limit(2_000)
    .execute();
  const reminders = await db().selectFrom('flash_reminders').selectAll().where('customer_id', '=', customerId).limit(2_000).execute();
  return [
    ...claims.map((claim) => ({
      claimed: String(claim.item_id),
      quantity: claim.quantity,
      orderId: claim.order_id === null ? null : String(claim.order_id),
      at: iso(claim.claimed_at),
      paidAt: isoOrNull(claim.paid_at),
    })),
    ...reminders.map((one) => ({ reminderOf: String(one.session_id), at: iso(one.created_at) })),
  ];
});

/** Who leaves is reminded of nothing; the hashes of address, device and network go, the counts of what was sold stay. Safe to repeat. */
export const forgetPerson = async ({ customerId }: { customerId: number }): Promise<void> => {
  await db().deleteFrom('flash_reminders').where('customer_id', '=', customerId).execute();
  await db().updateTable('flash_claims').set({ address: '', device: '', network: '' }).where('customer_id', '=', customerId).execute();
  await db().deleteFrom('flash_waiters').where('customer_id', '=', customerId).where('state', '<>', 'waiting').execute();
};
