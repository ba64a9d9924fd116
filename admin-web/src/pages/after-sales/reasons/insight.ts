import type { CaseStatistics } from '@huitou/shared-types/after-sales/schema.ts';

type Row = CaseStatistics['rows'][number];

/** Fewer cases than this are chance, not a pattern. */
const FEWEST_CASES = 3;
const WORSE = 1.5;

export interface Insight {
  row: Row;
  /** Pieces in cases beyond what the shop's average rate would give: what fixing it would save. */
  excess: number;
  /** Its rate as a multiple of the shop's. */
  times: number;
  /** Its part of all pieces in cases, whole per cent. */
  share: number;
}

/**
 * What to fix first: the row whose rate costs the most pieces beyond the shop's average. The highest rate alone would name a product
 * that sold three, the most pieces alone the one that sells best.
 */
export const worstOf = (statistics: Pick<CaseStatistics, 'rows' | 'total' | 'perThousand'>): Insight | null => {
  const { rows, total, perThousand } = statistics;
  if (perThousand <= 0 || total.pieces === 0) return null;
  const ranked = rows
    .filter((row) => row.cases >= FEWEST_CASES && row.sold > 0 && row.perThousand >= perThousand * WORSE)
    .map((row) => ({
      row,
      excess: Math.round(row.pieces - (row.sold * perThousand) / 1000),
      times: row.perThousand / perThousand,
      share: Math.round((row.pieces / total.pieces) * 100),
    }))
    .filter(({ excess }) => excess > 0)
    .sort((a, b) => b.excess - a.excess);
  return ranked[0] ?? null;
};
