import { on } from '../../platform/queue/events.ts';
import type { Slice } from '../../platform/slice.ts';
import { routes } from './catalog.routes.ts';
import { writeViews } from './footprints.ts';
import { Product } from './product.entity.ts';
import { purgeSearches } from './purge-searches.ts';
import { Favourite, Footprint, SearchConfig, SearchCount, SearchHistory, SearchTerm } from './search.entity.ts';
import { reindexJob } from './search/reindex.ts';
import { forgetCustomer } from './seen-lists.ts';
import { shelfTimers } from './shelf-timers.ts';
import { PriceChange, Sku } from './sku.entity.ts';
import { Banner, Brand, Category, GroupProduct, ProductGroup } from './structure.entity.ts';

export const catalogSlice: Slice = {
  name: 'catalog',
  entities: [
    Product,
    Sku,
    PriceChange,
    Category,
    Brand,
    ProductGroup,
    GroupProduct,
    Banner,
    SearchTerm,
    SearchCount,
    SearchHistory,
    SearchConfig,
    Favourite,
    Footprint,
  ],
  routes,
  handlers: [on('customer.deleted', 'catalog.forget-customer', forgetCustomer)],
  jobs: [writeViews, shelfTimers, reindexJob, purgeSearches],
};
