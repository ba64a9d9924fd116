import { saveFlashIn } from '@huitou/shared-types/flash-sales/schema.ts';
import { sql } from 'kysely';
import { seedFlash } from '../../src/modules/flash-sales/index.ts';
import { DAY, dayOf, HOUR, iso, MINUTE, startOfDay } from '../../src/platform/clock.ts';
import { em } from '../../src/platform/db/orm.ts';
import { seedPastFlash } from './flash-past.ts';

interface Goods {
  id: number;
  price: number;
  location_id: number;
}
/** What sells well and lies there in plenty, one SKU a product. */
const popular = async (): Promise<Goods[]> =>
  (
    await sql<Goods>`select s.id, s.price, t.location_id from (select product_id, min(id) as id from skus where enabled = 1 and removed = 0 group by product_id) f
      join skus s on s.id = f.id join products p on p.id = s.product_id
      join stock t on t.sku_id = s.id and t.location_id = (select id from locations where enabled = 1 and sells = 1 order by priority, id limit 1)
      where p.status = 'on' and s.price >= 2000 and t.on_hand - t.reserved >= 40 order by p.sales desc, p.id limit 10`.execute(
      em().getKysely(),
    )
  ).rows;

const flashPrice = (price: number, percent: number): number => Math.max(100, Math.floor((price * percent) / 10_000) * 100 - 10);
const waves = [
  { afterMinutes: 0, percent: 40 },
  { afterMinutes: 30, percent: 30 },
  { afterMinutes: 60, percent: 30 },
];

/** A session that runs, two that come, and one that is over, with its report. Answers how many flash sales. */
export const seedDemoFlashSales = async (now: Date): Promise<number> => {
  const goods = await popular();
  const [first] = goods;
  if (!first) return 0;
  const item = (one: Goods, percent: number, quota: number, release: object = { mode: 'all' }) => ({
    skuId: String(one.id),
    price: flashPrice(one.price, percent),
    quota,
    release,
  });
  const session = (startsAt: number, endsAt: number, items: ReturnType<typeof item>[]) => ({
    startsAt: iso(new Date(startsAt)),
    endsAt: iso(new Date(endsAt)),
    items,
  });
  const at = now.getTime();
  const evening = startOfDay(dayOf(new Date(at + DAY))).getTime() + 20 * HOUR;
  const sales = [
    {
      name: '整点秒杀',
      rules: '每人限购 1 件，拍下 5 分钟内付款，未付款自动释放给候补的朋友。',
      sessions: [
        session(at - 20 * MINUTE, at + 6 * HOUR, [
          ...goods.slice(0, 3).map((one) => item(one, 60, 20)),
          ...goods.slice(3, 4).map((one) => item(one, 50, 30, { mode: 'waves', waves })),
        ]),
      ],
    },
    {
      name: '明晚八点 品牌秒杀',
      rules: '库存有限，先到先得。',
      sessions: [
        session(
          evening,
          evening + 2 * HOUR,
          goods.slice(4, 7).map((one) => item(one, 55, 15)),
        ),
        session(
          evening + DAY,
          evening + DAY + 2 * HOUR,
          goods.slice(7, 10).map((one) => item(one, 65, 15, { mode: 'traffic' })),
        ),
      ].filter(({ items }) => items.length > 0),
    },
  ].filter(({ sessions }) => sessions.length > 0);
  for (const { name, rules, sessions } of sales)
    await seedFlash(saveFlashIn.parse({ name, rules, locationId: String(first.location_id), warmUpMinutes: 2_880, sessions }));
  return sales.length + (await seedPastFlash(now, first.location_id));
};
