import { couponAdminRoutes } from '@huitou/shared-types/coupons/routes.ts';
import type { Stacking } from '@huitou/shared-types/coupons/schema.ts';
import { useApiQuery } from '../../lib/api.ts';

/** Groups and the matrix; undefined until they have arrived. */
export const useStacking = (): { stacking: Stacking | undefined; groupOptions: { value: string; label: string }[] } => {
  const stacking = useApiQuery(couponAdminRoutes.stacking, {}).data;
  return { stacking, groupOptions: stacking?.groups.map(({ id, name }) => ({ value: id, label: name })) ?? [] };
};
