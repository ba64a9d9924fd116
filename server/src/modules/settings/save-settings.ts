import { settingGroups, type SettingGroup } from '@huitou/shared-types/settings/schema.ts';
import { now } from '../../platform/clock.ts';
import type { StaffCall } from '../../platform/http/mount.ts';
import { em } from '../../platform/db/orm.ts';
import { transact } from '../../platform/db/transact.ts';
import { fail } from '../../platform/errors.ts';
import { recordAudit } from '../audit/index.ts';
import { forgetSettings, readSettings } from './read-settings.ts';
import { Setting } from './setting.entity.ts';

/** Saves one group whole. @throws invalid_input naming the field */
export const saveSettings = async (
  input: { group: SettingGroup; values: Record<string, unknown> },
  call: StaffCall,
): Promise<{ ok: true }> => {
  const parsed = settingGroups[input.group].strict().safeParse(input.values);
  if (!parsed.success)
    return fail(
      'invalid_input',
      parsed.error.issues[0]?.message,
      parsed.error.issues.map((i) => ({ path: i.path.join('.'), message: i.message })),
    );
  const before = await readSettings(input.group);
  await transact(async () => {
    await em().upsert(Setting, { group: input.group, values: parsed.data, updatedAt: now() });
    await recordAudit(call.actor, {
      action: 'settings.save',
      subject: 'settings',
      subjectId: input.group,
      summary: `修改设置：${input.group}`,
      before,
      after: parsed.data,
    });
  });
  forgetSettings();
  return { ok: true };
};
