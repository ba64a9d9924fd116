import { couponAdminRoutes } from '@huitou/shared-types/coupons/routes.ts';
import type { TemplateCheck, TemplateFields } from '@huitou/shared-types/coupons/schema.ts';
import { keepPreviousData, useQuery, type UseQueryResult } from '@tanstack/react-query';
import { api, routeKey } from '../../../lib/api.ts';
import { useSettled } from '../../../lib/use-settled.ts';

/** What the server thinks of what is being typed, asked once typing rests. */
export const useCheck = (fields: TemplateFields | null): UseQueryResult<TemplateCheck> => {
  const settled = useSettled(JSON.stringify(fields), 400);
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
