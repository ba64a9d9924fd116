import type { saveLocationIn } from '@huitou/shared-types/stores/schema.ts';
import type { z } from 'zod';
import { now } from '../../platform/clock.ts';
import { em } from '../../platform/db/orm.ts';
import { LocationEntity } from './location.entity.ts';
import { forgetLocations } from './read-locations.ts';

/** Adds the locations that are not there yet, by name. Answers all of the given ones: name → id. */
export const seedLocations = async (rows: readonly z.output<typeof saveLocationIn>[]): Promise<Map<string, number>> => {
  const known = new Map((await em().findAll(LocationEntity)).map((row) => [row.name, row.id]));
  const fresh = rows
    .filter((row) => !known.has(row.name))
    .map((row) => em().create(LocationEntity, { ...row, createdAt: now(), updatedAt: now() }));
  await em().persist(fresh).flush();
  for (const row of fresh) known.set(row.name, row.id);
  forgetLocations();
  return known;
};
