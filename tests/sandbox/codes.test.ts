import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createSandbox, type Sandbox } from '../../scripts/sandbox/index.ts';
import { accessToken } from './merchant.ts';

let sandbox: Sandbox;
beforeAll(async () => {
  sandbox = await createSandbox({ settings: { pages: ['packages/goods/detail'] } });
});
afterAll(() => sandbox.close());

const ask = async (body: object) =>
  fetch(`${sandbox.url}/wxa/getwxacodeunlimit?access_token=${await accessToken(sandbox)}`, { method: 'POST', body: JSON.stringify(body) });

test.each([
  [{}, 'jpeg', 430],
  [{ is_hyaline: true, width: 280 }, 'png', 280],
] as const)('a code is an image: %o', async (extra, format, width) => {
  const response = await ask({ scene: 'p=12&r=7', page: 'packages/goods/detail', ...extra });
  expect(response.headers.get('content-type')).toBe(`image/${format}`);
  expect(await sharp(Buffer.from(await response.arrayBuffer())).metadata()).toMatchObject({ format, width });
});

describe('refuses, as JSON,', () => {
  test.each<[string, object, number]>([
    ['a scene of 33 characters', { scene: 's'.repeat(33) }, 40129],
    ['Chinese in the scene', { scene: '商品' }, 40129],
    ['a percent sign in the scene', { scene: 'a%20b' }, 40129],
    ['no scene', { scene: '' }, 40129],
    ['a leading slash', { scene: 'a', page: '/packages/goods/detail' }, 41030],
    ['a query in the page', { scene: 'a', page: 'packages/goods/detail?id=1' }, 41030],
    ['a page not released', { scene: 'a', page: 'packages/goods/new' }, 41030],
    ['a width of 100', { scene: 'a', width: 100 }, 40097],
    ['an unknown version', { scene: 'a', env_version: 'beta' }, 40097],
  ])('%s', async (_name, body, errcode) => {
    const response = await ask(body);
    expect(response.headers.get('content-type')).toContain('application/json');
    expect(((await response.json()) as { errcode: number }).errcode).toBe(errcode);
  });

  test('but check_path: false lets an unreleased page through', async () => {
    expect((await ask({ scene: 'a', page: 'packages/goods/new', check_path: false })).headers.get('content-type')).toBe('image/jpeg');
  });
});
