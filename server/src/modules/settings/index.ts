export { forgetSettings, readSettings } from './read-settings.ts';
export { saveSettings } from './save-settings.ts';
export { seedSettings } from './seed-settings.ts';
