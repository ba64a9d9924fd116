import { expect, test } from 'vitest';
import { computeFreight, type FreightLine, ruleFor, type Template } from './compute-freight.ts';

const rule = (different: Partial<Template['fallback']> = {}): Template['fallback'] => ({
  regions: [],
  first: 1,
  firstFee: 1000,
  next: 1,
  nextFee: 500,
  freeFrom: null,
  freePieces: null,
  ...different,
});
const template = (different: Partial<Template> = {}): Template => ({
  id: 1,
  name: '标准',
  by: 'piece',
  fallback: rule(),
  rules: [],
  excluded: [],
  isDefault: true,
  ...different,
});
const line = (skuId: number, different: Partial<FreightLine> = {}): FreightLine => ({
  skuId,
  quantity: 1,
  payable: 1000,
  weightG: 500,
  volumeCm3: 1000,
  freightTemplateId: null,
  ...different,
});
const hangzhou = { provinceCode: '330000', cityCode: '330100', districtCode: '330106' };
const ningbo = { provinceCode: '330000', cityCode: '330200', districtCode: '330203' };
const beijing = { provinceCode: '110000', cityCode: '110100', districtCode: '110101' };

test('the narrowest mention of a region wins: district, city, province, and only then the rest of the country', () => {
  const rules = [
    rule({ regions: ['330000'], firstFee: 1 }),
    rule({ regions: ['330100'], firstFee: 2 }),
    rule({ regions: ['330106'], firstFee: 3 }),
  ];
  const one = template({ rules });
  expect(ruleFor(one, hangzhou)?.firstFee).toBe(3);
  expect(ruleFor(one, { ...hangzhou, districtCode: '330110' })?.firstFee).toBe(2);
  expect(ruleFor(one, ningbo)?.firstFee).toBe(1);
  expect(ruleFor(one, beijing)?.firstFee).toBe(1000);
});

test('a region that is not served refuses its lines, unless a narrower rule serves it', () => {
  const one = template({ excluded: ['330000'], rules: [rule({ regions: ['330100'], firstFee: 2 })] });
  expect(computeFreight([line(1), line(2)], [one], ningbo)).toMatchObject({ amount: 0, excluded: [1, 2] });
  expect(computeFreight([line(1)], [one], hangzhou)).toMatchObject({ amount: 2, excluded: [] });
});

test('by weight: the first block and then each begun block', () => {
  const one = template({ by: 'weight', fallback: rule({ first: 1000, firstFee: 1000, next: 500, nextFee: 200 }) });
  const amount = (grams: number) => computeFreight([line(1, { weightG: grams })], [one], hangzhou).amount;
  expect([amount(0), amount(1000), amount(1001), amount(1500), amount(1501)]).toEqual([1000, 1000, 1200, 1200, 1400]);
  expect(computeFreight([line(1, { weightG: 1200, quantity: 2 })], [one], hangzhou)).toMatchObject({
    amount: 1600,
    explanation: '首 1 kg ¥10.00，续 0.5 kg ×3 共 ¥6.00',
  });
});

test('a flat fee is told as such', () => {
  expect(
    computeFreight([line(1, { quantity: 3 })], [template({ fallback: rule({ first: 1000, firstFee: 800, nextFee: 0 }) })], hangzhou),
  ).toMatchObject({ amount: 800, explanation: '每单 ¥8.00' });
});

test('by volume, shared among the lines by volume', () => {
  const one = template({ by: 'volume', fallback: rule({ first: 1000, firstFee: 900, next: 1000, nextFee: 100 }) });
  const freight = computeFreight(
    [line(1, { volumeCm3: 1000, payable: 1 }), line(2, { volumeCm3: 2000, payable: 99_999 })],
    [one],
    hangzhou,
  );
  expect(freight.amount).toBe(1100);
  expect([...freight.shares.values()]).toEqual([367, 733]);
});

test('free from an amount or from a number of pieces, each template by its own lines', () => {
  const one = template({ fallback: rule({ freeFrom: 3000, freePieces: 5 }) });
  expect(computeFreight([line(1, { payable: 2999 })], [one], hangzhou)).toMatchObject({ amount: 1000, lackForFree: 1 });
  expect(computeFreight([line(1, { payable: 3000 })], [one], hangzhou)).toMatchObject({
    amount: 0,
    lackForFree: null,
    explanation: '满 ¥30.00 包邮',
  });
  expect(computeFreight([line(1, { quantity: 5, payable: 5 })], [one], hangzhou)).toMatchObject({
    amount: 0,
    explanation: '满 5 件包邮',
  });
});

test('several templates in one order add up, and each is borne by its own lines', () => {
  const cold = template({ id: 2, name: '冷链', isDefault: false, fallback: rule({ firstFee: 2000, freeFrom: 9000 }) });
  const plain = template({ fallback: rule({ freeFrom: 1500 }) });
  const freight = computeFreight([line(1), line(2, { freightTemplateId: 2 })], [plain, cold], hangzhou);
  expect(freight).toMatchObject({ amount: 3000, explanation: '标准：首 1 件 ¥10.00；冷链：首 1 件 ¥20.00', lackForFree: 500 + 8000 });
  expect(freight.shares).toEqual(
    new Map([
      [1, 1000],
      [2, 2000],
    ]),
  );
});

test('spending more helps only when every charge can become free by it', () => {
  const cold = template({ id: 2, isDefault: false });
  expect(
    computeFreight([line(1), line(2, { freightTemplateId: 2 })], [template({ fallback: rule({ freeFrom: 9900 }) }), cold], hangzhou)
      .lackForFree,
  ).toBeNull();
});

test('a template that is gone falls back to the default one; without any template delivery is free', () => {
  expect(computeFreight([line(1, { freightTemplateId: 99 })], [template()], hangzhou).amount).toBe(1000);
  expect(computeFreight([line(1)], [], hangzhou)).toMatchObject({ amount: 0, explanation: '包邮' });
});
