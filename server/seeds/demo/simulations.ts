import { sql } from 'kysely';
import { readLevels } from '../../src/modules/membership/index.ts';
import { type SimulationSeed, seedSimulation } from '../../src/modules/simulator/index.ts';
import { DAY, dayOf } from '../../src/platform/clock.ts';
import { rowsOf } from '../past-money.ts';

const noGoods = { categoryIds: [], brandIds: [], productIds: [], skuIds: [] };
const everything = { all: true, ...noGoods, exclude: noGoods };

/** What the owner tried on the orders of the last thirty days: a coupon, a promotion, and a better price for a level. Answers how many. */
export const seedDemoSimulations = async (now: Date): Promise<number> => {
  const [staff] = await rowsOf<{ id: number; name: string }>(sql`select id, name from staff_members where login = 'owner'`);
  const [coupon] = await rowsOf<{ id: number }>(sql`select id from coupon_templates where kind = 'amount' order by amount desc limit 1`);
  const [promotion] = await rowsOf<{ id: number }>(sql`select id from promotions order by id limit 1`);
  const level = (await readLevels())[1];
  if (!staff) throw new Error('the demo simulations need somebody who began them');
  const drafts: SimulationSeed['draft'][] = [
    ...(coupon ? [{ kind: 'coupon', templateId: coupon.id } as const] : []),
    ...(promotion ? [{ kind: 'promotion', promotionId: promotion.id } as const] : []),
    ...(level
      ? [{ kind: 'level', levelId: level.id, price: { permille: 900, scope: everything }, freight: { kind: 'always' } } as const]
      : []),
  ];
  const range = { from: dayOf(new Date(now.getTime() - 30 * DAY)), to: dayOf(new Date(now.getTime() - DAY)) };
  for (const draft of drafts)
    await seedSimulation({ draft, ...range, note: draft.kind === 'level' ? '银卡打九折并包邮，划算吗' : '', staff });
  return drafts.length;
};
