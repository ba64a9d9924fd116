import type { StaffFlash } from '@huitou/shared-types/flash-sales/schema.ts';
import { planProblem } from './plan-text.ts';

export interface CheckLine {
  level: 'ok' | 'doubt' | 'bad';
  text: string;
}
interface Known {
  /** Free pieces at the warehouse by SKU; null when they cannot be seen. */
  free: ReadonlyMap<string, number> | null;
  /** SKUs that are not on sale now. */
  offSale: ReadonlySet<string>;
  now: number;
}

const first = (names: readonly string[]): string => `${names.slice(0, 3).join('、')}${names.length > 3 ? ` 等 ${names.length} 个` : ''}`;
const line = (bad: readonly string[], ok: string, wrong: string, level: 'bad' | 'doubt' = 'bad'): CheckLine =>
  bad.length === 0 ? { level: 'ok', text: ok } : { level, text: `${wrong}：${first(bad)}` };

/** What should be looked at before a flash sale is published; the server refuses what must not be. */
export const publishCheck = (sale: StaffFlash, { free, offSale, now }: Known): CheckLine[] => {
  const items = sale.sessions.flatMap((session) => session.items);
  const nameOf = ({ name, spec }: { name: string; spec: string }): string => `${name} ${spec}`.trim();
  const wanted = new Map<string, { name: string; units: number }>();
  for (const item of items) {
    const before = wanted.get(item.skuId);
    wanted.set(item.skuId, { name: nameOf(item), units: (before?.units ?? 0) + item.quota });
  }
  const begin = Math.min(...sale.sessions.map(({ startsAt }) => Date.parse(startsAt)));
  const past = sale.sessions.filter(({ startsAt }) => Date.parse(startsAt) <= now).length;
  return [
    past === 0
      ? { level: 'ok', text: `${sale.sessions.length} 个场次都还没有开始` }
      : { level: 'bad', text: `${past} 个场次的开始时间已过，请修改` },
    begin - sale.warmUpMinutes * 60_000 > now
      ? { level: 'ok', text: '预热开始前有时间准备' }
      : { level: 'doubt', text: '发布后立即进入预热，顾客马上能看到' },
    line(items.filter(({ price, listPrice }) => price >= listPrice).map(nameOf), '秒杀价都低于售价', '秒杀价不低于售价'),
    line(
      items.filter(({ price, cost }) => cost !== null && price < cost).map(nameOf),
      '秒杀价都不低于成本',
      '秒杀价低于成本，会亏本',
      'doubt',
    ),
    line(items.filter(({ skuId }) => offSale.has(skuId)).map(nameOf), '商品都在售', '商品未上架'),
    free === null
      ? { level: 'doubt', text: '没有查看库存的权限，发布时由系统核对库存' }
      : line(
          [...wanted].flatMap(([skuId, { name, units }]) => {
            const have = free.get(skuId) ?? 0;
            return have < units ? [`${name} 需 ${units} 件，${sale.locationName}可用 ${have} 件`] : [];
          }),
          `${sale.locationName}库存足够`,
          '库存不足',
        ),
    line(items.filter((item) => planProblem(item.release) !== null).map(nameOf), '放量计划完整', '放量计划有误'),
  ];
};
