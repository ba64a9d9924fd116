import { settingGroups, type SettingGroup, type Settings } from '@huitou/shared-types/settings/schema.ts';
import { em, json } from '../../platform/db/orm.ts';
import { Setting } from './setting.entity.ts';

const FRESH_MS = 1_000;
/** Inside a transaction its own connection is used: waiting for a second one while holding locks would stop everybody when the pool is used up. */
const ownConnection = { keepTransactionContext: true };
const cache = new Map<SettingGroup, { values: unknown; until: number }>();

/** A group of settings with its defaults filled in. At most a second old: staff's change shows everywhere within that. */
export const readSettings = async <G extends SettingGroup>(group: G): Promise<Settings[G]> => {
  const known = cache.get(group);
  if (known && known.until > Date.now()) return known.values as Settings[G];
  const row = await em().fork(ownConnection).findOne(Setting, { group });
  const parsed = settingGroups[group].safeParse(row ? json(row.values) : {});
  const values = parsed.success ? parsed.data : settingGroups[group].parse({});
  cache.set(group, { values, until: Date.now() + FRESH_MS });
  return values as Settings[G];
};
/** Forgets what was read, in this process. */
export const forgetSettings = (): void => cache.clear();
