import { antiBotDefaults, judgementSample } from '../../testing/sample-judgement.ts';
import { afterEach, expect, test, vi } from 'vitest';
import { fakeApi } from '../../testing/fake-api.ts';
import { button, click, mount, settle } from '../../testing/mount.tsx';
import { JudgementView } from './judgement-view.tsx';
import Rules from './rules.tsx';

let close: (() => Promise<void>) | undefined;
afterEach(async () => {
  await close?.();
  vi.unstubAllGlobals();
});
const show = async (element: Parameters<typeof mount>[0]): Promise<HTMLElement> => {
  const shown = await mount(element, '/risk');
  close = shown.unmount;
  await settle(20);
  return shown.box;
};

test('a judgement shows what counted first, with value, limit, weight and points; the rest is folded away', async () => {
  fakeApi(() => ({ sessions: [] }));
  const box = await show(<JudgementView data={judgementSample} />);
  const text = box.textContent ?? '';
  expect(text).toContain('得分 85');
  expect(text).toContain('没有浏览商品');
  expect(text).toContain('一机多号');
  expect(text).toContain('11 个账号');
  expect(text).not.toContain('点击过快');
  await click(button(box, '另有 1 项未计分'));
  expect(box.textContent).toContain('点击过快');
});

test('who may only look sees no buttons', async () => {
  fakeApi(() => ({}), ['risk.view']);
  const box = await show(<JudgementView data={judgementSample} />);
  expect(button(box, '标记误判')).toBeUndefined();
  expect(button(box, '加入黑名单')).toBeUndefined();
});

test('rules are saved only when something changed, and tried as they stand on the screen', { timeout: 60_000 }, async () => {
  const calls = fakeApi(({ method }) =>
    method === 'POST' ? { judged: 3, decisions: [{ decision: 'refuse', before: 2, after: 1 }], changed: [] } : antiBotDefaults,
  );
  const box = await show(<Rules />);
  expect(button(box, '保存')?.disabled).toBe(true);
  await click(button(box, '用最近 1000 次判定试算'));
  await settle(20);
  expect(calls.find(({ method }) => method === 'POST')?.body).toEqual(antiBotDefaults);
  expect(box.textContent).toContain('最近 3 次判定');
  expect(box.textContent).toContain('原 2');
});
