import { relatedProducts } from '@huitou/shared-types/catalog/schema.ts';
import { must } from '../../platform/errors.ts';
import { ready, type ReadyAnswer } from '../../platform/http/mount.ts';
import { remember } from './cache.ts';
import { cardColumns, cardsOf, type CardRow } from './product-card.ts';
import { tables } from './tables.ts';

const SHOWN = 10;

const load = async (id: number): Promise<ReadyAnswer> => {
  const product = must(
    await tables()
      .selectFrom('products')
      .select(['category_id', 'brand_id'])
      .where('id', '=', id)
      .where('status', 'in', ['on', 'off'])
      .executeTakeFirst(),
  );
  const on = () =>
    tables()
      .selectFrom('products')
      .select(cardColumns)
      .where('products.status', '=', 'on')
      .where('products.id', '<>', id)
      .orderBy('products.sales', 'desc')
      .orderBy('products.id', 'desc')
      .limit(SHOWN);
  const same: CardRow[] = await on().where('products.category_id', '=', product.category_id).execute();
  const brand: CardRow[] =
    same.length < SHOWN && product.brand_id !== null ? await on().where('products.brand_id', '=', product.brand_id).execute() : [];
  const best: CardRow[] = same.length + brand.length < SHOWN ? await on().execute() : [];
  const unique = new Map([...same, ...brand, ...best].map((row) => [row.id, row]));
  return ready(relatedProducts, { items: await cardsOf([...unique.values()].slice(0, SHOWN)) });
};

/** Others of its category, then of its brand, then what sells best. */
export const related = ({ id }: { id: number }): Promise<ReadyAnswer> => remember(`related:${id}`, () => load(id));
