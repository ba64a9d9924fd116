export { flashOf } from './channel.queries.ts';
export { insertFlash, type FlashFields } from './save-flash.ts';
