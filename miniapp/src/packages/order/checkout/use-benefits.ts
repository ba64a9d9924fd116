import { useState } from 'react';
import type { Quote, QuoteIn } from '@huitou/shared-types/pricing/schema.ts';

/** More than anybody has: the server cuts it to what may be used. */
const ALL_POINTS = 1_000_000_000;

export interface Benefits {
  /** What the quote is asked for. */
  input: Pick<QuoteIn, 'couponIds' | 'points'>;
  /** The shop chooses the coupons, not the customer. */
  automatic: boolean;
  /** Undefined: the set that saves most. */
  setCouponIds: (ids: string[] | undefined) => void;
  usePoints: (points: number | 'all') => void;
}

/** Coupons and points for this order: the best coupons unless the customer chooses, no points unless the customer wants to. */
export const useBenefits = (): Benefits => {
  const [couponIds, setCouponIds] = useState<string[]>();
  const [points, setPoints] = useState(0);
  return {
    input: { ...(couponIds ? { couponIds } : {}), points },
    automatic: couponIds === undefined,
    setCouponIds,
    usePoints: (wanted) => setPoints(wanted === 'all' ? ALL_POINTS : wanted),
  };
};

/** What an order says explicitly of what the quote on the page has chosen. */
export const benefitsOf = ({ coupons, points }: Quote): { couponIds: string[]; points: number } => ({
  couponIds: coupons.chosen.map(({ id }) => id),
  points: points.used,
});
