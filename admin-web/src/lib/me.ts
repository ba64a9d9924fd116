import { staffRoutes } from '@huitou/shared-types/staff/routes.ts';
import type { StaffMe } from '@huitou/shared-types/staff/schema.ts';
import type { UseQueryResult } from '@tanstack/react-query';
import { queryClient, routeKey, useApiQuery } from './api.ts';
import { useAuth } from './auth.ts';

/** Who is signed in, with permissions and data scope. */
export const useMe = (): UseQueryResult<StaffMe> => useApiQuery(staffRoutes.me, {});

/** Begins a session with the answer of the sign-in, so that the first page need not ask again. */
export const beginSession = (token: string, me: StaffMe): void => {
  queryClient.clear();
  useAuth.getState().signIn(token);
  useAuth.getState().setPermissions(me.permissions);
  queryClient.setQueryData(routeKey(staffRoutes.me, {}), me);
};
