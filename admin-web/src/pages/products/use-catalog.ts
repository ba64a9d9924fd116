import { catalogAdminRoutes } from '@huitou/shared-types/catalog/routes.ts';
import type { AdminCategory } from '@huitou/shared-types/catalog/schema.ts';
import { useApiQuery } from '../../lib/api.ts';

export interface CategoryOption {
  value: string;
  title: string;
  children?: CategoryOption[];
}

const toOption = ({ id, name, children }: AdminCategory): CategoryOption => ({
  value: id,
  title: name,
  ...(children.length > 0 ? { children: children.map(toOption) } : {}),
});

interface Choices {
  categories: CategoryOption[];
  brands: { value: string; label: string }[];
  groups: { value: string; label: string }[];
  suppliers: { value: string; label: string }[];
}

/** Categories, brands, groups and suppliers as the choices of filters and forms. */
export const useCatalogChoices = (): Choices => ({
  categories: useApiQuery(catalogAdminRoutes.categories, {}).data?.items.map(toOption) ?? [],
  brands: useApiQuery(catalogAdminRoutes.brands, {}).data?.items.map(({ id, name }) => ({ value: id, label: name })) ?? [],
  groups: useApiQuery(catalogAdminRoutes.groups, {}).data?.items.map(({ id, name }) => ({ value: id, label: name })) ?? [],
  suppliers: useApiQuery(catalogAdminRoutes.suppliers, {}).data?.items.map(({ name }) => ({ value: name, label: name })) ?? [],
});
