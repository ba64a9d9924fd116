import { readFileSync } from 'node:fs';
import path from 'node:path';
import { COMMON_ERRORS, errorCodes, errorStatus, errorText } from '@huitou/shared-types/errors.ts';
import { allPermissions } from '@huitou/shared-types/staff/permissions.ts';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Mounted } from '../../server/src/platform/http/mount.ts';
import { startShop, type TestShop } from '../setup/app.ts';
import { root } from '../setup/servers.ts';
import { declaredRoutes, nameOf } from './all-routes.ts';

let shop: TestShop;
let mounted: readonly Mounted[];
beforeAll(async () => {
  shop = await startShop();
  mounted = (await import('../../server/src/slices.ts')).routes;
});
afterAll(() => shop.stop());

test('every declared route is mounted, and mounted once', async () => {
  const declared = (await declaredRoutes()).map(nameOf).sort();
  expect(declared.length).toBeGreaterThan(120);
  expect(mounted.map(({ route }) => nameOf(route)).sort()).toEqual(declared);
  expect(new Set(declared).size).toBe(declared.length);
});

test('docs/openapi.json is what the routes say', async () => {
  const { openApiDocument } = await import('../../server/src/platform/http/openapi.ts');
  const written = JSON.parse(readFileSync(path.join(root, 'docs/openapi.json'), 'utf8')) as unknown;
  expect(written, 'run npm run openapi').toEqual(JSON.parse(JSON.stringify(await openApiDocument(mounted))));
});

test('routes name known permissions and codes, and no common code twice', () => {
  for (const { route } of mounted) {
    const needed = typeof route.access === 'object' ? [route.access.staff] : [];
    expect(allPermissions, nameOf(route)).toEqual(expect.arrayContaining(needed));
    for (const code of route.errors ?? []) {
      expect(errorCodes, nameOf(route)).toContain(code);
      expect(COMMON_ERRORS, `${nameOf(route)} need not declare ${code}`).not.toContain(code);
    }
  }
});

test('what staff do is under /admin and closed to customers; nothing else is', () => {
  for (const { route } of mounted) {
    const forStaff = route.access === 'staff' || typeof route.access === 'object';
    const isSignIn = route.path === '/admin/sign-in';
    expect(route.path.startsWith('/admin/'), nameOf(route)).toBe(forStaff || isSignIn);
  }
});

test('every code has a status and a Chinese text', () => {
  for (const code of errorCodes) {
    expect(errorText(code), code).toMatch(/\p{Script=Han}/u);
    expect(code === 'network_error' ? 400 : errorStatus(code), code).toBeGreaterThanOrEqual(400);
  }
});

test('the entities are what the migrations make', async () => {
  const { getOrm } = await import('../../server/src/platform/db/orm.ts');
  const statements = (await getOrm().schema.getUpdateSchemaSQL({ wrap: false })).split(';').map((one) => one.trim());
  // The mark of the test schemas is nobody's entity.
  expect(statements.filter((one) => one !== '' && !one.includes('test_made_from'))).toEqual([]);
});
