import type { TestProject } from 'vitest/node';
import { up } from '../../scripts/devdb.mjs';
import { testServers } from './servers.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** The private MariaDB and Redis of the tests; claim a schema with `claimDatabase()` instead of using these directly. */
    testServers: { databaseUrl: string; redisUrl: string };
  }
}

/**
 * Once a run and project: one MariaDB and one Redis for all tests. They stay up for the next run; `npm test` stops them at its end.
 * TEST_DATABASE_URL names another server instead, MySQL 8 for example; its user must be allowed to make schemas.
 */
export default async function setup(project: TestProject): Promise<void> {
  const { databaseUrl, redisUrl } = await up(testServers);
  project.provide('testServers', { databaseUrl: process.env.TEST_DATABASE_URL ?? databaseUrl, redisUrl });
}
