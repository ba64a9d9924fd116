import type { Location, Locations, saveLocationIn } from '@huitou/shared-types/stores/schema.ts';
import type { z } from 'zod';
import { now } from '../../platform/clock.ts';
import { em } from '../../platform/db/orm.ts';
import { isDuplicate, transact } from '../../platform/db/transact.ts';
import { fail, must } from '../../platform/errors.ts';
import type { StaffCall } from '../../platform/http/mount.ts';
import { publish } from '../../platform/queue/events.ts';
import { recordAudit } from '../audit/index.ts';
import { LocationEntity } from './location.entity.ts';
import { usesOfLocation } from './location-use.ts';
import { forgetLocations, readLocations, type Location as LocationRow } from './read-locations.ts';

type Fields = z.output<typeof saveLocationIn>;

const locationView = (row: LocationRow | LocationEntity): Location => ({
  ...row,
  id: String(row.id),
  latitude: row.latitude ?? null,
  longitude: row.longitude ?? null,
});

/** Locations in the staff member's scope. */
export const listLocations = async (_: object, call: StaffCall): Promise<Locations> => {
  const scope = call.actor.locationIds;
  return { items: (await readLocations()).filter(({ id }) => scope === null || scope.includes(id)).map(locationView) };
};

const saved = async (work: () => Promise<LocationEntity>): Promise<Location> => {
  try {
    const row = await transact(work);
    forgetLocations();
    return locationView(row);
  } catch (error) {
    if (isDuplicate(error)) fail('conflict', '已有同名的仓库或门店');
    throw error;
  }
};
const refuseImpossible = (fields: Fields): void => {
  if (fields.pickup && fields.kind !== 'store') fail('invalid_input', '只有门店可以自提');
  if (fields.pickup && (fields.city === '' || fields.detail === '')) fail('invalid_input', '自提门店请填写地址');
};

/** @throws conflict when the name is taken */
export const createLocation = async (fields: Fields, call: StaffCall): Promise<Location> => {
  refuseImpossible(fields);
  // Someone who may see some locations only must not make one that they would not see.
  if (call.actor.locationIds !== null) fail('forbidden');
  return saved(async () => {
    const row = em().create(LocationEntity, { ...fields, createdAt: now(), updatedAt: now() });
    await em().persist(row).flush();
    await recordAudit(call.actor, {
      action: 'location.create',
      subject: 'location',
      subjectId: row.id,
      summary: `新增${fields.kind === 'store' ? '门店' : '仓库'}：${fields.name}`,
      after: fields,
    });
    return row;
  });
};

/** @throws conflict when the name is taken; location_in_use when it is to be disabled while stock or transfers are left */
export const updateLocation = async ({ id, ...fields }: Fields & { id: number }, call: StaffCall): Promise<Location> => {
  refuseImpossible(fields);
  if (call.actor.locationIds !== null && !call.actor.locationIds.includes(id)) fail('not_found');
  return saved(async () => {
    const row = must(await em().findOne(LocationEntity, { id }));
    const { id: _, createdAt: _created, updatedAt: _updated, ...before } = row;
    if (row.enabled && !fields.enabled) {
      const uses = await usesOfLocation(id);
      if (uses.length > 0) fail('location_in_use', `${row.name}${uses.join('，')}，不能停用`);
    }
    em().assign(row, { ...fields, updatedAt: now() });
    await em().flush();
    await publish('location.changed', { locationId: id });
    await recordAudit(call.actor, {
      action: 'location.update',
      subject: 'location',
      subjectId: id,
      summary: `修改仓库门店：${fields.name}`,
      before: { ...before },
      after: fields,
    });
    return row;
  });
};
