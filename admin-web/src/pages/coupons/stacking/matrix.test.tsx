import { useState, type ReactElement } from 'react';
import { act } from 'react';
import { afterEach, expect, test } from 'vitest';
import { click, mount, press } from '../../../testing/mount.tsx';
import { StackingMatrix } from './matrix.tsx';
import { togglePair, type StackingNode } from './pairs.ts';

let close: (() => Promise<void>) | undefined;
afterEach(async () => close?.());

const nodes: StackingNode[] = [
  { key: 'flash', label: '秒杀价', kind: 'promotion' },
  { key: 'coupon:1', label: '通用券', kind: 'group' },
];
const show = async (disabled: boolean): Promise<{ cell: (place: string) => HTMLElement; said: () => string }> => {
  const Page = (): ReactElement => {
    const [pairs, setPairs] = useState<ReadonlySet<string>>(new Set());
    const toggle = (a: string, b: string): void => setPairs((old) => togglePair(old, a, b));
    return <StackingMatrix nodes={nodes} pairs={pairs} saved={new Set()} disabled={disabled} onToggle={toggle} />;
  };
  const shown = await mount(<Page />);
  close = shown.unmount;
  return {
    cell: (place) => shown.box.querySelector<HTMLElement>(`[data-cell="${place}"]`) ?? shown.box,
    said: () => shown.box.querySelector('.stacking-words')?.textContent ?? '',
  };
};
const pressed = (cell: HTMLElement): string | null => cell.getAttribute('aria-pressed');

test('arrows walk, a cell changes on both sides of the diagonal, and says what it means', async () => {
  const { cell, said } = await show(false);
  await act(async () => cell('1-1').focus());
  await press(cell('1-1'), 'ArrowLeft');
  expect(document.activeElement).toBe(cell('1-0'));
  await press(cell('1-0'), 'ArrowLeft');
  expect(document.activeElement).toBe(cell('1-0'));
  await click(cell('1-0'));
  expect([pressed(cell('1-0')), pressed(cell('0-1'))]).toEqual(['true', 'true']);
  expect(said()).toContain('仍可使用“通用券”');
});

test('a promotion with itself and a reader change nothing', async () => {
  const { cell } = await show(false);
  await click(cell('0-0'));
  expect(pressed(cell('0-0'))).toBe('false');
  await close?.();
  const reader = await show(true);
  await click(reader.cell('1-0'));
  expect(pressed(reader.cell('1-0'))).toBe('false');
});
