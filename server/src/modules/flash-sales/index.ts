export { flashOf } from './channel.queries.ts';
export { seedFlash } from './run-flash.ts';
export type { FlashFields } from './save-flash.ts';
