import { refundRuleLabels, couponWayLabels } from '@huitou/shared-types/coupons/states.ts';
import { discountText } from '@huitou/shared-types/coupons/text.ts';
import type { Stacking, TemplateFields } from '@huitou/shared-types/coupons/schema.ts';
import { count, dateTime, money } from '../../lib/format.ts';
import { scopeText } from '../../ui/scope-picker/scope-value.ts';

/** Amounts without needless zeros: `¥20`, `¥20.50`. */
const short = (fen: number): string => money(fen).replace(/\.00$/, '');

const worth = ({ kind, amount = 0, percentOff = 0, maxOff, threshold = 0 }: TemplateFields): string => {
  const from = threshold === 0 ? '无门槛' : `适用商品满 ${short(threshold)} `;
  const most = maxOff ? `，最多减 ${short(maxOff)}` : '';
  if (kind === 'amount') return `${from}减 ${short(amount)}`;
  if (kind === 'percent') return `${from}打 ${discountText(percentOff).replace('折', ' 折')}${most}`;
  if (kind === 'free_freight') return maxOff ? `${from}运费减 ${short(maxOff)}` : `${from}免运费`;
  return `${from}${amount === 0 ? '免费兑换' : `以 ${short(amount)} 换购`}适用商品 1 件`;
};

const stackSentence = (stacking: Stacking, groupId: string): string | null => {
  const own = `coupon:${groupId}`;
  const group = stacking.groups.find((one) => one.id === groupId);
  if (!group) return null;
  const meets = (key: string): boolean => stacking.allowed.some(({ a, b }) => (a === own && b === key) || (a === key && b === own));
  const label = (key: string): string => stacking.nodes.find((node) => node.key === key)?.label ?? key;
  const others = stacking.nodes.filter(({ key }) => key !== own).map(({ key }) => key);
  const yes = others.filter(meets).map(label);
  const no = others.filter((key) => !meets(key)).map(label);
  const parts = [
    ...(yes.length > 0 ? [`可与${yes.join('、')}同享`] : []),
    ...(no.length > 0 ? [`不与${no.join('、')}同享`] : []),
    meets(own) ? '同组可用多张' : '同组每单限用 1 张',
  ];
  return `属于“${group.name}”分组：${parts.join('；')}`;
};

/** A template in plain sentences, for those who have to answer for it. */
export const ruleSentences = (fields: TemplateFields, stacking?: Stacking): string[] => {
  const { validity, ways = [], total, perCustomer = 1, budget, claimFrom, claimUntil, paidThreshold = 0 } = fields;
  const delay = validity.kind === 'days' ? (validity.delayDays ?? 0) : 0;
  const valid =
    validity.kind === 'fixed'
      ? `${dateTime(validity.from)} 至 ${dateTime(validity.until)} 内可用`
      : `${delay === 0 ? '领取后' : `领取 ${delay} 天后开始，`} ${validity.days} 天内可用`;
  const wayText = ways.map((way) =>
    way === 'after_payment' && paidThreshold > 0 ? `支付满 ${short(paidThreshold)} 赠送` : couponWayLabels[way],
  );
  const window =
    claimFrom || claimUntil ? `，${claimFrom ? `${dateTime(claimFrom)} 起` : ''}${claimUntil ? `${dateTime(claimUntil)} 止` : ''}可领` : '';
  const named = scopeText({ ...emptyScope, ...fields.scope, exclude: { ...emptyScope.exclude, ...fields.scope.exclude } });
  const goods = /^\d/.test(named) ? ` ${named}` : named;
  const stack = stacking && stackSentence(stacking, fields.groupId);
  return [
    `${worth(fields)}，适用于${goods}`,
    valid,
    `${total ? `共发 ${count(total)} 张` : '发放数量不限'}，每人最多 ${perCustomer} 张${budget ? `，优惠总额达 ${short(budget)} 后停止发放` : ''}`,
    wayText.length > 0 ? `获得方式：${wayText.join('、')}${window}` : '没有开放任何获得方式，顾客拿不到这张券',
    ...(stack ? [stack] : []),
    `${fields.returnOnCancel === false ? '取消订单不退券' : '取消订单退券'}，${refundRuleLabels[fields.returnOnRefund ?? 'whole']}${fields.givable ? '，可转赠好友' : ''}`,
  ];
};

const lists = { categoryIds: [], brandIds: [], productIds: [], skuIds: [] };
const emptyScope = { all: false, ...lists, exclude: lists };
