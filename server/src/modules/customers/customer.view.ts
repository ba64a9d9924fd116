import type { Customer as CustomerView } from '@huitou/shared-types/customers/schema.ts';
import { iso, isoOrNull } from '../../platform/clock.ts';
import { em } from '../../platform/db/orm.ts';
import { must } from '../../platform/errors.ts';
import { maskPhone } from '../../platform/ids.ts';
import { Customer } from './customer.entity.ts';

export const customerView = (customer: Customer): CustomerView => ({
  id: String(customer.id),
  nickname: customer.nickname,
  avatar: customer.avatar,
  phone: customer.phone ? maskPhone(customer.phone) : null,
  registeredAt: iso(customer.registeredAt),
  policyAccepted: customer.policyAccepted ?? null,
  deletionAt: isoOrNull(customer.deletionAt),
});

/** The account as it is now. @throws not_found */
export const readCustomer = async (id: number): Promise<Customer> =>
  must(await em().findOne(Customer, { id, deletedAt: null }, { refresh: true }));
