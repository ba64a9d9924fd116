import { apportion } from '@huitou/shared-types/money.ts';

export interface PriceShare {
  readonly payable: number;
  readonly freight: number;
  /** What staff took off this line; negative when they made it dearer again. */
  readonly byHand: number;
}

/**
 * What each line costs when staff let all goods cost `goods` fen and the freight be `freight`: what is taken off is shared by what the lines
 * cost, what is put back by what promotions had taken off them, to the fen. No line costs less than nothing or more than its list price.
 * `goods` is at most what the lines cost and what was taken off them.
 */
export const sharePrice = (lines: readonly { payable: number; discount: number }[], goods: number, freight: number): PriceShare[] => {
  const off = lines.reduce((sum, line) => sum + line.payable, 0) - goods;
  const byHand =
    off >= 0
      ? apportion(
          off,
          lines.map((line) => line.payable),
        )
      : apportion(
          -off,
          lines.map((line) => line.discount),
        ).map((part) => 0 - part);
  const payables = lines.map((line, i) => line.payable - (byHand[i] ?? 0));
  const freights = apportion(freight, payables);
  return payables.map((payable, i) => ({ payable, freight: freights[i] ?? 0, byHand: byHand[i] ?? 0 }));
};
