import type { SolveChallengeIn } from '@huitou/shared-types/risk/schema.ts';

type Point = SolveChallengeIn['track'][number];
const MOST_POINTS = 400;

/** Where the piece stands for a drag of `dx` px of the screen, in px of the picture, within the picture. */
export const pieceAt = (dx: number, puzzle: { width: number; pieceSize: number }, shownWidth: number): number => {
  if (shownWidth <= 0) return 0;
  // The knob is drawn over as much of the rail as the piece over the picture.
  return Math.max(0, Math.min(puzzle.width - puzzle.pieceSize, (dx * puzzle.width) / shownWidth));
};

/** Room for the whole drag: a long one loses every second point, never its end. */
export const addPoint = (track: readonly Point[], point: Point): Point[] => {
  const last = track.at(-1);
  if (last && point.t === last.t && point.x === last.x) return [...track];
  const kept = track.length < MOST_POINTS - 1 ? track : track.filter((_, i) => i % 2 === 0);
  return [...kept, point];
};

export interface Slide {
  begin: () => void;
  /** Both in px of the picture. */
  to: (x: number, y: number) => void;
  /** Null when nothing was drawn. */
  end: () => { x: number; track: Point[] } | null;
}

const round = (n: number): number => Math.round(n * 10) / 10;

/** Keeps one drag from its begin to its end. */
export const makeSlide = (now: () => number = Date.now): Slide => {
  let began: number | undefined;
  let track: Point[] = [];
  return {
    begin: () => {
      began = now();
      track = [{ t: 0, x: 0, y: 0 }];
    },
    to: (x, y) => {
      if (began !== undefined) track = addPoint(track, { t: now() - began, x: round(x), y: round(y) });
    },
    end: () => {
      if (began === undefined) return null;
      began = undefined;
      return { x: track.at(-1)?.x ?? 0, track };
    },
  };
};
