import { useQuery } from '@tanstack/react-query';
import { customerRoutes } from '@huitou/shared-types/customers/routes.ts';
import { api } from '@/platform/request';
import { useSession } from '@/platform/session';
import { keys } from '../queries';

export const useSignedIn = (): boolean => useSession((session) => session.token !== null);

/** The account of whoever is signed in. */
export const useMe = () => {
  const signedIn = useSignedIn();
  return useQuery({ queryKey: keys.me, queryFn: () => api(customerRoutes.me), enabled: signedIn });
};
