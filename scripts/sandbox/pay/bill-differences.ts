import type { Sim } from '../sim.ts';

/** How a day's bill is to differ from the books, to exercise reconciliation. */
export interface Differences {
  /** Order or refund numbers that the bill leaves out. */
  missing?: string[];
  /** Payments that only the bill knows. */
  extra?: { out_trade_no: string; total: number; openid?: string }[];
  /** Order or refund number → the amount in fen that the bill shows instead. */
  amounts?: Record<string, number>;
}

export function setDifferences(sim: Sim, day: string, differences: Differences): void {
  sim.memo.put({ key: `bill:${day}`, value: differences });
}

export const differencesOn = (sim: Sim, day: string): Differences => (sim.memo.get(`bill:${day}`)?.value as Differences | undefined) ?? {};
