import type { z } from 'zod';
import { yuan } from '@huitou/shared-types/money.ts';
import type { simulationDraftIn } from '@huitou/shared-types/simulator/schema.ts';
import { readCouponForSimulation } from '../coupons/index.ts';
import { readLevels } from '../membership/index.ts';
import { readPromotionForPreview } from '../promotions/index.ts';
import { fail } from '../../platform/errors.ts';
import type { Draft } from './try-draft.ts';

export type DraftIn = z.output<typeof simulationDraftIn>;

/** What a draft names, as it is now. @throws not_found */
export const loadDraft = async (wanted: DraftIn): Promise<Draft> => {
  if (wanted.kind === 'coupon') return { kind: 'coupon', trial: await readCouponForSimulation(wanted.templateId) };
  if (wanted.kind === 'promotion') return { kind: 'promotion', promotion: await readPromotionForPreview(wanted.promotionId) };
  const level = (await readLevels()).find(({ id }) => id === wanted.levelId) ?? fail('not_found', '等级不存在或已删除');
  return { kind: 'level', levelId: level.id, levelName: level.name, price: wanted.price, freight: wanted.freight };
};

const zhe = (permille: number): string => `${permille / 100} 折`;
const couponTerms = ({ trial: { coupon, total, perCustomer, budget } }: Extract<Draft, { kind: 'coupon' }>): string[] => [
  coupon.threshold > 0 ? `满 ${yuan(coupon.threshold)} 元可用` : '无门槛',
  coupon.kind === 'amount'
    ? `减 ${yuan(coupon.amount)} 元`
    : coupon.kind === 'percent'
      ? zhe((100 - coupon.percentOff) * 10)
      : coupon.kind === 'exchange'
        ? `${yuan(coupon.amount)} 元兑换一件`
        : '免运费',
  ...(coupon.maxOff === null ? [] : [`最多减 ${yuan(coupon.maxOff)} 元`]),
  `每人 ${perCustomer} 张`,
  ...(total === null ? [] : [`共 ${total} 张`]),
  ...(budget === null ? [] : [`预算 ${yuan(budget)} 元`]),
];
const levelTerms = ({ price, freight }: Extract<Draft, { kind: 'level' }>): string[] => [
  price === null ? '无会员价' : `${price.scope.all ? '全场' : '指定商品'} ${zhe(price.permille)}`,
  freight.kind === 'always' ? '每单包邮' : freight.kind === 'monthly' ? `每月包邮 ${freight.count} 次` : '不包邮',
];

/** A draft in words, kept with the simulation: what it was then. */
export const describeDraft = (draft: Draft): { title: string; terms: string } => {
  if (draft.kind === 'coupon') return { title: draft.trial.coupon.name, terms: couponTerms(draft).join('，') };
  if (draft.kind === 'level') return { title: `${draft.levelName}权益调整`, terms: levelTerms(draft).join('，') };
  const { name, label, perCustomer, left } = draft.promotion;
  const bounds = [...(perCustomer === null ? [] : [`每人 ${perCustomer} 单`]), ...(left === null ? [] : [`预算 ${yuan(left)} 元`])];
  return { title: name, terms: [label, ...bounds].join('，') };
};
