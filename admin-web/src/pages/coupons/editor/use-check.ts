import { couponAdminRoutes } from '@huitou/shared-types/coupons/routes.ts';
import type { TemplateCheck, TemplateFields } from '@huitou/shared-types/coupons/schema.ts';
import { keepPreviousData, useQuery, type UseQueryResult } from '@tanstack/react-query';
import { api, routeKey } from '../../../lib/api.ts';
import { useSettled } from '../../../lib/use-settled.ts';

const NAMELESS = '未命名';
/** A form that was just opened is not wrong yet: it is asked about once there is something to judge. */
const isSketch = ({ scope, validity, perCustomer }: TemplateFields): boolean =>
  (scope.all || ![scope.categoryIds, scope.brandIds, scope.productIds, scope.skuIds].every((ids) => (ids ?? []).length === 0)) &&
  (validity.kind === 'fixed' || validity.days > 0) &&
  (perCustomer ?? 0) > 0;

/** What the server thinks of what is being typed, asked once typing rests. */
export const useCheck = (fields: TemplateFields | null): UseQueryResult<TemplateCheck> => {
  const settled = useSettled(JSON.stringify(fields && isSketch(fields) ? { ...fields, name: fields.name || NAMELESS } : null), 400);
  const input = JSON.parse(settled) as TemplateFields | null;
  return useQuery({
    queryKey: routeKey(couponAdminRoutes.check, input),
    queryFn: () => api(couponAdminRoutes.check, input as TemplateFields),
    enabled: input !== null,
    retry: false,
    placeholderData: keepPreviousData,
    refetchOnWindowFocus: false,
  });
};
