import { useQuery } from '@tanstack/react-query';
import { useDidShow } from '@tarojs/taro';
import { useState } from 'react';
import { storeRoutes } from '@huitou/shared-types/stores/routes.ts';
import type { Address } from '@huitou/shared-types/customers/schema.ts';
import type { DeliveryIn } from '@huitou/shared-types/pricing/schema.ts';
import type { PickupStores } from '@huitou/shared-types/stores/schema.ts';
import { takePicked } from '@/features/addresses/picked';
import { useAddresses } from '@/features/addresses/queries';
import { keys } from '@/features/queries';
import { useShop } from '@/features/shop/use-shop';
import { api } from '@/platform/request';

export type PickupStore = PickupStores['items'][number];
export interface Delivery {
  kind: 'express' | 'pickup';
  setKind: (kind: 'express' | 'pickup') => void;
  /** The ways that the shop offers. */
  kinds: readonly ('express' | 'pickup')[];
  address: Address | undefined;
  store: PickupStore | undefined;
  stores: readonly PickupStore[];
  setStoreId: (id: string) => void;
  /** Addresses and shop are known, so that a quote may be asked for. */
  ready: boolean;
  input: DeliveryIn;
}

/** How the order shall reach the customer: the default address, or the one chosen; the nearest store, or the one chosen. */
export const useDelivery = (): Delivery => {
  const shop = useShop();
  const addresses = useAddresses();
  const kinds = (['express', 'pickup'] as const).filter((kind) =>
    kind === 'express' ? shop?.expressEnabled !== false : shop?.pickupEnabled === true,
  );
  const [wanted, setKind] = useState<'express' | 'pickup'>('express');
  const kind = kinds.includes(wanted) ? wanted : (kinds[0] ?? 'express');
  const [addressId, setAddressId] = useState<string>();
  const [storeId, setStoreId] = useState<string>();
  const stores = useQuery({
    queryKey: keys.stores,
    queryFn: async () => (await api(storeRoutes.pickupStores, {})).items,
    enabled: kind === 'pickup',
  });
  useDidShow(() => {
    const picked = takePicked();
    if (picked) setAddressId(picked);
    void addresses.refetch();
  });
  const address = addresses.data?.find(({ id }) => id === addressId) ?? addresses.data?.find((one) => one.isDefault) ?? addresses.data?.[0];
  const store = stores.data?.find(({ id }) => id === storeId) ?? stores.data?.[0];
  const input: DeliveryIn =
    kind === 'express' ? { kind, ...(address ? { addressId: address.id } : {}) } : { kind, ...(store ? { storeId: store.id } : {}) };
  const ready = shop !== undefined && addresses.data !== undefined && (kind === 'express' || stores.data !== undefined);
  return { kind, setKind, kinds, address, store, stores: stores.data ?? [], setStoreId, ready, input };
};
