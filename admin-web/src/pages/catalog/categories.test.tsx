import type { AdminCategory } from '@huitou/shared-types/catalog/schema.ts';
import { afterEach, expect, test, vi } from 'vitest';
import { fakeApi } from '../../testing/fake-api.ts';
import { click, mount, settle } from '../../testing/mount.tsx';
import Categories from './categories.tsx';

let close: (() => Promise<void>) | undefined;
afterEach(async () => {
  await close?.();
  vi.unstubAllGlobals();
});

const tea: AdminCategory = {
  id: '3',
  name: '茶',
  icon: '',
  sort: 1,
  visible: true,
  taxCode: '1030201010000000000',
  taxRate: 900,
  taxMark: 'normal',
  products: 2,
  children: [],
};

test('hiding a category leaves the rest of it as it was, its tax too', async () => {
  const calls = fakeApi(({ method }) => (method === 'GET' ? { items: [tea] } : tea));
  const { box, unmount } = await mount(<Categories />);
  close = unmount;
  await settle(30);
  await click(box.querySelector('[aria-label="茶 显示"]'));
  await settle(30);
  expect(calls.find(({ method }) => method !== 'GET')?.body).toEqual({
    parentId: null,
    name: '茶',
    icon: '',
    sort: 1,
    visible: false,
    taxCode: '1030201010000000000',
    taxRate: 900,
    taxMark: 'normal',
  });
});
