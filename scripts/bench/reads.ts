import { round, type Row } from './report.ts';
import { runLoad } from './run-load.ts';
import type { BenchShop } from './seed.ts';

const CONCURRENCY = 32;

/** Product list and detail against the hand-written application, and against bare Koa answering the same bytes. */
export const measureReads = async (api: string, floor: string, shop: BenchShop, seconds: number): Promise<Row[]> => {
  const rows: Row[] = [];
  const ids = Array.from({ length: shop.products }, (_, i) => i + 1);
  const cases = [
    { name: 'product list', ours: ['/api/products?limit=20'], hand: ['/products'] },
    { name: 'product detail', ours: ids.map((id) => `/api/products/${id}`), hand: ids.map((id) => `/products/${id}`) },
  ];
  for (const { name, ours, hand } of cases) {
    const get = (url: string, paths: string[]) =>
      runLoad({ url, requests: paths.map((path) => ({ method: 'GET', path })), concurrency: CONCURRENCY, seconds });
    const bytes = await (await fetch(api + ours[0])).text();
    await fetch(`${floor}/bytes`, { method: 'POST', body: bytes });
    const [mine, written, bare] = [await get(api, ours), await get(floor, hand), await get(floor, ['/bare'])];
    rows.push({
      name: `${name} vs hand-written`,
      value: round(mine.perSecond),
      unit: '/s',
      floor: round(written.perSecond),
      ratio: round(mine.perSecond / written.perSecond, 2),
      target: '≥ 0.9',
    });
    rows.push({
      name: `${name} vs bare Koa`,
      value: round(mine.perSecond),
      unit: '/s',
      floor: round(bare.perSecond),
      ratio: round(mine.perSecond / bare.perSecond, 2),
      target: null,
    });
  }
  return rows;
};
