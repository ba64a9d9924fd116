import type { PromotionCheck, promotionFields } from '@huitou/shared-types/promotions/schema.ts';
import { isEmptyScope, wholeShop } from '@huitou/shared-types/promotions/scope.ts';
import type { z } from 'zod';
import { now } from '../../platform/clock.ts';
import { fail } from '../../platform/errors.ts';
import { readSkus } from '../catalog/index.ts';
import { labelOf, shortYuan, textsOf } from './label.ts';
import { findOverlaps } from './find-overlaps.ts';
import type { PromotionRule, RuleOf } from './rule.ts';

export type PromotionInput = z.output<typeof promotionFields>;
type Fault = PromotionCheck['faults'][number];
type Warning = PromotionCheck['warnings'][number];

const tierFaults = (rule: RuleOf<'tiers'>): Fault[] => {
  const faults: Fault[] = [];
  for (const [i, tier] of rule.tiers.entries()) {
    const path = `rule.tiers.${i}`;
    if ((tier.amount === null) === (tier.permille === null)) faults.push({ path, message: `第 ${i + 1} 档请在减金额与打折中选一项` });
    if (rule.by === 'amount' && tier.amount !== null && tier.amount >= tier.from)
      faults.push({ path: `${path}.amount`, message: `第 ${i + 1} 档减的金额须低于门槛` });
    const before = rule.tiers[i - 1];
    if (!before) continue;
    if (tier.from <= before.from) faults.push({ path: `${path}.from`, message: `第 ${i + 1} 档的门槛须高于第 ${i} 档` });
    const weaker =
      (tier.amount !== null && before.amount !== null && tier.amount <= before.amount) ||
      (tier.permille !== null && before.permille !== null && tier.permille >= before.permille);
    if (weaker) faults.push({ path, message: `第 ${i + 1} 档的优惠须大于第 ${i} 档` });
  }
  return faults;
};

const ruleFaults = (rule: PromotionRule): Fault[] => {
  if (rule.kind === 'tiers') return tierFaults(rule);
  if (rule.kind === 'every') {
    return [
      ...(rule.off >= rule.every ? [{ path: 'rule.off', message: '减的金额须低于门槛' }] : []),
      ...(rule.cap !== null && rule.cap < rule.off ? [{ path: 'rule.cap', message: '封顶金额不能低于每次减的金额' }] : []),
    ];
  }
  if (rule.kind === 'bundle' && new Set(rule.items.map((item) => item.skuId)).size !== rule.items.length)
    return [{ path: 'rule.items', message: '套餐里的商品不能重复' }];
  if (rule.kind === 'bundle' && rule.items.reduce((sum, item) => sum + item.quantity, 0) < 2)
    return [{ path: 'rule.items', message: '套餐至少包含 2 件商品' }];
  return [];
};

const timeFaults = ({ from, until, hours, days }: PromotionInput, mayBegin: boolean): Fault[] => [
  ...(until !== null && Date.parse(until) <= Date.parse(from) ? [{ path: 'until', message: '结束时间须晚于开始时间' }] : []),
  ...(until !== null && mayBegin && Date.parse(until) <= now().getTime() ? [{ path: 'until', message: '结束时间已过' }] : []),
  ...(hours && hours.from === hours.until ? [{ path: 'hours', message: '每天的开始与结束时间不能相同' }] : []),
  ...(hours && hours.from === '24:00' ? [{ path: 'hours', message: '每天的开始时间不能是 24:00' }] : []),
  ...(new Set(days).size !== days.length ? [{ path: 'days', message: '星期不能重复' }] : []),
];

const bundleFaults = async (rule: PromotionRule): Promise<Fault[]> => {
  if (rule.kind !== 'bundle') return [];
  const skus = new Map((await readSkus(rule.items.map((item) => item.skuId))).map((sku) => [sku.skuId, sku]));
  const gone = rule.items.find((item) => !skus.has(item.skuId));
  if (gone) return [{ path: 'rule.items', message: '套餐里有商品已被删除' }];
  const off = rule.items.flatMap((item) => (skus.get(item.skuId)?.sellable ? [] : [skus.get(item.skuId)?.productName ?? '']));
  if (off.length > 0) return [{ path: 'rule.items', message: `“${off[0]}”未上架` }];
  const alone = rule.items.reduce((sum, item) => sum + (skus.get(item.skuId)?.price ?? 0) * item.quantity, 0);
  return rule.price >= alone ? [{ path: 'rule.price', message: `套餐价须低于单买合计 ${shortYuan(alone)} 元` }] : [];
};

const warningsOf = ({ rule, budget, perCustomer, until, withCoupons }: PromotionInput): Warning[] => {
  const deep =
    rule.kind === 'tiers'
      ? rule.tiers.some((tier) => (tier.permille ?? 1000) < 500 || (rule.by === 'amount' && (tier.amount ?? 0) * 2 > tier.from))
      : rule.kind === 'every'
        ? rule.off * 2 > rule.every
        : rule.kind === 'buy_get' && rule.get > rule.buy;
  return [
    ...(deep ? [{ code: 'deep', message: '优惠超过一半' }] : []),
    ...(rule.kind === 'every' && rule.cap === null ? [{ code: 'uncapped', message: '没有设置封顶金额' }] : []),
    ...(until === null && budget === null ? [{ code: 'endless', message: '没有结束时间，也没有预算' }] : []),
    ...(deep && withCoupons ? [{ code: 'deep_with_coupons', message: '优惠超过一半，还可叠加优惠券' }] : []),
    ...(budget === null && perCustomer === null ? [{ code: 'unlimited', message: '预算与每人次数都不限' }] : []),
  ];
};

/** What makes a promotion impossible. `mayBegin`: it is about to work, so its end must be still to come. */
export const faultsOf = async (input: PromotionInput, mayBegin: boolean): Promise<Fault[]> => [
  ...ruleFaults(input.rule),
  ...(input.rule.kind !== 'bundle' && isEmptyScope(input.scope) ? [{ path: 'scope', message: '请选择适用的商品' }] : []),
  ...timeFaults(input, mayBegin),
  ...(await bundleFaults(input.rule)),
];
/** @throws promotion_invalid with `{ faults }`, in the words of the first */
export const refuseFaults = async (input: PromotionInput, mayBegin: boolean): Promise<void> => {
  const faults = await faultsOf(input, mayBegin);
  if (faults[0]) fail('promotion_invalid', faults[0].message, { faults });
};

/** What a bundle is for is in its rule. */
export const tidy = (input: PromotionInput): PromotionInput =>
  input.rule.kind === 'bundle' ? { ...input, scope: wholeShop as never } : input;

/** What is wrong and what is doubtful about a promotion, and how customers will read it. Nothing is saved. */
export const checkPromotion = async ({ id, ...fields }: PromotionInput & { id?: number | undefined }): Promise<PromotionCheck> => {
  const input = tidy(fields);
  const faults = await faultsOf(input, true);
  return {
    faults,
    warnings: warningsOf(input),
    overlaps: faults.length === 0 ? await findOverlaps(input, id ?? null) : [],
    label: input.tag || labelOf(input.rule),
    texts: textsOf(input.rule),
  };
};
