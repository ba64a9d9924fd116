import { afterEach, expect, test, vi } from 'vitest';
import { fakeApi } from '../../../testing/fake-api.ts';
import { mount, settle } from '../../../testing/mount.tsx';
import ReasonsPage from './page.tsx';

afterEach(() => {
  document.body.replaceChildren();
  vi.unstubAllGlobals();
});

const nothing = {
  total: { cases: 0, pieces: 0, amount: 0, damaged: 0, missing: 0 },
  sold: 0,
  perThousand: 0,
  rows: [],
  series: [],
};
const shown = async (address: string, permissions: readonly string[]) => {
  const calls = fakeApi(({ url }) => {
    if (url.pathname.endsWith('/statistics')) return nothing;
    return { items: url.pathname === '/admin/suppliers' ? [{ name: '阳江刃匠五金制品有限公司', products: 2 }] : [] };
  }, permissions);
  const { box, unmount } = await mount(<ReasonsPage />, address);
  await settle(20);
  const seen = { picked: box.querySelector('[aria-label="供应商"]')?.closest('.ant-select')?.textContent ?? null, calls };
  await unmount();
  return seen;
};

test('the reasons of one supplier, or of goods without one, are asked for by the address', async () => {
  const { picked, calls } = await shown('/?supplier=-', ['*']);
  expect(picked).toContain('未填供应商');
  const asked = calls.filter(({ url }) => url.pathname.endsWith('/statistics')).map(({ url }) => url.searchParams);
  expect(asked.map((query) => [query.get('by'), query.get('supplier')])).toEqual([['reason', '-']]);
});

test('staff who may not see products are not offered suppliers, and nothing is asked for in vain', async () => {
  const { picked, calls } = await shown('/', ['aftersales.view']);
  expect(picked).toBeNull();
  expect(calls.some(({ url }) => url.pathname === '/admin/suppliers')).toBe(false);
});
