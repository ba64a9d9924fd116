import path from 'node:path';

/** The checkout. */
export const root = path.resolve(import.meta.dirname, '../..');

/** Where the tests' private servers live: beside the demo shop's, on other ports, with no wait for the disk at commit. */
export const testServers = {
  data: process.env.TEST_DATA_DIR ?? '.data/test',
  dbPort: Number(process.env.TEST_DB_PORT ?? 13406),
  redisPort: Number(process.env.TEST_REDIS_PORT ?? 16479),
  durable: false,
};
