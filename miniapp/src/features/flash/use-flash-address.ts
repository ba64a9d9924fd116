import { useDidShow } from '@tarojs/taro';
import { useState } from 'react';
import type { Address } from '@huitou/shared-types/customers/schema.ts';
import { takePicked } from '../addresses/picked';
import { useAddresses } from '../addresses/queries';

/** Where the goods shall go, settled before the rush: the address picked here, else the default one, else the only one. */
export const useFlashAddress = (): { address: Address | undefined; known: boolean } => {
  const addresses = useAddresses();
  const [pickedId, setPickedId] = useState<string>();
  useDidShow(() => {
    const picked = takePicked();
    if (!picked) return;
    setPickedId(picked);
    void addresses.refetch();
  });
  const items = addresses.data ?? [];
  const address = items.find(({ id }) => id === pickedId) ?? items.find(({ isDefault }) => isDefault) ?? items[0];
  return { address, known: addresses.data !== undefined };
};
