import { inkOn } from '../colour.ts';
import type { Paint } from '../look.ts';
import { drawText } from '../text.ts';

/** Where an emoji sits inside a body (piled in a bowl, standing in a vase). */
export type Slot = readonly [x: number, y: number, size: number, turn: number];

/** Drawn in a box of 400 × 480 that stands on y = 470. `back` is behind what `slots` hold, `front` before it. */
export interface Body {
  readonly back?: string;
  readonly front: string;
  readonly slots?: readonly Slot[];
  /** Half the width of its contact shadow. */
  readonly foot: number;
  /** Low and wide: drawn this much larger, and low in a close-up. */
  readonly zoom?: number;
}
export type DrawBody = (paint: Paint, label: string) => Body;

/** A word on a packing, in the ink that reads on `ground`. */
export const print = (text: string, x: number, y: number, size: number, ground: string, maxWidth: number): string =>
  text ? drawText(text, x, y, { size, fill: inkOn(ground), weight: 'bold', anchor: 'middle', maxWidth, spacing: 2 }) : '';
