import { catalogAdminRoutes } from '@huitou/shared-types/catalog/routes.ts';
import { NO_SUPPLIER } from '@huitou/shared-types/catalog/states.ts';
import { useApiQuery } from '../../../lib/api.ts';
import { useCan } from '../../../lib/auth.ts';

/** The suppliers to choose from, and goods that have none; only the latter for staff who may not see products. */
export const useSuppliers = (): { value: string; label: string }[] => {
  const enabled = useCan()(catalogAdminRoutes.suppliers);
  const known = useApiQuery(catalogAdminRoutes.suppliers, {}, { enabled }).data?.items ?? [];
  return [...known.map(({ name }) => ({ value: name, label: name })), { value: NO_SUPPLIER, label: '未填供应商' }];
};
