import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { makeCustomers } from './people.ts';

const customers = makeCustomers();

test('300 different customers, always the same', () => {
  expect(customers).toHaveLength(300);
  for (const key of ['openid', 'unionid', 'nickname', 'phone'] as const)
    expect(new Set(customers.map((customer) => customer[key])).size, key).toBe(300);
  expect(makeCustomers()).toEqual(customers);
  for (const customer of customers) expect(customer.openid).toHaveLength(28);
});

test('addresses are real places, one of them the default', () => {
  for (const { addresses } of customers) {
    expect(addresses.filter((address) => address.isDefault)).toHaveLength(1);
    for (const address of addresses) {
      expect(address.districtCode).toMatch(/^\d{6}$/);
      expect(address.streetCode).toMatch(/^\d{9}$/);
      expect(address.streetCode.startsWith(address.districtCode)).toBe(true);
      expect(address.districtCode.startsWith(address.cityCode.slice(0, 4))).toBe(true);
      expect(address.cityCode.startsWith(address.provinceCode.slice(0, 2))).toBe(true);
    }
  }
});

test('those who sign in are the people of the development sandbox', () => {
  const text = readFileSync(new URL('../../../scripts/sandbox/people.ts', import.meta.url), 'utf8');
  const theirs = [...text.matchAll(/openid: '(\w+)',\s+unionid: '(\w+)',\s+nickname: '([^']+)',\s+phone: '(\d+)'/g)].map((match) =>
    match.slice(1),
  );
  expect(theirs.length).toBeGreaterThan(0);
  expect(
    customers.filter((customer) => customer.login).map(({ openid, unionid, nickname, phone }) => [openid, unionid, nickname, phone]),
  ).toEqual(theirs);
});
