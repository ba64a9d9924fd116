import { em } from '../../platform/db/orm.ts';
import { remember } from '../../platform/remember.ts';
import { LocationEntity } from './location.entity.ts';

export interface Location {
  readonly id: number;
  readonly name: string;
  readonly kind: 'warehouse' | 'store';
  readonly province: string;
  readonly city: string;
  readonly district: string;
  readonly detail: string;
  readonly phone: string;
  readonly hours: string;
  readonly latitude: number | null;
  readonly longitude: number | null;
  /** Orders can be picked up there. */
  readonly pickup: boolean;
  /** Its stock may be shipped to whoever orders. */
  readonly sells: boolean;
  /** Lower is taken first. */
  readonly priority: number;
  readonly enabled: boolean;
}

const load = async (): Promise<Location[]> => {
  const rows = await em()
    .fork({ keepTransactionContext: true })
    .findAll(LocationEntity, { orderBy: { priority: 'asc', id: 'asc' } });
  return rows.map(({ createdAt: _created, updatedAt: _updated, ...row }) => ({
    ...row,
    latitude: row.latitude ?? null,
    longitude: row.longitude ?? null,
  }));
};

const { read, forget } = remember(load);
/** All locations, first choice first. At most a second old; one read a second and process, however many ask. */
export const readLocations = read;
/** One location, null when there is none. At most a second old. */
export const readLocation = async (id: number): Promise<Location | null> =>
  (await readLocations()).find((location) => location.id === id) ?? null;
/** Forgets what was read, in this process. */
export const forgetLocations = forget;
