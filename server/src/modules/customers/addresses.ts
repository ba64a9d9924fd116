import type { Address, Addresses } from '@huitou/shared-types/customers/schema.ts';
import { now } from '../../platform/clock.ts';
import { em, query } from '../../platform/db/orm.ts';
import { holes, preparedSelect } from '../../platform/db/prepared.ts';
import { transact } from '../../platform/db/transact.ts';
import { fail, must } from '../../platform/errors.ts';
import type { CustomerCall } from '../../platform/http/mount.ts';
import { CustomerAddress } from './address.entity.ts';
import type { Customer } from './customer.entity.ts';
import { resolvePlace } from './regions.ts';

const MAX = 20;

interface Fields {
  name: string;
  phone: string;
  provinceCode: string;
  cityCode: string;
  districtCode: string;
  streetCode: string | null;
  detail: string;
  isDefault: boolean;
}

export const addressView = (row: CustomerAddress): Address => ({
  id: String(row.id),
  name: row.name,
  phone: row.phone,
  provinceCode: row.provinceCode,
  cityCode: row.cityCode,
  districtCode: row.districtCode,
  streetCode: row.streetCode ?? null,
  province: row.province,
  city: row.city,
  district: row.district,
  street: row.street,
  detail: row.detail,
  isDefault: row.defaultOf !== null,
});

const byAge = (a: CustomerAddress, b: CustomerAddress): number =>
  Number(b.defaultOf !== null) - Number(a.defaultOf !== null) || b.id - a.id;
export const addressesOf = async (customerId: number): Promise<CustomerAddress[]> =>
  (await em().find(CustomerAddress, { customerId }, { limit: 100 })).sort(byAge);

export const myAddresses = async (_: object, call: CustomerCall): Promise<Addresses> => ({
  items: (await addressesOf(call.actor.id)).map(addressView),
});

/** One change of a customer's addresses at a time: two requests at once cannot make a second default, or a 21st address. */
const oneAtATime = <T>(customerId: number, work: (mine: CustomerAddress[]) => Promise<T>): Promise<T> =>
  transact(async () => {
    await query<typeof Customer>().selectFrom('customers').select('id').where('id', '=', customerId).forUpdate().execute();
    return work(await addressesOf(customerId));
  });

/** Makes one the default; the column is unique, so the old mark goes first. */
const setDefault = async (customerId: number, id: number): Promise<void> => {
  await em().nativeUpdate(CustomerAddress, { customerId, defaultOf: customerId }, { defaultOf: null });
  await em().nativeUpdate(CustomerAddress, { customerId, id }, { defaultOf: customerId });
};
const viewOf = async (id: number): Promise<Address> => addressView(await em().findOneOrFail(CustomerAddress, { id }, { refresh: true }));

/** The first address becomes the default, asked or not. @throws too_many_addresses, invalid_input */
export const createAddress = async (input: Fields, call: CustomerCall): Promise<Address> => {
  const { isDefault, ...fields } = input;
  const place = await resolvePlace(input);
  const customerId = call.actor.id;
  return oneAtATime(customerId, async (mine) => {
    if (mine.length >= MAX) fail('too_many_addresses');
    const address = em().create(CustomerAddress, { ...fields, ...place, customerId, defaultOf: null, createdAt: now() });
    await em().flush();
    if (isDefault || mine.length === 0) await setDefault(customerId, address.id);
    return viewOf(address.id);
  });
};

/** A default address stays the default until another one becomes it. @throws not_found, invalid_input */
export const updateAddress = async (input: Fields & { id: number }, call: CustomerCall): Promise<Address> => {
  const { isDefault, id, ...fields } = input;
  const place = await resolvePlace(input);
  const customerId = call.actor.id;
  return oneAtATime(customerId, async (mine) => {
    const address = must(mine.find((one) => one.id === id));
    Object.assign(address, fields, place);
    await em().flush();
    if (isDefault) await setDefault(customerId, id);
    return viewOf(id);
  });
};

/** When the default goes, the newest of the others takes its place. @throws not_found */
export const removeAddress = (input: { id: number }, call: CustomerCall): Promise<{ ok: true }> =>
  oneAtATime(call.actor.id, async (mine) => {
    const address = must(mine.find((one) => one.id === input.id));
    await em().nativeDelete(CustomerAddress, { id: address.id });
    const next = mine.find((one) => one.id !== address.id);
    if (address.defaultOf !== null && next) await setDefault(call.actor.id, next.id);
    return { ok: true } as const;
  });

/** An address as it is copied into an order. */
export interface AddressSnapshot {
  readonly id: number;
  readonly name: string;
  readonly phone: string;
  readonly provinceCode: string;
  readonly cityCode: string;
  readonly districtCode: string;
  readonly streetCode: string | null;
  readonly province: string;
  readonly city: string;
  readonly district: string;
  readonly street: string;
  readonly detail: string;
}
const columns = [
  'id',
  'name',
  'phone',
  'province_code as provinceCode',
  'city_code as cityCode',
  'district_code as districtCode',
  'street_code as streetCode',
  'province',
  'city',
  'district',
  'street',
  'detail',
] as const;
const snapshots = () => query<typeof CustomerAddress>().selectFrom('customer_addresses').select(columns);

const selectAddress = preparedSelect(() => snapshots().where('id', '=', 0).where('customer_id', '=', 0));

/** One address of a customer; null when it is not theirs. One statement. */
export const readAddress = async (customerId: number, addressId: number): Promise<AddressSnapshot | null> =>
  (await selectAddress([], [addressId, customerId]))[0] ?? null;
const selectAddresses = preparedSelect((count = 1) => snapshots().select('customer_id as customerId').where('id', 'in', holes(count)));
/** Addresses by id, each only if it is that customer's; by address id. One statement. */
export const readAddresses = async (
  wanted: readonly { readonly customerId: number; readonly addressId: number }[],
): Promise<Map<number, AddressSnapshot>> => {
  if (wanted.length === 0) return new Map();
  const owners = new Map(wanted.map(({ customerId, addressId }) => [addressId, customerId]));
  const rows = await selectAddresses([owners.size], [...owners.keys()]);
  return new Map(rows.filter((row) => owners.get(row.id) === row.customerId).map((row) => [row.id, row]));
};
export const readDefaultAddress = async (customerId: number): Promise<AddressSnapshot | null> =>
  (await snapshots().where('default_of', '=', customerId).executeTakeFirst()) ?? null;
