import { home, type ProductCard } from '@huitou/shared-types/catalog/schema.ts';
import { sql } from 'kysely';
import { now } from '../../platform/clock.ts';
import { ready, type ReadyAnswer } from '../../platform/http/mount.ts';
import { remember } from './cache.ts';
import { rememberedCategories } from './category-tree.ts';
import { type CardRow, cardsOf } from './product-card.ts';
import { tables } from './tables.ts';

const SECTION_ITEMS = 10;

const bannersNow = () => {
  const at = now();
  return tables()
    .selectFrom('banners')
    .select(['id', 'picture', 'link', 'title'])
    .where('visible', '=', true)
    .where((eb) => eb.or([eb('starts_at', 'is', null), eb('starts_at', '<=', at)]))
    .where((eb) => eb.or([eb('ends_at', 'is', null), eb('ends_at', '>', at)]))
    .orderBy('sort')
    .orderBy('id')
    .limit(10)
    .execute();
};

/** The first products of every group on the home page, in one SQL. */
const sectionRows = async (): Promise<(CardRow & { group_id: number; title: string; group_subtitle: string })[]> => {
  const { rows } = await sql<CardRow & { group_id: number; title: string; group_subtitle: string }>`
    select * from (
      select g.id as group_id, g.sort as group_sort, g.name as title, g.subtitle as group_subtitle, gp.position, p.id, p.name, p.subtitle, p.picture, p.price_min, p.market_price,
        p.sales, p.stock, p.tags, p.category_id, p.brand_id, row_number() over (partition by g.id order by gp.position, p.id) as place
      from product_groups g join group_products gp on gp.group_id = g.id join products p on p.id = gp.product_id and p.status = 'on'
      where g.on_home = 1) shown
    where place <= ${SECTION_ITEMS} order by group_sort, group_id, position, id`.execute(tables());
  return rows;
};

const load = async (): Promise<ReadyAnswer> => {
  const [banners, categories, rows] = [await bannersNow(), await rememberedCategories(), await sectionRows()];
  const cards = new Map((await cardsOf(rows)).map((card) => [Number(card.id), card]));
  const sections = [...Map.groupBy(rows, (row) => row.group_id).values()].map((items) => {
    const first = items[0] as (typeof items)[number];
    return {
      groupId: String(first.group_id),
      title: first.title,
      subtitle: first.group_subtitle,
      items: items.map((row) => cards.get(row.id) as ProductCard),
    };
  });
  return ready(home, {
    banners: banners.map((row) => ({ ...row, id: String(row.id) })),
    categories: categories
      .filter((row) => row.parent_id === null && row.visible)
      .map((row) => ({ id: String(row.id), name: row.name, icon: row.icon })),
    sections,
  });
};

export const readHome = (): Promise<ReadyAnswer> => remember('home', load);
