import { storeRoutes } from '@huitou/shared-types/stores/routes.ts';
import type { Location } from '@huitou/shared-types/stores/schema.ts';
import { useApiQuery } from './api.ts';

/** Warehouses and stores, and the same as choices. */
export const useLocations = (): { locations: readonly Location[]; options: { value: string; label: string }[] } => {
  const locations = useApiQuery(storeRoutes.list, {}).data?.items ?? [];
  return {
    locations,
    options: locations.map(({ id, name, enabled }) => ({ value: id, label: enabled ? name : `${name}（停用）` })),
  };
};
