import { groupNode } from '@huitou/shared-types/coupons/states.ts';

/** What may be used together: coupon groups (`coupon:<id>`), and whatever else makes a line cheaper (`flash`, `member` …). */
export interface Matrix {
  /** Each allowed pair under `pairKey`. */
  readonly allowed: ReadonlySet<string>;
}

/** A pair is the same from both sides. */
export const pairKey = (a: string, b: string): string => (a <= b ? `${a}|${b}` : `${b}|${a}`);
export const makeMatrix = (pairs: readonly { readonly a: string; readonly b: string }[]): Matrix => ({
  allowed: new Set(pairs.map(({ a, b }) => pairKey(a, b))),
});
/** Whether both may touch the same order; what nobody has allowed may not. */
export const mayMeet = (matrix: Matrix, a: string, b: string): boolean => matrix.allowed.has(pairKey(a, b));
export const groupsMayMeet = (matrix: Matrix, a: number, b: number): boolean => mayMeet(matrix, groupNode(a), groupNode(b));
