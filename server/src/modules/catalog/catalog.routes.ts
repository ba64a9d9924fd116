import { catalogAdminRoutes as admin, catalogRoutes as shop } from '@huitou/shared-types/catalog/routes.ts';
import * as schema from '@huitou/shared-types/catalog/schema.ts';
import { byId, noInput, ok } from '@huitou/shared-types/schema.ts';
import { z } from 'zod';
import { mount, type Mounted } from '../../platform/http/mount.ts';
import { adminProduct } from './admin-product.ts';
import * as banners from './banners.ts';
import * as brands from './brands.ts';
import * as categories from './categories.ts';
import { addFavourite, removeFavourites } from './favourites.ts';
import { clearFootprints } from './footprints.ts';
import * as groups from './groups.ts';
import { readHome } from './home.ts';
import { moveProducts } from './move-products.ts';
import { namedGoods } from './named-goods.ts';
import { priceHistory } from './price-history.ts';
import { showProduct } from './product-detail.ts';
import { listProducts } from './product-list.ts';
import { productCounts, productRows } from './product-rows.ts';
import { related } from './related.ts';
import { createProduct, updateProduct } from './save-product.ts';
import { readSearchConfig, saveSearchConfig } from './search/config.ts';
import { clearSearchHistory, noResultWords, searchWords, suggest } from './search/suggest.ts';
import { listFavourites, listFootprints } from './seen-lists.ts';
import { listSuppliers } from './suppliers.ts';
import { exportProducts } from './transfer/export-products.ts';
import { importProducts } from './transfer/import-products.ts';
import { importTemplate } from './transfer/import-template.ts';

const made = z.object({ id: z.string() });

export const routes: Mounted[] = [
  mount(shop.home, { in: noInput, out: schema.home }, readHome),
  mount(shop.categories, { in: noInput, out: schema.categories }, categories.listCategories),
  mount(shop.products, { in: schema.productListIn, out: schema.productPage }, listProducts),
  mount(shop.product, { in: byId, out: schema.productDetail }, showProduct),
  mount(shop.related, { in: byId, out: schema.relatedProducts }, related),
  mount(shop.suggest, { in: schema.suggestIn, out: schema.words }, suggest),
  mount(shop.searchWords, { in: noInput, out: schema.searchWords }, searchWords),
  mount(shop.clearSearchHistory, { in: noInput, out: ok }, clearSearchHistory),
  mount(shop.favourites, { in: schema.cursorOnly, out: schema.seenPage }, listFavourites),
  mount(shop.addFavourite, { in: schema.favouriteIn, out: ok }, addFavourite),
  mount(shop.removeFavourites, { in: schema.removeManyIn, out: ok }, removeFavourites),
  mount(shop.footprints, { in: schema.cursorOnly, out: schema.seenPage }, listFootprints),
  mount(shop.clearFootprints, { in: noInput, out: ok }, clearFootprints),

  mount(admin.categories, { in: noInput, out: schema.adminCategories }, categories.adminCategories),
  mount(admin.createCategory, { in: schema.saveCategoryIn, out: made }, categories.createCategory),
  mount(admin.updateCategory, { in: schema.updateCategoryIn, out: made }, categories.updateCategory),
  mount(admin.deleteCategory, { in: byId, out: ok }, categories.deleteCategory),
  mount(admin.brands, { in: noInput, out: schema.brands }, brands.listBrands),
  mount(admin.createBrand, { in: schema.saveBrandIn, out: schema.brand }, brands.createBrand),
  mount(admin.updateBrand, { in: schema.updateBrandIn, out: schema.brand }, brands.updateBrand),
  mount(admin.deleteBrand, { in: byId, out: ok }, brands.deleteBrand),
  mount(admin.namedGoods, { in: schema.namedGoodsIn, out: schema.namedGoods }, namedGoods),
  mount(admin.suppliers, { in: noInput, out: schema.suppliers }, listSuppliers),
  mount(admin.groups, { in: noInput, out: schema.groups }, groups.listGroups),
  mount(admin.createGroup, { in: schema.saveGroupIn, out: schema.group }, groups.createGroup),
  mount(admin.updateGroup, { in: schema.updateGroupIn, out: schema.group }, groups.updateGroup),
  mount(admin.deleteGroup, { in: byId, out: ok }, groups.deleteGroup),
  mount(admin.banners, { in: noInput, out: schema.adminBanners }, banners.listBanners),
  mount(admin.createBanner, { in: schema.saveBannerIn, out: schema.adminBanner }, banners.createBanner),
  mount(admin.updateBanner, { in: schema.updateBannerIn, out: schema.adminBanner }, banners.updateBanner),
  mount(admin.deleteBanner, { in: byId, out: ok }, banners.deleteBanner),
  mount(admin.searchConfig, { in: noInput, out: schema.searchConfig }, readSearchConfig),
  mount(admin.saveSearchConfig, { in: schema.searchConfig, out: schema.searchConfig }, saveSearchConfig),
  mount(admin.noResultWords, { in: noInput, out: schema.noResultWords }, noResultWords),
  mount(admin.products, { in: schema.productRowsIn, out: schema.productRows }, productRows),
  mount(admin.counts, { in: noInput, out: schema.productCounts }, productCounts),
  mount(admin.product, { in: byId, out: schema.adminProduct }, adminProduct),
  mount(admin.createProduct, { in: schema.saveProductIn, out: schema.adminProduct }, createProduct),
  mount(admin.updateProduct, { in: schema.updateProductIn, out: schema.adminProduct }, updateProduct),
  mount(admin.moveProducts, { in: schema.moveProductsIn, out: schema.moveProductsOut }, moveProducts),
  mount(admin.priceHistory, { in: byId, out: schema.priceHistory }, priceHistory),
  mount(admin.importTemplate, { in: noInput, out: z.unknown() }, importTemplate),
  mount(admin.importProducts, { in: schema.importProductsIn, out: schema.taskStarted }, importProducts),
  mount(admin.exportProducts, { in: schema.exportProductsIn, out: schema.taskStarted }, exportProducts),
];
