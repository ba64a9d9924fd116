import { yuan } from '@huitou/shared-types/money.ts';
import { countedPerLabels } from '@huitou/shared-types/promotions/states.ts';
import type { PromotionRule, RuleOf } from './rule.ts';

/** `20000` → `200`, `1990` → `19.9`. */
export const shortYuan = (fen: number): string => yuan(fen).replace(/\.?0+$/, '');
/** `850` → `8.5折`; 500 is 半价, 0 is 免费. */
export const discountText = (permille: number): string =>
  permille === 0 ? '免费' : permille === 500 ? '半价' : `${Number((permille / 100).toFixed(1))}折`;

type Tier = RuleOf<'tiers'>['tiers'][number];
const reached = ({ by }: RuleOf<'tiers'>, tier: Tier): string => (by === 'amount' ? `满${shortYuan(tier.from)}` : `满${tier.from}件`);
const given = (tier: Tier): string =>
  tier.amount !== null ? `减${shortYuan(tier.amount)}` : `享${Number(((tier.permille ?? 1000) / 100).toFixed(1))}折`;

/** What stands on cards and lines: 满200减30, 第2件半价, 买2送1. */
export const labelOf = (rule: PromotionRule): string => {
  switch (rule.kind) {
    case 'tiers':
      return rule.tiers[0] ? `${reached(rule, rule.tiers[0])}${given(rule.tiers[0])}` : '';
    case 'every':
      return `每满${shortYuan(rule.every)}减${shortYuan(rule.off)}`;
    case 'nth':
      return `第${rule.nth}件${discountText(rule.permille)}`;
    case 'buy_get':
      return `买${rule.buy}送${rule.get}`;
    case 'bundle':
      return `套餐价¥${shortYuan(rule.price)}`;
  }
};

const most = (times: number | null): string => (times === null ? '' : `，每单最多 ${times} 次`);
/** The rule in words, a line a tier. */
export const textsOf = (rule: PromotionRule): string[] => {
  switch (rule.kind) {
    case 'tiers':
      return rule.tiers.map((tier) => `${reached(rule, tier)}${given(tier)}`);
    case 'every':
      return [`${labelOf(rule)}，上不封顶`.replace('上不封顶', rule.cap === null ? '上不封顶' : `最多减 ${shortYuan(rule.cap)}`)];
    case 'nth':
      return [`${countedPerLabels[rule.per]}每买 ${rule.nth} 件，其中价格最低的 1 件${discountText(rule.permille)}${most(rule.times)}`];
    case 'buy_get':
      return [`${countedPerLabels[rule.per]}每 ${rule.buy + rule.get} 件中价格最低的 ${rule.get} 件免费${most(rule.times)}`];
    case 'bundle':
      return [
        `套餐共 ${rule.items.reduce((sum, item) => sum + item.quantity, 0)} 件，组合价 ${shortYuan(rule.price)} 元${most(rule.times)}`,
      ];
  }
};
