/** The value after the knob was drawn by `dx` on a rail of `width` px (of the screen) that stands for 0 to `max`. */
export const drawnValue = (from: number, dx: number, width: number, max: number): number =>
  width > 0 ? Math.max(0, Math.min(max, Math.round(from + (dx / width) * max))) : from;
