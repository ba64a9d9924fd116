import type { StaffCase } from '@huitou/shared-types/after-sales/schema.ts';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { useAuth } from '../../lib/auth.ts';
import { button, click, mount, press, settle, type } from '../../testing/mount.tsx';
import { Agree } from './actions/agree.tsx';
import { CaseActions } from './actions/case-actions.tsx';
import { mainMove, type Doing } from './actions/doing.ts';
import { sampleCase } from '../../testing/sample-case.ts';
import { Inspect } from './receive/inspect.tsx';

const sent: { path: string; body: Record<string, unknown> }[] = [];
let answer: StaffCase;
let close: (() => Promise<void>) | undefined;
beforeEach(() => {
  sent.length = 0;
  answer = sampleCase();
  useAuth.setState({ token: 'secret', permissions: ['*'] });
  vi.stubGlobal('fetch', async (address: string, init: { body?: string }) => {
    sent.push({ path: address.replace('/api/admin/after-sales', ''), body: JSON.parse(init.body ?? '{}') as Record<string, unknown> });
    return new Response(JSON.stringify(answer), { status: 200 });
  });
});
afterEach(async () => {
  await close?.();
  document.body.replaceChildren();
  vi.unstubAllGlobals();
});

const show = async (element: Parameters<typeof mount>[0]): Promise<HTMLElement> => {
  close = (await mount(element)).unmount;
  await settle(20);
  return document.body;
};
const field = (label: string): HTMLInputElement | null => document.body.querySelector<HTMLInputElement>(`[aria-label="${label}"]`);
describe('inspection', () => {
  const scan = async (code: string): Promise<void> => {
    await type(field('扫描商品条码'), code);
    await press(field('扫描商品条码'), 'Enter');
  };
  test('a parcel is received and decided unit by unit with the scanner alone', async () => {
    const onClose = vi.fn<() => void>();
    const body = await show(<Inspect data={sampleCase()} onClose={onClose} />);
    for (const code of ['690001', 'tea-1', 'X-1', 'CUP-1']) await scan(code);
    expect(body.textContent).toContain('茶杯 完好可售 +1');
    await press(field('扫描商品条码'), 'Enter');
    await settle(50);
    expect(sent.filter(({ path }) => path !== '').map(({ path }) => path)).toEqual(['/9/receive', '/9/inspect']);
    expect(sent.at(-1)?.body).toMatchObject({
      units: [
        { lineId: '1', decision: 'sellable', quantity: 2 },
        { lineId: '2', decision: 'sellable', quantity: 1 },
      ],
      refundNow: true,
    });
    expect(onClose).toHaveBeenCalledOnce();
  });
  test('units that are broken keep the money back until somebody has looked at the amount', async () => {
    const body = await show(<Inspect data={sampleCase({ status: 'received' })} onClose={() => undefined} />);
    await type(field('茶叶 损坏件数'), '1');
    await click(button(body, '其余完好'));
    await click(button(body, '完成验货'));
    await settle(20);
    expect(sent.map(({ path }) => path)).toEqual(['/9/inspect']);
    expect(sent[0]?.body).toMatchObject({
      units: [
        { lineId: '1', decision: 'sellable', quantity: 1 },
        { lineId: '1', decision: 'damaged', quantity: 1 },
        { lineId: '2', decision: 'sellable', quantity: 1 },
      ],
      refundNow: false,
    });
  });
  test('nothing is sent while units are undecided, and a strange code is said', async () => {
    const body = await show(<Inspect data={sampleCase()} onClose={() => undefined} />);
    await scan('OTHER');
    expect(body.textContent).toContain('OTHER 不在这张售后单里');
    await press(field('扫描商品条码'), 'Enter');
    expect(body.textContent).toContain('还有 3 件没有验');
    expect(sent).toEqual([]);
  });
});

describe('agreeing', () => {
  const asked = sampleCase({ kind: 'refund_only', status: 'requested', returnParcel: null });
  test('as it was asked sends no amounts', async () => {
    const body = await show(<Agree data={asked} onClose={() => undefined} />);
    await click(button(body, '同意并退款'));
    await settle(50);
    expect(sent[0]).toEqual({ path: '/9/agree', body: { toBalance: false, note: '' } });
  });
  test('another amount sends all lines, and more than the most is refused before', async () => {
    const body = await show(<Agree data={asked} onClose={() => undefined} />);
    await type(field('茶叶 退款金额'), '60.01');
    await click(button(body, '同意并退款'));
    await settle(50);
    expect(sent).toEqual([]);
    expect(body.textContent).toContain('最多 ¥60.00');
    await type(field('茶叶 退款金额'), '60');
    await type(field('退运费'), '10');
    await click(button(body, '同意并退款'));
    await settle(50);
    expect(sent[0]?.body).toMatchObject({
      lines: [
        { lineId: '1', amount: 6000 },
        { lineId: '2', amount: 3000 },
      ],
      freight: 1000,
    });
  });
});

describe('what may be done', () => {
  test('names the step that one came for', () => {
    expect(mainMove({ kind: 'exchange', status: 'inspected', moves: ['refuse', 'refund', 'reship'] })).toBe('reship');
    expect(mainMove({ kind: 'return_refund', status: 'inspected', moves: ['refund'] })).toBe('refund');
    expect(mainMove({ kind: 'return_refund', status: 'agreed', moves: ['send', 'receive'] })).toBeNull();
    expect(mainMove({ kind: 'return_refund', status: 'requested', moves: [] })).toBeNull();
  });
  test('keys open the dialogs, and not for those who may not', async () => {
    const setDoing = vi.fn<(doing: Doing) => void>();
    await show(<CaseActions data={sampleCase({ moves: ['refuse', 'correct', 'receive'] })} doing={null} setDoing={setDoing} />);
    await press(document.body, 's');
    expect(setDoing).toHaveBeenLastCalledWith('inspect');
    await press(document.body, 'r');
    expect(setDoing).toHaveBeenLastCalledWith('refuse');
    await close?.();
    setDoing.mockClear();
    useAuth.setState({ permissions: ['aftersales.view'] });
    const body = await show(<CaseActions data={sampleCase()} doing={null} setDoing={setDoing} />);
    await press(document.body, 's');
    expect(setDoing).not.toHaveBeenCalled();
    expect(body.querySelectorAll('button')).toHaveLength(0);
  });
});
