import { defineEntity, type InferEntity } from '@mikro-orm/core';
import { countColumn, idColumn, jsonColumn, p, refColumn, timeColumn } from '../../platform/db/columns.ts';

/** Terms compare by code point: the index holds normalised text, and `é` is not `e`. */
const term = (length: number) => p.string().length(length).collation('utf8mb4_bin');

/** The index of words: a term of a product's text and what a match of it is worth. */
export const SearchTerm = defineEntity({
  name: 'SearchTerm',
  tableName: 'search_terms',
  properties: { term: term(40).primary(), productId: p.bigint('number').primary().index(), weight: countColumn() },
});
export type SearchTerm = InferEntity<typeof SearchTerm>;

/** How often a text was searched on a day of the shop, and whether it found anything. */
export const SearchCount = defineEntity({
  name: 'SearchCount',
  tableName: 'search_counts',
  indexes: [{ properties: ['word', 'found'] }],
  properties: {
    day: p.string().length(10).primary(),
    word: term(40).primary(),
    times: countColumn(),
    found: p.boolean(),
    lastAt: timeColumn(),
  },
});
export type SearchCount = InferEntity<typeof SearchCount>;

/** What a customer searched, each text once. */
export const SearchHistory = defineEntity({
  name: 'SearchHistory',
  tableName: 'search_history',
  indexes: [{ properties: ['customerId', 'at'] }],
  properties: { customerId: p.bigint('number').primary(), word: term(40).primary(), at: timeColumn() },
});
export type SearchHistory = InferEntity<typeof SearchHistory>;

/** Hot words and synonyms as staff set them: one row. */
export const SearchConfig = defineEntity({
  name: 'SearchConfig',
  tableName: 'search_config',
  properties: { id: p.integer().primary(), hot: jsonColumn<string[]>(), synonyms: jsonColumn<string[][]>() },
});
export type SearchConfig = InferEntity<typeof SearchConfig>;

export const Favourite = defineEntity({
  name: 'Favourite',
  tableName: 'favourites',
  indexes: [{ properties: ['customerId', 'at', 'productId'] }],
  properties: { customerId: p.bigint('number').primary(), productId: p.bigint('number').primary(), at: timeColumn() },
});
export type Favourite = InferEntity<typeof Favourite>;

/** A product that a customer looked at, once a day of the shop. */
export const Footprint = defineEntity({
  name: 'Footprint',
  tableName: 'footprints',
  uniques: [{ properties: ['customerId', 'productId', 'day'] }],
  indexes: [{ properties: ['customerId', 'seenAt', 'id'] }],
  properties: { id: idColumn(), customerId: refColumn(), productId: refColumn(), day: p.string().length(10), seenAt: timeColumn() },
});
export type Footprint = InferEntity<typeof Footprint>;
