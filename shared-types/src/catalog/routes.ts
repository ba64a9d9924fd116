import { route } from '../http.ts';
import type { ById, NoInput, Ok } from '../schema.ts';
import type {
  AdminBanner, AdminBanners, AdminCategories, AdminProduct, Brand, Brands, Categories, CursorOnly, ExportProductsIn, FavouriteIn, Group, Groups, Home,
  ImportProductsIn, MoveProductsIn, MoveProductsOut, NoResultWords, PriceHistory, ProductCounts, ProductDetail, ProductListIn, ProductPage, ProductRows,
  ProductRowsIn, RelatedProducts, RemoveManyIn, SaveBannerIn, SaveBrandIn, SaveCategoryIn, SaveGroupIn, SaveProductIn, SearchConfig, SearchConfigIn,
  SearchWords, SeenPage, SuggestIn, TaskStarted, UpdateBannerIn, UpdateBrandIn, UpdateCategoryIn, UpdateGroupIn, UpdateProductIn, Words,
} from './schema.ts';

export const catalogRoutes = {
  home: route<NoInput, Home>()({ method: 'GET', path: '/home', access: 'public', summary: 'Banners, categories, recommended groups' }),
  categories: route<NoInput, Categories>()({ method: 'GET', path: '/categories', access: 'public', summary: 'The category tree' }),
  products: route<ProductListIn, ProductPage>()({ method: 'GET', path: '/products', access: 'optional', summary: 'Products on sale, filtered or searched' }),
  product: route<ById, ProductDetail>()({ method: 'GET', path: '/products/:id', access: 'optional', summary: 'One product; off the shelf it still shows, marked' }),
  related: route<ById, RelatedProducts>()({ method: 'GET', path: '/products/:id/related', access: 'public', summary: 'Others that fit' }),
  suggest: route<SuggestIn, Words>()({ method: 'GET', path: '/search/suggest', access: 'public', summary: 'Completions of a search text' }),
  searchWords: route<NoInput, SearchWords>()({ method: 'GET', path: '/search/words', access: 'optional', summary: 'My search history and the hot words' }),
  clearSearchHistory: route<NoInput, Ok>()({ method: 'DELETE', path: '/search/history', access: 'customer', summary: 'Forget my searches' }),
  favourites: route<CursorOnly, SeenPage>()({ method: 'GET', path: '/favourites', access: 'customer', summary: 'My favourites, newest first' }),
  addFavourite: route<FavouriteIn, Ok>()({ method: 'PUT', path: '/favourites/:id', access: 'customer', summary: 'Keep a product' }),
  removeFavourites: route<RemoveManyIn, Ok>()({ method: 'POST', path: '/favourites/remove', access: 'customer', summary: 'Drop products' }),
  footprints: route<CursorOnly, SeenPage>()({ method: 'GET', path: '/footprints', access: 'customer', summary: 'What I looked at, newest first' }),
  clearFootprints: route<NoInput, Ok>()({ method: 'DELETE', path: '/footprints', access: 'customer', summary: 'Forget what I looked at' }),
};

