import type { Promotion as PromotionView, PromotionPage, promotionListIn } from '@huitou/shared-types/promotions/schema.ts';
import type { PromotionShown } from '@huitou/shared-types/promotions/states.ts';
import { type ExpressionBuilder, sql } from 'kysely';
import type { z } from 'zod';
import { now } from '../../platform/clock.ts';
import { idCursor, toPage } from '../../platform/db/keyset.ts';
import { must } from '../../platform/errors.ts';
import { db, type PromotionRow } from './promotion.entity.ts';
import { type Figures, promotionView } from './promotion.view.ts';

const none: Figures = { orders: 0, cost: 0 };

/** What promotions have brought about, by id; those that no order had are missing. */
const figuresOf = async (ids: readonly number[]): Promise<Map<number, Figures>> => {
  if (ids.length === 0) return new Map();
  const rows = await db()
    .selectFrom('promotion_uses')
    .select(['promotion_id', (eb) => eb.fn.countAll<number>().as('orders'), (eb) => eb.fn.sum<number>('saved').as('cost')])
    .where('promotion_id', 'in', [...ids])
    .where('given_back_at', 'is', null)
    .groupBy('promotion_id')
    .execute();
  return new Map(rows.map((row) => [row.promotion_id, { orders: Number(row.orders), cost: Number(row.cost) }]));
};

export const viewOf = async (row: PromotionRow): Promise<PromotionView> =>
  promotionView(row, (await figuresOf([row.id])).get(row.id) ?? none, now());
/** @throws not_found */
export const readPromotion = async (id: number): Promise<PromotionRow> =>
  must(await db().selectFrom('promotions').selectAll().where('id', '=', id).executeTakeFirst());
/** @throws not_found */
export const showPromotion = async ({ id }: { id: number }): Promise<PromotionView> => viewOf(await readPromotion(id));

type Eb = ExpressionBuilder<{ promotions: PromotionRow }, 'promotions'>;
/** The states that staff see, as conditions; days and hours are looked at in `shownAs` only, so that resting ones are among the running. */
const shownAt = (eb: Eb, shown: PromotionShown, at: Date) => {
  const open = eb.or([eb('ends_at', 'is', null), eb('ends_at', '>', at)]);
  const spent = eb.and([eb('budget', 'is not', null), sql<boolean>`spent >= budget`]);
  const begun = eb('starts_at', '<=', at);
  const published = eb('status', '=', 'published');
  switch (shown) {
    case 'draft':
    case 'paused':
      return eb('status', '=', shown);
    case 'ended':
      return eb.or([eb('status', '=', 'ended'), eb.and([published, eb.not(open)])]);
    case 'upcoming':
      return eb.and([published, eb('starts_at', '>', at)]);
    case 'spent':
      return eb.and([published, begun, open, spent]);
    case 'running':
    case 'resting':
      return eb.and([published, begun, open, eb.not(spent)]);
  }
};

/** Promotions for staff, newest first. */
export const listPromotions = async (input: z.output<typeof promotionListIn>): Promise<PromotionPage> => {
  const at = now();
  const after = idCursor(input.cursor);
  const rows = await db()
    .selectFrom('promotions')
    .selectAll()
    .$if(input.shown !== undefined, (q) => q.where((eb) => shownAt(eb as unknown as Eb, input.shown as PromotionShown, at)))
    .$if(input.kind !== undefined, (q) => q.where('kind', '=', input.kind ?? 'tiers'))
    .$if((input.q ?? '') !== '', (q) => q.where('name', 'like', `%${(input.q ?? '').replace(/[\\%_]/g, '\\$&')}%`))
    .$if(after !== null, (q) => q.where('id', '<', after as number))
    .orderBy('id', 'desc')
    .limit(input.limit + 1)
    .execute();
  const figures = await figuresOf(rows.map((row) => row.id));
  return toPage(
    rows,
    input.limit,
    (row) => promotionView(row, figures.get(row.id) ?? none, at),
    (row) => [row.id],
  );
};
