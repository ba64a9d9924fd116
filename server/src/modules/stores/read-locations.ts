import { em } from '../../platform/db/orm.ts';
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

const FRESH_MS = 1_000;
let cache: { rows: Promise<Location[]>; until: number } | undefined;

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

/** All locations, first choice first. At most a second old; one read a second and process, however many ask. */
export const readLocations = (): Promise<Location[]> => {
  if (cache && cache.until > Date.now()) return cache.rows;
  const rows = load();
  // Read on the connection of a transaction: nobody else may depend on how that ends.
  if (em().isInTransaction()) return rows;
  const mine = { rows, until: Date.now() + FRESH_MS };
  cache = mine;
  rows.catch(() => {
    if (cache === mine) cache = undefined;
  });
  return rows;
};
/** One location, null when there is none. At most a second old. */
export const readLocation = async (id: number): Promise<Location | null> =>
  (await readLocations()).find((location) => location.id === id) ?? null;
/** Forgets what was read, in this process. */
export const forgetLocations = (): void => {
  cache = undefined;
};
