import type { SolveChallengeIn } from '@huitou/shared-types/risk/schema.ts';
import type { Chance } from './chance.ts';
import type { Visitor } from './visitor.ts';

export type Track = SolveChallengeIn['track'];
/** Where buttons are on the page, CSS px. */
export const spots = { card: { x: 96, y: 310 }, buy: { x: 262, y: 771 }, picture: { x: 190, y: 220 }, tab: { x: 130, y: 96 } } as const;
export type Spot = keyof typeof spots;

export interface Press {
  readonly x: number;
  readonly y: number;
  /** ms. */
  readonly press: number;
}
export type Hand = (spot: Spot) => Press;

/** A thumb: scatters around where it aims, drifts, and stays down for a varying moment. */
export const thumb = (luck: Chance): Hand => {
  const [dx, dy] = [luck.normal(0, 6), luck.normal(4, 6)];
  const steady = luck.between(4, 11);
  const touch = luck.lognormal(78, 0.25);
  return (spot) => ({
    x: Math.round((spots[spot].x + dx + luck.normal(0, steady)) * 3) / 3,
    y: Math.round((spots[spot].y + dy + luck.normal(0, steady)) * 3) / 3,
    press: Math.round(luck.lognormal(touch, 0.22)),
  });
};
/** A mouse: stays where it is as long as the same thing is clicked. */
export const mouse = (luck: Chance): Hand => {
  let [at, where]: [Spot | undefined, { x: number; y: number }] = [undefined, { x: 0, y: 0 }];
  const touch = luck.lognormal(95, 0.2);
  return (spot) => {
    if (at !== spot || luck.yes(0.15))
      where = { x: Math.round(520 + spots[spot].x + luck.normal(0, 22)), y: Math.round(spots[spot].y * 0.8 + luck.normal(0, 9)) };
    at = spot;
    return { ...where, press: Math.round(luck.lognormal(touch, 0.2)) };
  };
};
/** A screen reader or a switch: the system presses for the person, in the middle of what is chosen, for no time at all. */
export const assistive = (luck: Chance): Hand => {
  const press = luck.whole(0, 2);
  return (spot) => ({ ...spots[spot], press: luck.yes(0.8) ? press : press + 1 });
};
export const tap = (visitor: Visitor, where: { x: number; y: number; press?: number }, target?: string): void =>
  visitor.note({ kind: 'tap', ...where, ...(target === undefined ? {} : { target }) });

/** How a person drags a puzzle's piece to `x`: slow start, quick middle, a little too far, back. */
export const drag = (luck: Chance, x: number): Track => {
  const ms = luck.lognormal(900, 0.3);
  const past = luck.between(1, 9);
  const points: Track = [];
  let y = 0;
  for (let t = 0; t < ms; t += luck.between(8, 22)) {
    const share = t / ms;
    const eased = share < 0.82 ? (1 - Math.cos((share / 0.82) * Math.PI)) / 2 : 1;
    y += luck.normal(0, 0.7);
    const back = share < 0.82 ? 0 : ((share - 0.82) / 0.18) * past;
    points.push({ t: Math.round(t), x: eased * (x + past) - back + luck.normal(0, 0.6), y });
  }
  points.push({ t: Math.round(ms), x, y });
  return points;
};

/** How somebody moves the piece with the arrow keys, held down and then pressed one by one: by equal steps, on the line. */
export const drawByKeys = (luck: Chance, x: number, step: number): Track => {
  const steps = Math.max(1, Math.round(x / step));
  const held = Math.max(0, steps - luck.whole(2, 6));
  const points: Track = [{ t: 0, x: 0, y: 0 }];
  let t = 0;
  for (let i = 1; i <= steps; i += 1) {
    t += i === 2 ? 500 : i <= held ? 33 : luck.lognormal(260, 0.4);
    points.push({ t: Math.round(t), x: Math.round(i * step * 10) / 10, y: 0 });
  }
  return points;
};
/** How a program draws it: an eased curve with noise, a point every 16 ms. */
export const drawByProgram = (luck: Chance, x: number): Track => {
  const ms = luck.between(600, 1_400);
  const points: Track = [];
  for (let t = 0; t <= ms; t += 16)
    points.push({ t, x: Math.round(x * (1 - (1 - t / ms) ** 3) * 10) / 10, y: Math.round(luck.between(-2, 2) * 10) / 10 });
  points.push({ t: Math.round(ms) + 16, x, y: 0 });
  return points;
};
