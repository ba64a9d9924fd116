import { route } from '../http.ts';
import type { NoInput, Ok } from '../schema.ts';
import type { AllSettings, ClientConfig, Policy, PolicyIn, SaveSettingsIn } from './schema.ts';

export const settingsRoutes = {
  clientConfig: route<NoInput, ClientConfig>()({
    method: 'GET',
    path: '/client-config',
    access: 'public',
    summary: 'What a client must know before anything else',
  }),
  policy: route<PolicyIn, Policy>()({
    method: 'GET',
    path: '/policies/:kind',
    access: 'public',
    summary: 'Privacy policy or service agreement',
  }),
  all: route<NoInput, AllSettings>()({
    method: 'GET',
    path: '/admin/settings',
    access: { staff: 'settings.view' },
    summary: 'All settings, by group',
  }),
  save: route<SaveSettingsIn, Ok>()({
    method: 'PUT',
    path: '/admin/settings/:group',
    access: { staff: 'settings.edit' },
    summary: 'Save one group',
  }),
};
