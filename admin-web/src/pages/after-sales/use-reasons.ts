import { defaultReasons, type CaseReason } from '@huitou/shared-types/after-sales/reasons.ts';
import { settingsRoutes } from '@huitou/shared-types/settings/routes.ts';
import { useApiQuery } from '../../lib/api.ts';
import { useCan } from '../../lib/auth.ts';

/** The shop's reasons; those that every shop begins with for staff who may not see its settings. */
export const useReasons = (): readonly CaseReason[] => {
  const may = useCan()(settingsRoutes.all);
  const groups = useApiQuery(settingsRoutes.all, {}, { enabled: may }).data?.groups as
    | { afterSales?: { reasons?: CaseReason[] } }
    | undefined;
  return groups?.afterSales?.reasons ?? defaultReasons;
};
