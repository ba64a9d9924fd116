import { useQuery } from '@tanstack/react-query';
import { regionText } from '@huitou/shared-types/customers/region-text.ts';
import { customerRoutes } from '@huitou/shared-types/customers/routes.ts';
import type { Address } from '@huitou/shared-types/customers/schema.ts';
import { api } from '@/platform/request';
import { keys } from '../queries';
import { useSignedIn } from '../session/use-me';

export const useAddresses = () => {
  const signedIn = useSignedIn();
  return useQuery({ queryKey: keys.addresses, queryFn: async () => (await api(customerRoutes.addresses)).items, enabled: signedIn });
};

type Place = Pick<Address, 'province' | 'city' | 'district' | 'street'>;

/** `浙江省杭州市余杭区仓前街道`; a municipality is not said twice. */
export const placeText = (place: Place): string => regionText(place) + place.street;
