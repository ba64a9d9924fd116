import path from 'node:path';
import { defineConfig } from 'vitest/config';

// One project an area: `npm test -- races` runs the project `races`. Every project that touches the database gets the same two private
// servers; each test process claims a schema and a Redis database of its own there (tests/setup/database.ts).
// One more try on a busy build machine; the report names what needed it. At home a flaky test fails at once.
const retry = process.env.CI ? 1 : 0;
// Collecting garbage costs a test process a fifth of its time when it begins while the server's modules still come in and helpers share the
// work: all processors are busy anyway.
const execArgv = ['--initial-heap-size=400', '--single-threaded-gc'];
const withDatabase = {
  retry,
  globalSetup: ['./tests/setup/global.ts'],
  environment: 'node',
  pool: 'forks' as const,
  execArgv,
  testTimeout: 30_000,
  hookTimeout: 60_000,
};

export default defineConfig({
  test: {
    projects: [
      {
        test: {
          name: 'unit',
          include: [
            'server/src/**/*.test.ts',
            'server/seeds/**/*.test.ts',
            'shared-types/src/**/*.test.ts',
            'scripts/{lib,bench}/**/*.test.ts',
          ],
          environment: 'node',
          isolate: false,
        },
      },
      // Most of an API test is waiting for disk and sockets: three at a time pay off even on two cores. Files take turns in a process, which
      // loads the server once; `startShop` makes it forget the shop of the file before.
      {
        test: {
          name: 'api',
          include: ['tests/api/**/*.test.ts', 'tests/load/**/*.load.test.ts'],
          ...withDatabase,
          maxWorkers: 3,
          isolate: false,
        },
      },
      // a race needs the whole machine: one file at a time
      {
        test: {
          name: 'races',
          include: ['tests/races/**/*.test.ts'],
          ...withDatabase,
          testTimeout: 120_000,
          fileParallelism: false,
          isolate: false,
        },
      },
      {
        test: {
          name: 'stories',
          include: ['tests/stories/**/*.test.ts'],
          ...withDatabase,
          testTimeout: 60_000,
          fileParallelism: false,
          isolate: false,
        },
      },
      // Attacks and ordinary people against a real server, for figures: `npm run attack`; without a size it is the small rush
      // among the API tests.
      {
        test: {
          name: 'load',
          include: ['tests/load/**/*.load.test.ts'],
          ...withDatabase,
          retry: 0,
          fileParallelism: false,
        },
      },
      { test: { name: 'contract', include: ['tests/contract/**/*.test.ts'], ...withDatabase, fileParallelism: false, isolate: false } },
      {
        test: {
          name: 'sandbox',
          include: ['tests/sandbox/**/*.test.ts', 'scripts/sandbox/**/*.test.ts'],
          environment: 'node',
          // They wait for clocks and lost replies.
          maxWorkers: 4,
          isolate: false,
          testTimeout: 30_000,
        },
      },
      {
        test: {
          name: 'weapp',
          include: ['tests/weapp/**/*.test.ts'],
          ...withDatabase,
          testTimeout: 60_000,
          fileParallelism: false,
          isolate: false,
        },
      },
      {
        test: {
          name: 'e2e',
          retry,
          include: ['tests/e2e/**/*.test.ts'],
          globalSetup: ['./tests/setup/shop.ts'],
          environment: 'node',
          testTimeout: 120_000,
          hookTimeout: 120_000,
          fileParallelism: false,
          maxConcurrency: 5,
        },
      },
      {
        root: './miniapp',
        resolve: {
          alias: { '@': path.resolve(import.meta.dirname, 'miniapp/src') },
          extensions: ['.h5.tsx', '.h5.ts', '.tsx', '.ts', '.mjs', '.js', '.json'],
        },
        test: { name: 'miniapp', include: ['src/**/*.test.{ts,tsx}'], environment: 'jsdom', isolate: false },
      },
      {
        root: './admin-web',
        test: { name: 'admin', include: ['src/**/*.test.{ts,tsx}'], environment: 'jsdom', testTimeout: 20_000, isolate: false },
      },
    ],
  },
});
