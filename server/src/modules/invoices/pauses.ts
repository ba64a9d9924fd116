import { HOUR, later, MINUTE } from '../../platform/clock.ts';

/** How long one try may take before another worker may take over. */
export const LEASE_MS = MINUTE;
const PAUSES_MS = [2_000, 5_000, 15_000, 30_000, MINUTE, 5 * MINUTE, 15 * MINUTE, 30 * MINUTE, HOUR, 3 * HOUR];
/** After so many tries staff are told that nobody answers. */
export const TOO_MANY = 8;

/** When to try again after `attempts` tries. */
export const nextTry = (attempts: number): Date => later(PAUSES_MS[Math.min(Math.max(attempts, 1), PAUSES_MS.length) - 1] ?? MINUTE);
