import { yuan, type Fen } from '../money.ts';
import type { CouponKind } from './states.ts';

/** What the words of a coupon are made of; money in fen. */
export interface CouponWorth {
  readonly kind: CouponKind;
  readonly amount: Fen;
  readonly percentOff: number;
  readonly maxOff: Fen | null;
  readonly threshold: Fen;
}

/** `2000` → `20`, `2050` → `20.5`: as short as prices are said. */
const money = (fen: Fen): string => yuan(fen).replace(/\.?0+$/, '');
/** `15` → `8.5折`; without a number while there is no discount, as in a form half filled. */
export const discountText = (percentOff: number): string => {
  if (percentOff >= 100) return '免单';
  return percentOff > 0 ? `${(100 - percentOff) / 10}折` : '—折';
};

/** The headline of a coupon: `¥20`, `8.5折`, `免运费`, `兑换`. */
export const couponHeadline = ({ kind, amount, percentOff, maxOff }: CouponWorth): string => {
  if (kind === 'amount') return `¥${money(amount)}`;
  if (kind === 'percent') return discountText(percentOff);
  if (kind === 'free_freight') return maxOff === null ? '免运费' : `运费减 ¥${money(maxOff)}`;
  return amount === 0 ? '免费兑换' : `¥${money(amount)} 换购`;
};

/** When it can be used: `满 ¥100 可用，最多减 ¥50`, `无门槛`. */
export const couponCondition = ({ kind, threshold, maxOff }: CouponWorth): string => {
  const from = threshold === 0 ? '无门槛' : `满 ¥${money(threshold)} 可用`;
  return kind === 'percent' && maxOff !== null ? `${from}，最多减 ¥${money(maxOff)}` : from;
};
