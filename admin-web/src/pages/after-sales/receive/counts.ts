import type { InspectCaseIn } from '@huitou/shared-types/after-sales/schema.ts';
import { unitDecisions, type UnitDecision } from '@huitou/shared-types/after-sales/states.ts';

/** What became of the pieces of one line, as the clerk has decided so far. */
export type UnitCounts = Record<UnitDecision, number>;

/** A line whose pieces are awaited, with what its barcode may say. */
export interface AwaitedLine {
  lineId: string;
  quantity: number;
  /** Texts that a scanner or a clerk may enter for it: SKU code, barcode. */
  codes: readonly string[];
}
export type Inspection = Readonly<Record<string, UnitCounts>>;

const NONE: UnitCounts = { sellable: 0, damaged: 0, missing: 0 };

export const countsOf = (inspection: Inspection, lineId: string): UnitCounts => inspection[lineId] ?? NONE;
export const decided = ({ sellable, damaged, missing }: UnitCounts): number => sellable + damaged + missing;
export const undecided = (inspection: Inspection, line: Pick<AwaitedLine, 'lineId' | 'quantity'>): number =>
  line.quantity - decided(countsOf(inspection, line.lineId));
export const allUndecided = (inspection: Inspection, lines: readonly AwaitedLine[]): number =>
  lines.reduce((sum, line) => sum + undecided(inspection, line), 0);

/**
 * Sets one count of a line. What it takes beyond the pieces that are still undecided comes from the other counts, sellable first:
 * “two of these are broken” is one entry, whatever stood there before.
 */
export const setCount = (inspection: Inspection, line: AwaitedLine, condition: UnitDecision, value: number): Inspection => {
  const next = { ...countsOf(inspection, line.lineId), [condition]: Math.max(0, Math.min(line.quantity, value)) };
  let over = decided(next) - line.quantity;
  for (const other of unitDecisions) {
    if (other === condition || over <= 0) continue;
    const taken = Math.min(over, next[other]);
    next[other] -= taken;
    over -= taken;
  }
  return { ...inspection, [line.lineId]: next };
};

/** Calls what is undecided in a line, or in all of them, sellable. */
export const restSellable = (inspection: Inspection, lines: readonly AwaitedLine[]): Inspection => {
  const next: Record<string, UnitCounts> = { ...inspection };
  for (const line of lines) {
    const counts = countsOf(inspection, line.lineId);
    next[line.lineId] = { ...counts, sellable: counts.sellable + undecided(inspection, line) };
  }
  return next;
};

export type Scanned =
  | { kind: 'counted'; line: AwaitedLine; inspection: Inspection }
  | { kind: 'unknown' }
  /** It belongs to the case, but all of its pieces are decided already. */
  | { kind: 'surplus'; line: AwaitedLine };

/** One beep of the scanner: a piece more of the line that has this code and still awaits pieces. */
export const scan = (inspection: Inspection, lines: readonly AwaitedLine[], code: string, condition: UnitDecision): Scanned => {
  const wanted = code.trim().toUpperCase();
  const matching = lines.filter((line) => wanted !== '' && line.codes.some((one) => one.toUpperCase() === wanted));
  const [first] = matching;
  if (!first) return { kind: 'unknown' };
  const line = matching.find((one) => undecided(inspection, one) > 0);
  if (!line) return { kind: 'surplus', line: first };
  return { kind: 'counted', line, inspection: setCount(inspection, line, condition, countsOf(inspection, line.lineId)[condition] + 1) };
};

/** The decisions as the route takes them. */
export const unitsToSend = (inspection: Inspection, lines: readonly AwaitedLine[]): InspectCaseIn['units'] =>
  lines.flatMap(({ lineId }) => {
    const counts = countsOf(inspection, lineId);
    return unitDecisions.filter((decision) => counts[decision] > 0).map((decision) => ({ lineId, decision, quantity: counts[decision] }));
  });
