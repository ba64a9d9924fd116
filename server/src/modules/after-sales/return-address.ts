import { regionText } from '@huitou/shared-types/customers/region-text.ts';
import { fail } from '../../platform/errors.ts';
import { readSettings } from '../settings/index.ts';
import { readLocation, readLocations } from '../stores/index.ts';
import type { ReturnTo } from './case.entity.ts';

/** Where goods go back to. @throws not_found when there is no such location, or it is switched off */
export const returnAddress = async (locationId: number): Promise<{ locationId: number; to: ReturnTo }> => {
  const [location, settings] = await Promise.all([readLocation(locationId), readSettings('afterSales')]);
  if (!location?.enabled) return fail('not_found', '退货地址不存在或已停用');
  return {
    locationId,
    to: {
      name: `${location.name}${settings.returnName}`,
      phone: location.phone || settings.returnPhone,
      address: `${regionText(location)}${location.detail}`,
    },
  };
};

/** Locations to choose from; those with an address. */
export const returnLocations = async (): Promise<{ id: string; name: string; address: string }[]> =>
  (await readLocations())
    .filter((location) => location.enabled && location.detail !== '')
    .map((location) => ({ id: String(location.id), name: location.name, address: `${regionText(location)}${location.detail}` }));
