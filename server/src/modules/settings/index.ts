export { forgetSettings, readSettings } from './read-settings.ts';
