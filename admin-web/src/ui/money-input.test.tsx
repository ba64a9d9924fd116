import { act, useState, type ReactElement } from 'react';
import { afterEach, expect, test } from 'vitest';
import { mount, type } from '../testing/mount.tsx';
import { draftToFen, MoneyInput } from './money-input.tsx';

let close: (() => Promise<void>) | undefined;
afterEach(async () => close?.());

const show = async (first: number | null, signed = false): Promise<{ input: HTMLInputElement; fen: () => number | null }> => {
  let now = first;
  const Field = (): ReactElement => {
    const [fen, setFen] = useState(first);
    const take = (next: number | null): void => {
      now = next;
      setFen(next);
    };
    return <MoneyInput value={fen} onChange={take} signed={signed} />;
  };
  const { box, unmount } = await mount(<Field />);
  close = unmount;
  const input = box.querySelector('input');
  if (!input) throw new Error('no input');
  return { input, fen: () => now };
};

test('shows fen as yuan and gives fen back', async () => {
  const { input, fen } = await show(123456);
  expect(input.value).toBe('1234.56');
  await type(input, '19.9');
  expect(fen()).toBe(1990);
});

test('never passes a float: amounts that floats get wrong stay exact', async () => {
  const { input, fen } = await show(null);
  for (const [typed, expected] of [
    ['0.29', 29],
    ['1.005', 0],
    ['19.99', 1999],
    ['1.1', 110],
    ['8.2', 820],
  ] as const) {
    await type(input, '0');
    await type(input, typed);
    expect(fen()).toBe(expected);
  }
});

test('takes no keystroke that cannot become an amount', async () => {
  const { input, fen } = await show(500);
  for (const bad of ['abc', '1.234', '-5', '1e3', '999999999']) {
    await type(input, bad);
    expect(fen()).toBe(500);
  }
});

test('takes what is pasted with signs around it', async () => {
  const { input, fen } = await show(null);
  await type(input, '￥1,234.50元');
  expect(fen()).toBe(123450);
});

test('keeps a half-typed amount while typing and tidies it when left', async () => {
  const { input, fen } = await show(null);
  await type(input, '12.');
  expect(input.value).toBe('12.');
  expect(fen()).toBe(1200);
  await act(async () => {
    input.focus();
    input.blur();
  });
  expect(input.value).toBe('12.00');
});

test('emptied means no amount, not zero', async () => {
  const { input, fen } = await show(100);
  await type(input, '');
  expect(fen()).toBeNull();
});

test('goes below zero only where allowed', async () => {
  const { input, fen } = await show(null, true);
  await type(input, '-3.5');
  expect(fen()).toBe(-350);
});

test('reads drafts', () => {
  expect([draftToFen('.5'), draftToFen('7.'), draftToFen(''), draftToFen('-')]).toEqual([50, 700, null, null]);
});
