import { riskRules, type RiskRuleCode } from '@huitou/shared-types/risk/rules.ts';
import type { TrailKind } from '@huitou/shared-types/risk/states.ts';

export const ruleLabel = (rule: RiskRuleCode): string => riskRules[rule].label;
/** `0.5 秒`, `3 个账号`; what could not be measured is said so. */
export const measured = (rule: RiskRuleCode, value: number | null): string => {
  if (value === null) return rule === 'no_view' ? '没有浏览' : '没有数据';
  if (rule === 'script_client') return value > 0 ? '是' : '否';
  const { unit } = riskRules[rule];
  return `${Math.round(value * 1000) / 1000} ${unit}`;
};

const kinds: Readonly<Record<TrailKind, string>> = {
  open: '打开小程序',
  view: '浏览',
  leave: '离开',
  scroll: '滑动',
  tap: '点击',
  cart: '加入购物车',
  checkout: '去结算',
  pay: '付款',
};
export const trailLabel = (kind: TrailKind): string => kinds[kind];

const pages: Readonly<Record<string, string>> = { home: '首页', flash: '秒杀频道', cart: '购物车', category: '分类' };
/** `product:12` → `商品 12`. */
export const targetLabel = (target: string): string => {
  const [, kind, id] = /^(item|product|activity):(\w+)$/.exec(target) ?? [];
  if (kind === 'item') return `秒杀商品 ${id}`;
  if (kind === 'product') return `商品 ${id}`;
  if (kind === 'activity') return `活动 ${id}`;
  return pages[target] ?? target;
};

/** How long before the judgement, `−12.3 秒`. */
export const before = (ms: number): string => {
  if (ms < 60_000) return `−${(ms / 1000).toFixed(1)} 秒`;
  return `−${Math.floor(ms / 60_000)} 分 ${Math.round((ms % 60_000) / 1000)} 秒`;
};
