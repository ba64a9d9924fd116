import { em, json } from '../../platform/db/orm.ts';
import type { Template } from './compute-freight.ts';
import { FreightTemplateEntity } from './freight-template.entity.ts';

const FRESH_MS = 1_000;
let cache: { rows: Promise<Template[]>; until: number } | undefined;

export const templateOf = (row: FreightTemplateEntity): Template => ({
  id: row.id,
  name: row.name,
  by: row.basis,
  fallback: json(row.fallback),
  rules: json(row.rules),
  excluded: json(row.excluded),
  isDefault: row.isDefault,
});
const load = async (): Promise<Template[]> =>
  (
    await em()
      .fork({ keepTransactionContext: true })
      .findAll(FreightTemplateEntity, { orderBy: { id: 'asc' } })
  ).map(templateOf);

/** All freight templates. At most a second old: staff's change shows everywhere within that. */
export const readTemplates = (): Promise<Template[]> => {
  if (cache && cache.until > Date.now()) return cache.rows;
  // Read on the connection of a transaction: nobody else may depend on how that ends.
  if (em().isInTransaction()) return load();
  const mine = { rows: load(), until: Date.now() + FRESH_MS };
  cache = mine;
  mine.rows.catch(() => {
    if (cache === mine) cache = undefined;
  });
  return mine.rows;
};
/** Forgets what was read, in this process. */
export const forgetTemplates = (): void => {
  cache = undefined;
};
