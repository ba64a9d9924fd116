export { forgetSettings, readSettings } from './read-settings.ts';
export { seedSettings } from './seed-settings.ts';
