import { route } from '@huitou/shared-types/http.ts';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { usePrefs } from '../../lib/prefs.ts';
import { button, click, mount, settle, type } from '../../testing/mount.tsx';
import { ResourceTable } from './resource-table.tsx';

interface Row {
  id: string;
  name: string;
  price: number;
}
const things = route<{ q?: string; cursor?: string; limit?: number }, { items: Row[]; next: string | null }>()({
  method: 'GET',
  path: '/admin/things',
  access: 'staff',
  summary: 'Things',
});

const asked: URL[] = [];
let answer: (url: URL) => { status: number; body: unknown };
const pageOf = (names: string[], next: string | null): { status: number; body: unknown } => ({
  status: 200,
  body: { items: names.map((name, i) => ({ id: name, name, price: i })), next },
});

let close: (() => Promise<void>) | undefined;
beforeEach(() => {
  asked.length = 0;
  usePrefs.setState({ person: '1', tables: {} });
  answer = () => pageOf(['甲', '乙'], null);
  vi.stubGlobal('fetch', async (address: string) => {
    const url = new URL(address, 'http://shop');
    asked.push(url);
    const { status, body } = answer(url);
    return new Response(JSON.stringify(body), { status });
  });
});
afterEach(async () => {
  await close?.();
  vi.unstubAllGlobals();
});

const table = (
  <ResourceTable
    name="things"
    route={things}
    rowKey={(row) => row.id}
    search={[{ name: 'q', label: '名称' }]}
    columns={[
      { key: 'name', title: '名称', required: true, render: (_, row) => row.name },
      { key: 'price', title: '价格', render: (_, row) => row.price },
      { key: 'extra', title: '附加', optional: true, render: () => 'x' },
    ]}
    batch={(rows) => <span className="picked">{rows.map((row) => row.name).join('')}</span>}
    emptyText="还没有东西"
  />
);
const show = async (path = '/'): Promise<Awaited<ReturnType<typeof mount>>> => {
  const shown = await mount(table, path);
  close = shown.unmount;
  await settle(20);
  return shown;
};
const cells = (box: HTMLElement): string[] =>
  [...box.querySelectorAll('tbody .ant-table-row td:nth-child(2)')].map((cell) => cell.textContent ?? '');
const heads = (box: HTMLElement): string[] => [...box.querySelectorAll('thead th')].map((cell) => cell.textContent ?? '').filter(Boolean);

test('filters come from the address and go into it, and the list is asked for them', async () => {
  const { box, address } = await show('/?q=茶&tab=on');
  expect(asked[0]?.searchParams.get('q')).toBe('茶');
  await type(box.querySelector('input[data-search]'), '米');
  await click(button(box, '查询'));
  await settle(20);
  expect(asked.at(-1)?.searchParams.get('q')).toBe('米');
  expect(new URLSearchParams(address().split('?')[1]).get('q')).toBe('米');
  expect(new URLSearchParams(address().split('?')[1]).get('tab')).toBe('on');
  await click(button(box, '重置'));
  await settle(20);
  expect(asked.at(-1)?.searchParams.has('q')).toBe(false);
});

test('walks forward and back by cursors, and begins anew when the filters change', async () => {
  answer = (url) => (url.searchParams.get('cursor') === 'c1' ? pageOf(['丙'], null) : pageOf(['甲', '乙'], 'c1'));
  const { box } = await show();
  expect(cells(box)).toEqual(['甲', '乙']);
  await click(button(box, '下一页'));
  await settle(20);
  expect(cells(box)).toEqual(['丙']);
  expect(button(box, '下一页')?.disabled).toBe(true);
  await click(button(box, '上一页'));
  await settle(20);
  expect(cells(box)).toEqual(['甲', '乙']);
  await click(button(box, '下一页'));
  await settle(20);
  await type(box.querySelector('input[data-search]'), '米');
  await click(button(box, '查询'));
  await settle(20);
  expect(asked.at(-1)?.searchParams.has('cursor')).toBe(false);
});

test('rows ticked on one page stay ticked on the next', async () => {
  answer = (url) => (url.searchParams.get('cursor') === 'c1' ? pageOf(['丙'], null) : pageOf(['甲', '乙'], 'c1'));
  const { box } = await show();
  const tick = (): Promise<void> => click(box.querySelector('.ant-table-row .ant-checkbox-input'));
  await tick();
  expect(box.querySelector('.picked')?.textContent).toBe('甲');
  await click(button(box, '下一页'));
  await settle(20);
  await tick();
  expect(box.querySelector('.picked')?.textContent).toBe('甲丙');
});

test('columns are shown and hidden as the person set them, and required ones stay', async () => {
  usePrefs.setState({
    person: '1',
    tables: { '1:things': { columns: { price: false, extra: true, name: false }, order: ['extra', 'name'] } },
  });
  const { box } = await show();
  expect(heads(box)).toEqual(['附加', '名称']);
});

test('the setting of one person is not that of the next', async () => {
  usePrefs.setState({ person: '2', tables: { '1:things': { columns: { price: false } } } });
  const { box } = await show();
  expect(heads(box)).toEqual(['名称', '价格']);
});

test('an empty list says so, and says otherwise when filters are the reason', async () => {
  answer = () => pageOf([], null);
  const { box } = await show();
  expect(box.textContent).toContain('还没有东西');
  await close?.();
  const filtered = await show('/?q=无');
  expect(filtered.box.textContent).toContain('没有符合条件的数据');
});

test('a refusal is shown with its request number and can be tried again', async () => {
  answer = () => ({ status: 403, body: { code: 'forbidden', message: '没有权限进行此操作', requestId: 'req-7' } });
  const { box } = await show();
  expect(box.textContent).toContain('没有权限进行此操作');
  expect(box.textContent).toContain('req-7');
  answer = () => pageOf(['甲'], null);
  await click(button(box, '重试'));
  await settle(20);
  expect(cells(box)).toEqual(['甲']);
});
