import { fail } from '../../platform/errors.ts';
import type { StaffCall } from '../../platform/http/mount.ts';
import { type Location, readLocation } from '../stores/index.ts';

/** Whether a location is in the staff member's data scope. */
export const inScope = (call: StaffCall, locationId: number): boolean =>
  call.actor.locationIds === null || call.actor.locationIds.includes(locationId);

/** The location, when it exists and is in the staff member's scope. @throws not_found */
export const scopedLocation = async (call: StaffCall, locationId: number): Promise<Location> => {
  const location = await readLocation(locationId);
  return location && inScope(call, locationId) ? location : fail('not_found', '仓库或门店不存在');
};

/** Locations to show: those in scope, or the one asked for if it is among them. Null is all; an empty list is none. */
export const shownLocationIds = (call: StaffCall, asked: number | undefined): readonly number[] | null => {
  if (asked === undefined) return call.actor.locationIds;
  return inScope(call, asked) ? [asked] : [];
};

/** The location may take part in new business. @throws invalid_input */
export const refuseDisabled = (location: Location): void => {
  if (!location.enabled) fail('invalid_input', `${location.name}已停用`);
};
