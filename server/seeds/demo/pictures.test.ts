import { mkdtemp, readdir, readFile, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import sharp from 'sharp';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { categories, products } from './catalogue.ts';
import { bannerFile, banners, categoryIcon, productPictures, renderPictures } from './pictures.ts';

const few = products.filter((product) => ['F002', 'W001'].includes(product.code));
let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'huitou-pictures-'));
  await renderPictures(folder, few);
}, 60_000);
afterAll(() => rm(folder, { recursive: true, force: true }));

test('every promised picture is there, small and of its size', async () => {
  const names = few.flatMap((product) => {
    const { gallery, bySpecValue } = productPictures(product);
    return [...gallery, ...Object.values(bySpecValue)];
  });
  expect(names).toHaveLength(11);
  for (const name of names) {
    expect((await stat(join(folder, name))).size, name).toBeLessThan(60 * 1024);
    expect(await sharp(join(folder, name)).metadata(), name).toMatchObject({ format: 'webp', width: 800, height: 800 });
  }
  const files = await readdir(folder);
  for (const banner of banners) expect(files).toContain(bannerFile(banner.code));
  for (const top of categories) for (const category of [top, ...top.children]) expect(files).toContain(categoryIcon(category.code));
  expect(files.filter((file) => file.endsWith('.part'))).toEqual([]);
});

test('a second run draws only what is missing, and draws it the same', async () => {
  expect(await renderPictures(folder, few)).toBe(0);
  const path = join(folder, 'W001-2.webp');
  const before = await readFile(path);
  await rm(path);
  expect(await renderPictures(folder, few)).toBe(1);
  expect(before.equals(await readFile(path))).toBe(true);
}, 30_000);

test('banners show goods that are on sale and lead somewhere', () => {
  const places = new Set([
    ...products.map((product) => product.code),
    ...categories.flatMap((top) => top.children.map((child) => child.code)),
  ]);
  for (const banner of banners) {
    expect(places).toContain(banner.link.code);
    for (const code of banner.products) expect(products.find((product) => product.code === code)?.status).toBe('on');
  }
});
