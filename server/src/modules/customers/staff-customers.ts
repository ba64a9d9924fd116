import type { CustomerDetail, CustomerPage, CustomerRow } from '@huitou/shared-types/customers/schema.ts';
import { iso, isoOrNull } from '../../platform/clock.ts';
import type { StaffActor } from '../../platform/context.ts';
import { em } from '../../platform/db/orm.ts';
import { decodeCursor, toPage } from '../../platform/db/keyset.ts';
import { transact } from '../../platform/db/transact.ts';
import { must } from '../../platform/errors.ts';
import type { StaffCall } from '../../platform/http/mount.ts';
import { maskPhone } from '../../platform/ids.ts';
import { recordAudit } from '../audit/index.ts';
import { staffNames } from '../staff/index.ts';
import { addressesOf, addressView } from './addresses.ts';
import { Customer, CustomerConsent } from './customer.entity.ts';

const rowView = (customer: Customer, names: ReadonlyMap<number, string>): CustomerRow => ({
  id: String(customer.id),
  nickname: customer.nickname,
  avatar: customer.avatar,
  phone: customer.phone ? maskPhone(customer.phone) : null,
  registeredAt: iso(customer.registeredAt),
  lastSeenAt: isoOrNull(customer.lastSeenAt),
  orderCount: customer.orderCount,
  spent: customer.spent,
  lastOrderAt: isoOrNull(customer.lastOrderAt),
  deleted: Boolean(customer.deletedAt),
  nicknameDoubtful: customer.nicknameDoubtful,
  owner: customer.ownerStaffId ? { id: String(customer.ownerStaffId), name: names.get(customer.ownerStaffId) ?? '已离职' } : null,
});

/** Staff who see only their own customers see no others, in lists or by id. */
export const inScope = (actor: StaffActor): { ownerStaffId?: number } => (actor.customers === 'own' ? { ownerStaffId: actor.id } : {});

const found = (q: string | undefined): object => {
  if (!q) return {};
  const digits = q.replace(/[\s-]/g, '').replace(/^\+?86(?=1\d{10}$)/, '');
  if (/^1\d{10}$/.test(digits)) return { phone: digits };
  return { nickname: { $like: `${q.replace(/[\\%_]/g, '\\$&')}%` } };
};

type Sort = 'newest' | 'spent' | 'last_order';
/** Rows behind the cursor. Those who never ordered come last among the last orders. */
const behind = (sort: Sort, cursor: string | undefined): object => {
  if (sort === 'newest') {
    const [id] = decodeCursor(cursor, ['number']) ?? [];
    return id === undefined ? {} : { id: { $lt: id } };
  }
  const [value, id] = (decodeCursor(cursor, ['number', 'number']) ?? []) as number[];
  if (value === undefined || id === undefined) return {};
  if (sort === 'spent') return { $or: [{ spent: { $lt: value } }, { spent: value, id: { $lt: id } }] };
  if (value === 0) return { lastOrderAt: null, id: { $lt: id } };
  return { $or: [{ lastOrderAt: { $lt: new Date(value) } }, { lastOrderAt: new Date(value), id: { $lt: id } }, { lastOrderAt: null }] };
};
const orders = { newest: { id: 'desc' }, spent: { spent: 'desc', id: 'desc' }, last_order: { lastOrderAt: 'desc', id: 'desc' } } as const;
const sortValues = (sort: Sort, row: Customer): number[] =>
  sort === 'newest' ? [row.id] : sort === 'spent' ? [row.spent, row.id] : [row.lastOrderAt?.getTime() ?? 0, row.id];

/** `q` is a whole phone number, or how a nickname begins. */
export const customerList = async (
  input: { cursor?: string | undefined; limit: number; q?: string | undefined; sort: Sort },
  call: StaffCall,
): Promise<CustomerPage> => {
  const rows = await em().find(
    Customer,
    { $and: [inScope(call.actor), found(input.q), behind(input.sort, input.cursor)] },
    { orderBy: orders[input.sort], limit: input.limit + 1 },
  );
  const names = await staffNames(rows.flatMap((row) => row.ownerStaffId ?? []));
  return toPage(
    rows,
    input.limit,
    (row) => rowView(row, names),
    (row) => sortValues(input.sort, row),
  );
};

const one = async (id: number, call: StaffCall): Promise<Customer> => must(await em().findOne(Customer, { id, ...inScope(call.actor) }));

/** @throws not_found for a customer who is unknown, or whom this member of staff may not see, or (`alive`) who has deleted the account */
export const requireCustomer = async (id: number, actor: StaffActor, { alive }: { alive: boolean }): Promise<void> => {
  must(await em().findOne(Customer, { id, ...inScope(actor), ...(alive ? { deletedAt: null } : {}) }));
};

export const customerDetail = async (input: { id: number }, call: StaffCall): Promise<CustomerDetail> => {
  const customer = await one(input.id, call);
  const [names, addresses, consents] = await Promise.all([
    staffNames(customer.ownerStaffId ? [customer.ownerStaffId] : []),
    addressesOf(customer.id),
    em().find(CustomerConsent, { customerId: customer.id }, { orderBy: { id: 'desc' }, limit: 50 }),
  ]);
  return {
    ...rowView(customer, names),
    addresses: addresses.map(addressView).map((address) => ({ ...address, phone: maskPhone(address.phone) })),
    consents: consents.map(({ version, at }) => ({ version, at: iso(at) })),
  };
};

/** Shows the whole number, and writes down who looked and why before it does. */
export const revealPhone = async (input: { id: number; reason: string }, call: StaffCall): Promise<{ phone: string | null }> => {
  const customer = await one(input.id, call);
  await transact(() =>
    recordAudit(call.actor, {
      action: 'customer.reveal',
      subject: 'customer',
      subjectId: customer.id,
      summary: `查看完整手机号：${input.reason}`,
    }),
  );
  return { phone: customer.phone ?? null };
};
