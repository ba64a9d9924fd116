import { DAY, later } from '../../platform/clock.ts';
import { em } from '../../platform/db/orm.ts';
import { transact } from '../../platform/db/transact.ts';
import { CustomerAddress } from './address.entity.ts';
import { Customer, CustomerConsent } from './customer.entity.ts';

export interface CustomerSeed {
  readonly openid: string;
  readonly unionid: string;
  readonly nickname: string;
  readonly phone: string;
  readonly joinedDaysAgo: number;
  readonly addresses: readonly {
    readonly name: string;
    readonly phone: string;
    readonly provinceCode: string;
    readonly cityCode: string;
    readonly districtCode: string;
    readonly streetCode: string;
    readonly province: string;
    readonly city: string;
    readonly district: string;
    readonly street: string;
    readonly detail: string;
    readonly isDefault: boolean;
  }[];
}

/** Makes customers with their addresses, for the demo shop. Answers their ids by openid. Existing openids are left as they are. */
export const seedCustomers = (seeds: readonly CustomerSeed[], policyVersion: string): Promise<Map<string, number>> =>
  transact(async () => {
    const known = await idsOf(seeds);
    const fresh = seeds.filter((seed) => !known.has(seed.openid));
    await em().insertMany(
      Customer,
      fresh.map(({ openid, unionid, nickname, phone, joinedDaysAgo }) => ({
        openid,
        unionid,
        nickname,
        phone,
        avatar: '',
        nicknameDoubtful: false,
        blocked: false,
        policyAccepted: policyVersion,
        registeredAt: later(-joinedDaysAgo * DAY),
        lastSeenAt: later(-joinedDaysAgo * DAY),
        orderCount: 0,
        spent: 0,
      })),
    );
    const all = await idsOf(seeds);
    const rows = fresh.map((seed) => ({ seed, customerId: all.get(seed.openid) as number }));
    const addresses = rows.flatMap(({ seed, customerId }) => {
      const at = later(-seed.joinedDaysAgo * DAY);
      return seed.addresses.map(({ isDefault, ...address }) => ({
        ...address,
        customerId,
        defaultOf: isDefault ? customerId : null,
        createdAt: at,
      }));
    });
    if (addresses.length > 0) await em().insertMany(CustomerAddress, addresses);
    if (rows.length > 0)
      await em().insertMany(
        CustomerConsent,
        rows.map(({ seed, customerId }) => ({ customerId, version: policyVersion, at: later(-seed.joinedDaysAgo * DAY), ip: '' })),
      );
    return all;
  });

const idsOf = async (seeds: readonly CustomerSeed[]): Promise<Map<string, number>> => {
  const rows = await em().find(Customer, { openid: seeds.map((seed) => seed.openid) }, { fields: ['id', 'openid'] });
  return new Map(rows.map((row) => [row.openid ?? '', row.id]));
};
