import { expect, test } from 'vitest';
import { cardColor, contrastWithWhite } from './level-color';

const contrastOf = (color: string): number => {
  const [red = 0, green = 0, blue = 0] = (color.match(/\d+/g) ?? []).map(Number);
  return contrastWithWhite([red, green, blue]);
};

test('contrast follows WCAG', () => {
  expect(contrastWithWhite([255, 255, 255])).toBe(1);
  expect(contrastWithWhite([0, 0, 0])).toBe(21);
  expect(contrastWithWhite([0x77, 0x77, 0x77])).toBeCloseTo(4.48, 2);
});

test.each(['#ffffff', '#ffd700', '#c0c0c0', '#00ffff', '#cd7f32'])('white can be read on a card of %s', (color) => {
  expect(contrastOf(cardColor(color))).toBeGreaterThanOrEqual(5.5);
});

test('a colour that is dark enough stays as it is; what is no colour becomes black', () => {
  expect(cardColor('#2B2B2B')).toBe('rgb(43, 43, 43)');
  expect(cardColor('gold')).toBe('rgb(0, 0, 0)');
});
