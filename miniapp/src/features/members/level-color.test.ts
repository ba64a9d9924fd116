import { expect, test } from 'vitest';
import { contrast, levelStyle } from './level-color';

const parse = (color: string): [number, number, number] => {
  const [red = 0, green = 0, blue = 0] = (color.match(/\d+/g) ?? []).map(Number);
  return [red, green, blue];
};

test('contrast follows WCAG', () => {
  expect(contrast([255, 255, 255], [255, 255, 255])).toBe(1);
  expect(contrast([0, 0, 0], [255, 255, 255])).toBe(21);
  expect(contrast([0x77, 0x77, 0x77], [255, 255, 255])).toBeCloseTo(4.48, 2);
});

test.each(['#ffffff', '#ffd700', '#c0c0c0', '#8c8c8c', '#7f7f7f', '#00ffff', '#cd7f32', '#c2461d', '#000000'])(
  'text can be read on %s',
  (color) => {
    const style = levelStyle(color);
    expect(contrast(parse(style.backgroundColor), parse(style.color))).toBeGreaterThanOrEqual(4.6);
  },
);

test('gold stays gold under dark text, black stays black under white text; what is no colour is black', () => {
  expect(levelStyle('#FFD700')).toEqual({ backgroundColor: 'rgb(255, 215, 0)', color: 'rgb(33, 27, 21)' });
  expect(levelStyle('#1c1c1c')).toEqual({ backgroundColor: 'rgb(28, 28, 28)', color: 'rgb(255, 255, 255)' });
  expect(levelStyle('gold').backgroundColor).toBe('rgb(0, 0, 0)');
});