const edit = { staff: 'catalog.edit' } as const;
export const catalogAdminRoutes = {
  categories: route<NoInput, AdminCategories>()({ method: 'GET', path: '/admin/categories', access: { staff: 'product.view' }, summary: 'The whole tree with counts' }),
  createCategory: route<SaveCategoryIn, { id: string }>()({ method: 'POST', path: '/admin/categories', access: edit, summary: 'Add a category', errors: ['category_too_deep'] }),
  updateCategory: route<UpdateCategoryIn, { id: string }>()({ method: 'PUT', path: '/admin/categories/:id', access: edit, summary: 'Change or move a category', errors: ['category_too_deep'] }),
  deleteCategory: route<ById, Ok>()({ method: 'DELETE', path: '/admin/categories/:id', access: edit, summary: 'Remove an empty category', errors: ['category_not_empty'] }),
  brands: route<NoInput, Brands>()({ method: 'GET', path: '/admin/brands', access: { staff: 'product.view' }, summary: 'Brands' }),
  createBrand: route<SaveBrandIn, Brand>()({ method: 'POST', path: '/admin/brands', access: edit, summary: 'Add a brand', errors: ['conflict'] }),
  updateBrand: route<UpdateBrandIn, Brand>()({ method: 'PUT', path: '/admin/brands/:id', access: edit, summary: 'Change a brand', errors: ['conflict'] }),
  deleteBrand: route<ById, Ok>()({ method: 'DELETE', path: '/admin/brands/:id', access: edit, summary: 'Remove an unused brand', errors: ['conflict'] }),
  groups: route<NoInput, Groups>()({ method: 'GET', path: '/admin/groups', access: { staff: 'product.view' }, summary: 'Product groups' }),
  createGroup: route<SaveGroupIn, Group>()({ method: 'POST', path: '/admin/groups', access: edit, summary: 'Add a group' }),
  updateGroup: route<UpdateGroupIn, Group>()({ method: 'PUT', path: '/admin/groups/:id', access: edit, summary: 'Change a group' }),
  deleteGroup: route<ById, Ok>()({ method: 'DELETE', path: '/admin/groups/:id', access: edit, summary: 'Remove a group' }),
  banners: route<NoInput, AdminBanners>()({ method: 'GET', path: '/admin/banners', access: { staff: 'product.view' }, summary: 'Banners of the home page' }),
  createBanner: route<SaveBannerIn, AdminBanner>()({ method: 'POST', path: '/admin/banners', access: edit, summary: 'Add a banner' }),
  updateBanner: route<UpdateBannerIn, AdminBanner>()({ method: 'PUT', path: '/admin/banners/:id', access: edit, summary: 'Change a banner' }),
  deleteBanner: route<ById, Ok>()({ method: 'DELETE', path: '/admin/banners/:id', access: edit, summary: 'Remove a banner' }),
  searchConfig: route<NoInput, SearchConfig>()({ method: 'GET', path: '/admin/search-config', access: { staff: 'product.view' }, summary: 'Hot words and synonyms' }),
  saveSearchConfig: route<SearchConfigIn, SearchConfig>()({ method: 'PUT', path: '/admin/search-config', access: edit, summary: 'Set hot words and synonyms' }),
  noResultWords: route<NoInput, NoResultWords>()({ method: 'GET', path: '/admin/search-no-result', access: { staff: 'product.view' }, summary: 'Searches of the last 30 days that found nothing' }),
  products: route<ProductRowsIn, ProductRows>()({ method: 'GET', path: '/admin/products', access: { staff: 'product.view' }, summary: 'Products' }),
  counts: route<NoInput, ProductCounts>()({ method: 'GET', path: '/admin/products/counts', access: { staff: 'product.view' }, summary: 'Products by status' }),
  product: route<ById, AdminProduct>()({ method: 'GET', path: '/admin/products/:id', access: { staff: 'product.view' }, summary: 'One product with all its SKUs' }),
  createProduct: route<SaveProductIn, AdminProduct>()({ method: 'POST', path: '/admin/products', access: { staff: 'product.edit' }, summary: 'Add a product as a draft', errors: ['spec_mismatch', 'sku_code_taken'] }),
  updateProduct: route<UpdateProductIn, AdminProduct>()({ method: 'PUT', path: '/admin/products/:id', access: { staff: 'product.edit' }, summary: 'Save a product; a price change asks for the password', errors: ['spec_mismatch', 'sku_code_taken', 'conflict', 'stock_reserved', 'product_incomplete'] }),
  moveProducts: route<MoveProductsIn, MoveProductsOut>()({ method: 'POST', path: '/admin/products/move', access: { staff: 'product.shelf' }, summary: 'Shelve, unshelve, recycle or restore many', errors: ['product_incomplete', 'state_forbidden'] }),
  priceHistory: route<ById, PriceHistory>()({ method: 'GET', path: '/admin/products/:id/prices', access: { staff: 'product.view' }, summary: 'Price changes, newest first' }),
  importTemplate: route<NoInput, unknown>()({ method: 'GET', path: '/admin/products/import-template', access: { staff: 'product.import' }, summary: 'The empty import file with its explanation', download: true }),
  importProducts: route<ImportProductsIn, TaskStarted>()({ method: 'POST', path: '/admin/products/import', access: { staff: 'product.import' }, summary: 'Import xlsx or csv: all rows or none', upload: true, errors: ['import_unreadable'] }),
  exportProducts: route<ExportProductsIn, TaskStarted>()({ method: 'POST', path: '/admin/products/export', access: { staff: 'product.export' }, summary: 'Export in the import format' }),
};
