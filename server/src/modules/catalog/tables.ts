import { query } from '../../platform/db/orm.ts';
import type { Product } from './product.entity.ts';
import type { Favourite, Footprint, SearchConfig, SearchCount, SearchHistory, SearchTerm } from './search.entity.ts';
import type { PriceChange, Sku } from './sku.entity.ts';
import type { Banner, Brand, Category, GroupProduct, ProductGroup } from './structure.entity.ts';

/** The tables of this slice for hand-written queries, in the transaction in hand. */
export const tables = () =>
  query<
    | typeof Product
    | typeof Sku
    | typeof PriceChange
    | typeof Category
    | typeof Brand
    | typeof ProductGroup
    | typeof GroupProduct
    | typeof Banner
    | typeof SearchTerm
    | typeof SearchCount
    | typeof SearchHistory
    | typeof SearchConfig
    | typeof Favourite
    | typeof Footprint
  >();
