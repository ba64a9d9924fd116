import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { checkImports } from '../../scripts/check-imports.ts';
import { root } from '../setup/servers.ts';

const planted = mkdtempSync(path.join(os.tmpdir(), 'imports-'));
afterAll(() => rmSync(planted, { recursive: true }));

/** Plants one file in an otherwise empty tree and returns the reasons against it. */
const reasonsFor = (file: string, source: string): string[] => {
  rmSync(planted, { recursive: true });
  mkdirSync(path.join(planted, path.dirname(file)), { recursive: true });
  writeFileSync(path.join(planted, file), source);
  return checkImports(planted).violations.map((violation) => violation.reason);
};

test('this repository keeps the import rule', () => {
  const { files, violations } = checkImports(root);
  expect(violations).toEqual([]);
  expect(files).toBeGreaterThan(20);
});

describe('the import rule bites', () => {
  test.each([
    [
      'a slice on a higher level',
      'server/src/modules/payments/a.ts',
      "import { x } from '../orders/index.ts';",
      /must not import 'orders'/,
    ],
    ['a slice on the same level', 'server/src/modules/cart/a.ts', "import { x } from '../orders/index.ts';", /must not import 'orders'/],
    ['by type as well', 'server/src/modules/cart/a.ts', "import type { X } from '../orders/index.ts';", /must not import 'orders'/],
    [
      'past the door of a slice',
      'server/src/modules/orders/a.ts',
      "import { x } from '../catalog/product.entity.ts';",
      /through its index/,
    ],
    ['a re-export', 'server/src/modules/payments/a.ts', "export { x } from '../orders/index.ts';", /must not import 'orders'/],
    ['a dynamic import', 'server/src/modules/payments/a.ts', "await import('../orders/index.ts');", /must not import 'orders'/],
    [
      'a slice without a level',
      'server/src/modules/gifts/a.ts',
      "import { x } from '../orders/index.ts';",
      /give the slice 'gifts' a level/,
    ],
    ['a slice from the platform', 'server/src/platform/a.ts', "import { x } from '../modules/orders/index.ts';", /knows no slice/],
    [
      'a provider from a slice',
      'server/src/modules/payments/a.ts',
      "import { x } from '../../providers/wechat-pay/index.ts';",
      /declares a port/,
    ],
    ['the sandbox from the server', 'server/src/app.ts', "import { x } from '../../scripts/sandbox/main.ts';", /neither scripts/],
    ['zod in the mini-program', 'miniapp/src/a.tsx', "import { z } from 'zod';", /zod would come/],
    ['a schema by value', 'miniapp/src/a.ts', "import { order } from '@huitou/shared-types/orders/schema.ts';", /import type/],
    ['a schema by value in routes', 'shared-types/src/orders/routes.ts', "import { order } from './schema.ts';", /by type only/],
    ['a library in the contract', 'shared-types/src/a.ts', "import dayjs from 'dayjs';", /only schema\.ts/],
    ['the server from a screen', 'admin-web/src/a.ts', "import { x } from '../../server/src/env.ts';", /its own files/],
    ['the environment', 'server/src/modules/orders/a.ts', 'const port = process.env.PORT;', /process\.env/],
  ])('%s', (_, file, source, reason) => {
    expect(reasonsFor(file, source)).toEqual([expect.stringMatching(reason)]);
  });

  test.each([
    ['a lower slice by its door', 'server/src/modules/orders/a.ts', "import { x } from '../catalog/index.ts';"],
    ['a schema by type', 'miniapp/src/a.ts', "import type { Order } from '@huitou/shared-types/orders/schema.ts';"],
    [
      'words in a comment or text',
      'server/src/modules/payments/a.ts',
      "// import '../orders/index.ts'\nexport const a = 'process.env.PORT';",
    ],
    ['the environment in its one place', 'server/src/env.ts', 'export const port = process.env.PORT;'],
  ])('and lets pass: %s', (_, file, source) => {
    expect(reasonsFor(file, source)).toEqual([]);
  });
});
