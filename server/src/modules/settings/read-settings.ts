import { settingGroups, type SettingGroup, type Settings } from '@huitou/shared-types/settings/schema.ts';
import { em, json } from '../../platform/db/orm.ts';
import { remember } from '../../platform/remember.ts';
import { Setting } from './setting.entity.ts';

const { read, forget } = remember(async (group: SettingGroup): Promise<unknown> => {
  const row = await em().fork({ keepTransactionContext: true }).findOne(Setting, { group });
  const parsed = settingGroups[group].safeParse(row ? json(row.values) : {});
  return parsed.success ? parsed.data : settingGroups[group].parse({});
});

/** A group of settings with its defaults filled in. At most a second old: staff's change shows everywhere within that. */
export const readSettings = async <G extends SettingGroup>(group: G): Promise<Settings[G]> => (await read(group)) as Settings[G];
/** Forgets what was read, in this process. */
export const forgetSettings = forget;
