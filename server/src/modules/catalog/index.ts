export { addFavourites } from './favourites.ts';
export { addSales } from './add-sales.ts';
export { type Availability, refreshAvailability } from './availability.ts';
export { type FreightPort, registerFreight } from './freight-text.ts';
export { readSkus, type SkuSnapshot } from './read-skus.ts';
export { searchSkuIds } from './search-sku-ids.ts';
export { customerTraces } from './seen-lists.ts';
export { barcodesOf, countProductsWithFreight, skuIdsOfCategory, skuIdsOfProduct } from './sku-lists.ts';
export { type CatalogSeed, hasProducts, seedCatalog, type SeededSku } from './seed-catalog.ts';
