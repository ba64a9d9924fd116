import { json } from '../../../platform/db/orm.ts';
import { pathOf, readCategories } from '../category-tree.ts';
import type { Attribute, Spec } from '../product.entity.ts';
import { tables } from '../tables.ts';
import { allWordsOf, charactersOf, normalise, TERM_LENGTH } from './words.ts';

/** What a match in each part of a product is worth. */
const WEIGHTS = {
  fullName: 40,
  code: 20,
  name: 10,
  brand: 8,
  category: 6,
  tag: 6,
  subtitle: 3,
  spec: 3,
  attribute: 2,
  character: 1,
} as const;
const MAX_TERMS = 400;
const INSERT_ROWS = 1_000;

export interface Indexable {
  name: string;
  subtitle: string;
  brand: string;
  categories: readonly string[];
  tags: readonly string[];
  specValues: readonly string[];
  attributes: readonly string[];
  codes: readonly string[];
}

/** The terms of one product with their weights; a term found in several parts keeps the best. */
export const termsOf = (product: Indexable): Map<string, number> => {
  const terms = new Map<string, number>();
  const add = (words: readonly string[], weight: number): void => {
    for (const word of words)
      if (word !== '' && word.length <= TERM_LENGTH && (terms.get(word) ?? 0) < weight && (terms.has(word) || terms.size < MAX_TERMS))
        terms.set(word, weight);
  };
  add([normalise(product.name).slice(0, TERM_LENGTH)], WEIGHTS.fullName);
  add(product.codes.map(normalise), WEIGHTS.code);
  add(allWordsOf(product.name), WEIGHTS.name);
  add([normalise(product.brand), ...allWordsOf(product.brand)], WEIGHTS.brand);
  for (const name of product.categories) add([normalise(name), ...allWordsOf(name)], WEIGHTS.category);
  for (const tag of product.tags) add([normalise(tag), ...allWordsOf(tag)], WEIGHTS.tag);
  add(allWordsOf(product.subtitle), WEIGHTS.subtitle);
  add([...product.specValues.map(normalise), ...allWordsOf(product.specValues.join(' '))], WEIGHTS.spec);
  add(charactersOf([product.name, product.brand, ...product.categories, ...product.tags].join('')), WEIGHTS.character);
  add(allWordsOf(product.attributes.join(' ')), WEIGHTS.attribute);
  return terms;
};

/** Writes the terms of some products anew, in the transaction in hand. Products in the recycle bin lose theirs. */
export const indexProducts = async (productIds: readonly number[]): Promise<void> => {
  if (productIds.length === 0) return;
  const db = tables();
  const products = await db
    .selectFrom('products as p')
    .leftJoin('brands as b', 'b.id', 'p.brand_id')
    .select(['p.id', 'p.name', 'p.subtitle', 'p.category_id', 'p.tags', 'p.specs', 'p.attributes', 'b.name as brand'])
    .where('p.id', 'in', productIds)
    .where('p.status', '<>', 'recycled')
    .execute();
  const skus = await db
    .selectFrom('skus')
    .select(['product_id', 'code', 'barcode'])
    .where('product_id', 'in', productIds)
    .where('removed', '=', false)
    .execute();
  const categories = await readCategories();
  const codes = Map.groupBy(skus, (sku) => sku.product_id);
  const rows = products.flatMap((product) => {
    const terms = termsOf({
      name: product.name,
      subtitle: product.subtitle,
      brand: product.brand ?? '',
      categories: pathOf(categories, product.category_id).map((row) => row.name),
      tags: json<string[]>(product.tags),
      specValues: json<Spec[]>(product.specs).flatMap((spec) => spec.values.map((one) => one.value)),
      attributes: json<Attribute[]>(product.attributes).map((one) => one.value),
      codes: (codes.get(product.id) ?? []).flatMap((sku) => [sku.code, sku.barcode]),
    });
    return [...terms].map(([term, weight]) => ({ term, product_id: product.id, weight }));
  });
  // One order for all writers, so that two of them wait for each other instead of locking each other out.
  rows.sort((a, b) => (a.term < b.term ? -1 : a.term > b.term ? 1 : a.product_id - b.product_id));
  await db.deleteFrom('search_terms').where('product_id', 'in', productIds).execute();
  for (let i = 0; i < rows.length; i += INSERT_ROWS)
    await db
      .insertInto('search_terms')
      .values(rows.slice(i, i + INSERT_ROWS))
      .execute();
};
