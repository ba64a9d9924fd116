import { settingGroups, type SettingGroup, type Settings } from '@huitou/shared-types/settings/schema.ts';
import { em } from '../../platform/db/orm.ts';
import { now } from '../../platform/clock.ts';
import { Setting } from './setting.entity.ts';

/** Writes groups of settings for a new shop, in the caller's transaction; what is not given keeps its default. Returns how many groups. */
export const seedSettings = async (groups: { readonly [G in SettingGroup]?: Partial<Settings[G]> }): Promise<number> => {
  const entries = Object.entries(groups) as [SettingGroup, Record<string, unknown>][];
  for (const [group, values] of entries)
    await em().upsert(Setting, { group, values: settingGroups[group].strict().parse(values), updatedAt: now() });
  return entries.length;
};
