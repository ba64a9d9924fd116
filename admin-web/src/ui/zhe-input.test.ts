import { expect, test } from 'vitest';
import { zheProblem } from './zhe-input.tsx';

test('a discount outside its range is told, with what was probably meant', () => {
  expect([8.5, 0.1, 9.9].map((zhe) => zheProblem(zhe, 0.1, 9.9))).toEqual([null, null, null]);
  expect(zheProblem(85, 0.1, 9.9)).toBe('折扣须在 0.1–9.9 之间，是 8.5 折吗？');
  expect(zheProblem(150, 0.1, 9.9)).toBe('折扣须在 0.1–9.9 之间');
  expect(zheProblem(0, 0.1, 9.9)).toBe('折扣须在 0.1–9.9 之间');
  expect([zheProblem(null, 0.1, 9.9), zheProblem(undefined, 0.1, 9.9)]).toEqual(['请填写折扣', '请填写折扣']);
});
