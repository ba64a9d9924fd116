import { expect, test } from 'vitest';
import { addPoint, makeSlide, pieceAt } from './puzzle';

test('the piece follows the finger in the picture’s own px and stays within it', () => {
  const puzzle = { width: 600, pieceSize: 100 };
  expect(pieceAt(150, puzzle, 300)).toBe(300);
  expect(pieceAt(-20, puzzle, 300)).toBe(0);
  expect(pieceAt(999, puzzle, 300)).toBe(500);
  expect(pieceAt(10, puzzle, 0)).toBe(0);
});

test('a drag of any length fits, with its beginning and its end', () => {
  let track: { t: number; x: number; y: number }[] = [];
  for (let t = 0; t < 3000; t += 1) track = addPoint(track, { t, x: t / 10, y: 0 });
  expect(track.length).toBeLessThanOrEqual(400);
  expect(track[0]?.t).toBe(0);
  expect(track.at(-1)?.t).toBe(2999);
  expect(addPoint(track, { t: 2999, x: 299.9, y: 0 })).toHaveLength(track.length);
});

test('a slide is what was drawn since it began; what was not begun is nothing', () => {
  let at = 1000;
  const slide = makeSlide(() => at);
  slide.to(50, 0);
  expect(slide.end()).toBeNull();
  slide.begin();
  at += 30;
  slide.to(12.34, -1);
  at += 30;
  slide.to(40, 2);
  expect(slide.end()).toEqual({
    x: 40,
    track: [
      { t: 0, x: 0, y: 0 },
      { t: 30, x: 12.3, y: -1 },
      { t: 60, x: 40, y: 2 },
    ],
  });
  expect(slide.end()).toBeNull();
});
