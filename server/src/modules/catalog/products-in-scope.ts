import type { ProductPage } from '@huitou/shared-types/catalog/schema.ts';
import type { GoodsIds, Scope } from '@huitou/shared-types/promotions/scope.ts';
import { sql, type RawBuilder } from 'kysely';
import { decodeCursor } from '../../platform/db/keyset.ts';
import { type CategoryRow, rememberedCategories, withDescendants } from './category-tree.ts';
import { cardColumns, toCardPage } from './product-card.ts';
import { tables } from './tables.ts';

/** The product `products`, or its SKU `s`, is named by one of the lists. A category names everything below it. */
const named = (ids: GoodsIds, categories: readonly CategoryRow[]): RawBuilder<boolean>[] => {
  const within = (column: string, wanted: readonly number[]) =>
    wanted.length > 0 ? [sql<boolean>`${sql.ref(column)} in (${sql.join(wanted)})`] : [];
  return [
    ...within(
      'products.category_id',
      ids.categoryIds.flatMap((id) => withDescendants(categories, id)),
    ),
    // a product without a brand is in no list of brands, and out of none
    ...(ids.brandIds.length > 0 ? [sql<boolean>`coalesce(products.brand_id, 0) in (${sql.join(ids.brandIds)})`] : []),
    ...within('products.id', ids.productIds),
    ...within('s.id', ids.skuIds),
  ];
};

/** Products on sale of which at least one SKU is in the scope, as `inScope` tells it; in the order of the shop's lists, a page at a time. */
export const productsInScope = async (
  scope: Scope,
  { cursor, limit }: { cursor?: string | undefined; limit: number },
): Promise<ProductPage> => {
  const categories = await rememberedCategories();
  const wanted = named(scope, categories);
  if (!scope.all && wanted.length === 0) return { items: [], next: null };
  const excluded = named(scope.exclude, categories);
  const after = decodeCursor(cursor, ['number', 'number']) as [number, number] | null;
  const rows = await tables()
    .selectFrom('products')
    .select(cardColumns)
    .select('products.sort')
    .where('products.status', '=', 'on')
    .where((eb) =>
      eb.exists(
        eb
          .selectFrom('skus as s')
          .select('s.id')
          .whereRef('s.product_id', '=', 'products.id')
          .where('s.enabled', '=', true)
          .where('s.removed', '=', false)
          .$if(!scope.all, (q) => q.where(sql<boolean>`(${sql.join(wanted, sql` or `)})`))
          .$if(excluded.length > 0, (q) => q.where(sql<boolean>`not (${sql.join(excluded, sql` or `)})`)),
      ),
    )
    .$if(after !== null, (q) => q.where(sql<boolean>`(products.sort, products.id) < (${after?.[0]}, ${after?.[1]})`))
    .orderBy('products.sort', 'desc')
    .orderBy('products.id', 'desc')
    .limit(limit + 1)
    .execute();
  return toCardPage(rows, limit, (row) => [row.sort, row.id]);
};

/** One SKU that is in both scopes and has not been removed, on sale or not; null when no goods are in both. */
export const goodsInBoth = async (a: Scope, b: Scope): Promise<{ skuId: number; name: string; spec: string } | null> => {
  const categories = await rememberedCategories();
  const holds = (scope: Scope): RawBuilder<boolean> => {
    const [wanted, excluded] = [named(scope, categories), named(scope.exclude, categories)];
    const inside = scope.all
      ? sql<boolean>`true`
      : wanted.length === 0
        ? sql<boolean>`false`
        : sql<boolean>`(${sql.join(wanted, sql` or `)})`;
    return excluded.length === 0 ? inside : sql<boolean>`${inside} and not (${sql.join(excluded, sql` or `)})`;
  };
  const found = await tables()
    .selectFrom('products')
    .innerJoin('skus as s', 's.product_id', 'products.id')
    .select(['s.id as skuId', 'products.name', 's.spec'])
    .where('products.status', '<>', 'recycled')
    .where('s.removed', '=', false)
    .where(holds(a))
    .where(holds(b))
    .orderBy('s.id')
    .limit(1)
    .executeTakeFirst();
  return found ?? null;
};
