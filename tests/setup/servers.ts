import path from 'node:path';

export { testServers } from '../../scripts/lib/test-shop.mjs';

/** The checkout. */
export const root = path.resolve(import.meta.dirname, '../..');
