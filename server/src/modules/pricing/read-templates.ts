import { em, json } from '../../platform/db/orm.ts';
import { remember } from '../../platform/remember.ts';
import type { Template } from './compute-freight.ts';
import { FreightTemplateEntity } from './freight-template.entity.ts';

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

const { read, forget } = remember(load);
/** All freight templates. At most a second old: staff's change shows everywhere within that. */
export const readTemplates = read;
/** Forgets what was read, in this process. */
export const forgetTemplates = forget;
