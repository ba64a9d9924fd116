import { useQuery } from '@tanstack/react-query';
import { clientConfig } from '@/platform/config';
import { keys } from '../queries';

/** Name, service phone, notice and switches of the shop. */
export const useShop = () => useQuery({ queryKey: keys.shop, queryFn: clientConfig, staleTime: Number.POSITIVE_INFINITY }).data;
