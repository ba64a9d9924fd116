import { useState, type ReactElement } from 'react';
import { afterEach, expect, test, vi } from 'vitest';
import { fakeApi } from '../../testing/fake-api.ts';
import { button, click, mount, settle } from '../../testing/mount.tsx';
import { ScopePicker } from './scope-picker.tsx';
import { scopeProblem, scopeText, tidyScope, wholeShop, type ScopeValue } from './scope-value.ts';

let close: (() => Promise<void>) | undefined;
afterEach(async () => {
  await close?.();
  vi.unstubAllGlobals();
});

test('a scope is told in words, and what is wrong with it too', () => {
  const some: ScopeValue = { ...wholeShop(), all: false, brandIds: ['1'], skuIds: ['4', '5'] };
  expect(scopeText(some)).toBe('1 个品牌、2 个规格');
  expect(scopeProblem(some)).toBeNull();
  expect(scopeProblem({ ...some, brandIds: [], skuIds: [] })).toContain('请至少选择');
  expect(scopeProblem({ ...some, exclude: { ...some.exclude, brandIds: ['1'] } })).toContain('排除优先');
  expect(tidyScope({ ...some, all: true }).brandIds).toEqual([]);
});

test('kept ids are shown by name, what has left the shelf is marked, and one can be taken away', async () => {
  fakeApi(({ url }) =>
    url.pathname === '/admin/goods'
      ? {
          products: [
            { id: '1', name: '龙井茶', picture: '', price: 100, onSale: true },
            { id: '2', name: '旧茶杯', picture: '', price: 100, onSale: false },
          ],
          skus: [],
        }
      : { items: [] },
  );
  const first: ScopeValue = { ...wholeShop(), all: false, productIds: ['1', '2'] };
  const told: ScopeValue[] = [];
  const Page = (): ReactElement => {
    const [value, setValue] = useState(first);
    const change = (next: ScopeValue): void => {
      told.push(next);
      setValue(next);
    };
    return <ScopePicker value={value} onChange={change} />;
  };
  const shown = await mount(<Page />);
  close = shown.unmount;
  await settle(50);
  const tags = [...shown.box.querySelectorAll('.ant-tag')];
  expect(tags.map((tag) => tag.textContent)).toEqual(['龙井茶', '旧茶杯（未上架）']);
  await click(tags[1]?.querySelector('.ant-tag-close-icon'));
  expect(told.at(-1)?.productIds).toEqual(['1']);
  await click(button(shown.box, '+ 排除部分商品'));
  expect(shown.box.textContent).toContain('排除优先于适用');
});
