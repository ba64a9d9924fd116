/** What becomes of a tap on the button that everybody presses at once. */
export type TapVerdict = 'go' | 'ignore' | 'calm';

const GAP_MS = 700;
const MANY = 4;
const WITHIN_MS = 3000;

/**
 * Lets one tap through at a time and none that follows at once; who keeps hammering is told once in a while that it does not help.
 * Pure but for what it remembers: one gate a button.
 */
export const makeTapGate = (now: () => number) => {
  let taps: number[] = [];
  let passed = Number.NEGATIVE_INFINITY;
  let calmed = Number.NEGATIVE_INFINITY;
  return (busy: boolean): TapVerdict => {
    const at = now();
    taps = [...taps.filter((one) => at - one < WITHIN_MS), at];
    if (!busy && at - passed >= GAP_MS) {
      passed = at;
      return 'go';
    }
    if (taps.length < MANY || at - calmed < WITHIN_MS) return 'ignore';
    calmed = at;
    return 'calm';
  };
};
