import { type TemplateWarning, templateWarnings } from '@huitou/shared-types/coupons/states.ts';
import type { TemplateCheck, templateFields } from '@huitou/shared-types/coupons/schema.ts';
import { isEmptyScope } from '@huitou/shared-types/promotions/scope.ts';
import type { z } from 'zod';
import { now } from '../../platform/clock.ts';
import { db } from './coupon.entity.ts';
import { termsView, validityText } from './coupon.view.ts';

export type TemplateInput = z.output<typeof templateFields>;
export type Fault = TemplateCheck['faults'][number];

/** What is wrong with a template: each fault at its field, Simplified Chinese. Empty when it may be handed out. */
export const faultsOf = async (input: TemplateInput): Promise<Fault[]> => {
  const faults: Fault[] = [];
  const fault = (path: string, message: string): void => {
    faults.push({ path, message });
  };
  if (input.kind === 'amount' && input.amount < 1) fault('amount', '请填写优惠金额');
  if (input.kind === 'percent' && input.percentOff < 1) fault('percentOff', '请填写折扣');
  if (input.maxOff !== null && input.maxOff < 1) fault('maxOff', '最高优惠须大于 0');
  if (isEmptyScope(input.scope)) fault('scope', '请选择适用的商品');
  if (input.kind === 'exchange') {
    const { all, categoryIds, brandIds } = input.scope;
    if (all || categoryIds.length > 0 || brandIds.length > 0) fault('scope', '兑换券须指定可兑换的商品');
  }
  const { validity, claimFrom, claimUntil } = input;
  if (validity.kind === 'fixed') {
    if (new Date(validity.until) <= now()) fault('validity', '有效期已经过去');
    else if (new Date(validity.until) <= new Date(validity.from)) fault('validity', '结束时间须晚于开始时间');
  }
  if (claimUntil !== null) {
    if (new Date(claimUntil) <= now()) fault('claimUntil', '领取结束时间已经过去');
    else if (claimFrom !== null && new Date(claimUntil) <= new Date(claimFrom)) fault('claimUntil', '领取结束时间须晚于开始时间');
  }
  if (validity.kind === 'fixed' && claimFrom !== null && new Date(claimFrom) >= new Date(validity.until))
    fault('claimFrom', '开始领取时优惠券已过期');
  if (input.total !== null && input.perCustomer > input.total) fault('perCustomer', '每人限领数量超过发放总量');
  if (input.ways.includes('after_payment') && input.paidThreshold < 1) fault('paidThreshold', '请填写赠券的支付金额');
  const group = await db().selectFrom('coupon_groups').select('id').where('id', '=', input.groupId).executeTakeFirst();
  if (!group) fault('groupId', '分组不存在');
  return faults;
};

/** What is only doubtful, for staff to confirm. */
export const warningsOf = (input: TemplateInput): TemplateWarning[] => {
  const warnings: TemplateWarning[] = [];
  if (input.kind === 'amount' && input.threshold < input.amount) warnings.push('threshold_below_amount');
  if (input.kind === 'percent' && input.percentOff > 50) warnings.push('percent_deep');
  if (input.kind === 'percent' && input.maxOff === null) warnings.push('percent_uncapped');
  if (input.kind === 'exchange' && input.total === null) warnings.push('exchange_free_many');
  else if (input.total === null && input.budget === null) warnings.push('no_budget');
  return warnings;
};
export const warningViews = (input: TemplateInput): TemplateCheck['warnings'] =>
  warningsOf(input).map((code) => ({ code, message: templateWarnings[code] }));

/** The columns that the terms of a template are kept in. */
export const termColumns = (input: TemplateInput) => ({
  name: input.name,
  kind: input.kind,
  amount: input.kind === 'amount' || input.kind === 'exchange' ? input.amount : 0,
  percent_off: input.kind === 'percent' ? input.percentOff : 0,
  max_off: input.kind === 'percent' || input.kind === 'free_freight' ? input.maxOff : null,
  threshold: input.threshold,
  scope: input.scope,
  group_id: input.groupId,
  valid_from: input.validity.kind === 'fixed' ? new Date(input.validity.from) : null,
  valid_until: input.validity.kind === 'fixed' ? new Date(input.validity.until) : null,
  valid_days: input.validity.kind === 'days' ? input.validity.days : null,
  delay_days: input.validity.kind === 'days' ? input.validity.delayDays : 0,
});

/** Looks at a template without saving it. */
export const checkTemplate = async (input: TemplateInput): Promise<TemplateCheck> => {
  const faults = await faultsOf(input);
  const columns = termColumns(input);
  return {
    faults,
    warnings: warningViews(input),
    validityText: validityText(columns),
    terms: { ...termsView({ ...columns, description: input.description, givable: input.givable }), templateId: '0' },
  };
};
