import type { FlashLive, FlashLiveItem } from '@huitou/shared-types/flash-sales/schema.ts';
import { flashRefusals, type FlashRefusal } from '@huitou/shared-types/flash-sales/states.ts';

export interface LiveTotals {
  quota: number;
  released: number;
  left: number;
  claimed: number;
  queued: number;
  orders: number;
  unpaid: number;
  paid: number;
  waiting: number;
  refused: number;
}

const sum = (items: readonly FlashLiveItem[], of: (item: FlashLiveItem) => number): number =>
  items.reduce((total, item) => total + of(item), 0);
const refusedOf = ({ refused }: Pick<FlashLiveItem, 'refused'>): number => Object.values(refused).reduce((total, n) => total + n, 0);

/** All items together. */
export const totalsOf = ({ items }: Pick<FlashLive, 'items'>): LiveTotals => ({
  quota: sum(items, (item) => item.quota),
  released: sum(items, (item) => item.released),
  left: sum(items, (item) => item.left),
  claimed: sum(items, (item) => item.claimed),
  queued: sum(items, (item) => item.queued),
  orders: sum(items, (item) => item.orders),
  unpaid: sum(items, (item) => item.unpaid),
  paid: sum(items, (item) => item.paid),
  waiting: sum(items, (item) => item.waiting),
  refused: sum(items, refusedOf),
});

export interface Refusal {
  reason: string;
  label: string;
  count: number;
}

/** Why a claim got nothing, in the words of the shop; customers read gentler ones. */
const forStaff: Readonly<Record<FlashRefusal, string>> = {
  ...flashRefusals,
  still_unpaid: '已抢完（还有人未付款）',
  next_wave: '本批已抢完（还有下一批）',
  not_started: '未到开抢时间',
  address_limit: '超出每个地址限购',
  device_limit: '超出每台设备限购',
  ip_limit: '超出每个网络（IP）限购',
  halted: '活动暂停中',
  left: '顾客放弃候补',
  risk: '风控拒绝',
  challenge: '未通过滑块验证',
  token: '抢购凭证无效或过期',
};

/** Refusals by reason, the most frequent first. */
export const refusalsOf = (refused: Readonly<Record<string, number>>): Refusal[] =>
  Object.entries(refused)
    .filter(([, count]) => count > 0)
    .map(([reason, count]) => ({ reason, label: forStaff[reason as FlashRefusal] ?? reason, count }))
    .sort((a, b) => b.count - a.count);

export const mergeRefused = (items: readonly Pick<FlashLiveItem, 'refused'>[]): Record<string, number> => {
  const all: Record<string, number> = {};
  for (const { refused } of items) for (const [reason, count] of Object.entries(refused)) all[reason] = (all[reason] ?? 0) + count;
  return all;
};

/** Where the pieces of an item are, parts of its quota: they add up to it. */
export const stockParts = (item: FlashLiveItem): { name: string; units: number; color: string }[] => {
  const paid = Math.min(item.paid, item.quota);
  const taken = Math.max(0, Math.min(item.released - item.left, item.quota) - paid);
  return [
    { name: '已付款', units: paid, color: '#0f766e' },
    { name: '已抢未付款', units: taken, color: '#e0a33e' },
    { name: '可抢', units: item.left, color: '#9ccac4' },
    { name: '未放出', units: Math.max(0, item.quota - paid - taken - item.left), color: '#e7eaea' },
  ];
};

/** `02:05`, `1:02:05`; nothing below zero. */
export const countdown = (ms: number): string => {
  const seconds = Math.max(0, Math.ceil(ms / 1000));
  const [h, m, s] = [Math.floor(seconds / 3600), Math.floor((seconds % 3600) / 60), seconds % 60];
  const two = (n: number): string => String(n).padStart(2, '0');
  return h > 0 ? `${h}:${two(m)}:${two(s)}` : `${two(m)}:${two(s)}`;
};

/** The mean of the last seconds, one decimal. */
export const rateOf = (seconds: FlashLive['seconds'], of: 'claims' | 'refused' | 'orders' | 'paid', last = 5): number => {
  const tail = seconds.slice(-last);
  return tail.length === 0 ? 0 : Number((tail.reduce((total, one) => total + one[of], 0) / tail.length).toFixed(1));
};
