import type { Rng } from '../rng.ts';
import { bodies } from './bodies/index.ts';
import { emojiImage } from './emoji.ts';
import type { Look, Paint } from './look.ts';
import { shadow } from './shapes.ts';

export interface Dress {
  readonly paint: Paint;
  readonly label: string;
  readonly emoji: readonly string[];
}

/** The look's own colours, or those of one variant. */
export const dressOf = (look: Look, variant?: string): Dress => {
  const own = variant === undefined ? undefined : look.variants?.[variant];
  return { paint: own?.paint ?? look.paint, label: own?.label ?? look.label ?? '', emoji: own?.emoji ?? look.emoji };
};

/** The drawn body with its filling, standing on (x, floor), about `size` × 400 wide. */
export const drawBody = (look: Look, dress: Dress, x: number, floor: number, size: number, turn = 0): string => {
  const body = bodies[look.body](dress.paint, dress.label);
  const scale = size * (body.zoom ?? 1);
  const filling = (body.slots ?? []).map(([sx, sy, size, angle], i) =>
    emojiImage(dress.emoji[i % fillers(dress)] ?? '', sx, sy, size, angle, i % 2 === 1),
  );
  return (
    shadow(x, floor, body.foot * scale * 1.28, 34 * scale) +
    `<g transform="translate(${x - 200 * scale} ${floor - 470 * scale}) scale(${scale}) rotate(${turn} 200 470)">${body.back ?? ''}${filling.join('')}${body.front}</g>`
  );
};

/** In a container, leaves and garnish stay out of the filling: the last emoji is a prop when there are more than one kind. */
const fillers = (dress: Dress): number => (new Set(dress.emoji).size > 1 ? Math.max(1, dress.emoji.length - 1) : dress.emoji.length);

/** Low and wide goods need another layout in a close-up. */
export const isLow = (look: Look): boolean =>
  look.body === 'plate' || look.body === 'bowl' || look.body === 'pan' || look.body === 'shoe' || look.body === 'keyboard';

const holds = (look: Look): boolean => bodies[look.body](look.paint, '').slots !== undefined;

const prop = (emoji: string, x: number, floor: number, size: number, turn: number, flip: boolean): string =>
  shadow(x, floor - size * 0.03, size * 0.5, size * 0.11) + emojiImage(emoji, x, floor - size * 0.45, size, turn, flip);

/** Where small things lie before and beside the body: x offset, forward step, size. */
const around: readonly (readonly (readonly [number, number, number])[])[] = [
  [
    [190, 26, 190],
    [-196, 22, 158],
    [-110, 46, 104],
  ],
  [
    [-190, 26, 196],
    [192, 18, 150],
    [120, 48, 100],
  ],
  [
    [200, 30, 170],
    [128, 52, 120],
    [-200, 24, 150],
  ],
  [
    [-176, 40, 170],
    [206, 12, 170],
    [-236, 8, 116],
  ],
];

/** The body and its things as one group on (x, floor). */
export const drawGroup = (look: Look, dress: Dress, x: number, floor: number, scale: number, rng: Rng): string => {
  const places = rng.pick(around);
  const filled = holds(look);
  const things = places.map(([dx, dy, size], i) => {
    const emoji = dress.emoji[i % dress.emoji.length] ?? '';
    const turn = rng.int(-14, 14);
    const flip = rng.chance(0.5);
    return prop(emoji, x + dx * scale * (filled ? 1.12 : 1), floor + dy * scale, size * scale * (filled ? 0.74 : 1), turn, flip);
  });
  return drawBody(look, dress, x, floor, scale) + things.reverse().join('');
};
