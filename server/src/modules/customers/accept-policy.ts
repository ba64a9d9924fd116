import type { Customer as CustomerView } from '@huitou/shared-types/customers/schema.ts';
import { sql } from 'kysely';
import { now } from '../../platform/clock.ts';
import { em, query } from '../../platform/db/orm.ts';
import { transact } from '../../platform/db/transact.ts';
import type { CustomerCall } from '../../platform/http/mount.ts';
import { Customer, type CustomerConsent } from './customer.entity.ts';
import { customerView, readCustomer } from './customer.view.ts';

/** Notes that a customer agreed to a version; the first time counts, a repeat changes nothing. Call inside `transact`. */
export const recordConsent = async (customerId: number, version: string, ip: string): Promise<void> => {
  await sql`insert ignore into customer_consents (customer_id, version, at, ip) values (${customerId}, ${version}, ${now()}, ${ip})`.execute(
    query<typeof CustomerConsent>(),
  );
  await em().nativeUpdate(Customer, { id: customerId }, { policyAccepted: version });
};

export const acceptPolicy = async (input: { version: string }, call: CustomerCall): Promise<CustomerView> => {
  await transact(() => recordConsent(call.actor.id, input.version, call.ip));
  return customerView(await readCustomer(call.actor.id));
};
