import { settingsRoutes } from '@huitou/shared-types/settings/routes.ts';
import { allSettings, clientConfig, policy, policyIn, saveSettingsIn } from '@huitou/shared-types/settings/schema.ts';
import { noInput, ok } from '@huitou/shared-types/schema.ts';
import { mount, type Mounted } from '../../platform/http/mount.ts';
import { saveSettings } from './save-settings.ts';
import * as queries from './settings.queries.ts';

export const routes: Mounted[] = [
  mount(settingsRoutes.clientConfig, { in: noInput, out: clientConfig }, queries.clientConfig),
  mount(settingsRoutes.policy, { in: policyIn, out: policy }, queries.policy),
  mount(settingsRoutes.all, { in: noInput, out: allSettings }, queries.allSettings),
  mount(settingsRoutes.save, { in: saveSettingsIn, out: ok }, saveSettings),
];
