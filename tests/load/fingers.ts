import type { Chance } from './chance.ts';
import type { Visitor } from './visitor.ts';

/** Where buttons are on the page, CSS px. */
export const spots = { card: { x: 96, y: 310 }, buy: { x: 262, y: 771 }, picture: { x: 190, y: 220 }, tab: { x: 130, y: 96 } } as const;
export type Spot = keyof typeof spots;

/** A thumb: scatters around where it aims, drifts, and stays down for a varying moment. */
export const thumb = (luck: Chance) => {
  const [dx, dy] = [luck.normal(0, 6), luck.normal(4, 6)];
  const steady = luck.between(4, 11);
  const touch = luck.lognormal(78, 0.25);
  return (spot: Spot): { x: number; y: number; press: number } => ({
    x: Math.round((spots[spot].x + dx + luck.normal(0, steady)) * 3) / 3,
    y: Math.round((spots[spot].y + dy + luck.normal(0, steady)) * 3) / 3,
    press: Math.round(luck.lognormal(touch, 0.22)),
  });
};
export const tap = (visitor: Visitor, where: { x: number; y: number; press?: number }, target?: string): void =>
  visitor.note({ kind: 'tap', ...where, ...(target === undefined ? {} : { target }) });

/** How a person drags a puzzle's piece to `x`: slow start, quick middle, a little too far, back. */
export const drag = (luck: Chance, x: number): { t: number; x: number; y: number }[] => {
  const ms = luck.lognormal(900, 0.3);
  const past = luck.between(1, 9);
  const points: { t: number; x: number; y: number }[] = [];
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
