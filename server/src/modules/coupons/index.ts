export {
  type Choice,
  type ChooseInput,
  chooseCoupons,
  type ChosenCoupon,
  type CouponOption,
} from './choose/choose-coupons.ts';
export { groupsMayMeet, makeMatrix, type Matrix, mayMeet } from './choose/matrix.ts';
export type { QuoteCoupon } from './choose/quote-coupon.ts';
export { giveBackCoupons } from './give-back-coupons.ts';
export { type Grant, grantCoupon } from './grant-coupon.ts';
export type { Issued } from './issue-coupon.ts';
export { readCouponsForQuote } from './read-for-quote.ts';
export { readMatrix } from './stacking.ts';
export { type ReturnedCoupon, couponsOfOrder, takeCouponsAgain } from './coupons-of-order.ts';
export { useCoupons, type Use } from './use-coupons.ts';
export { readCouponForSimulation, type TrialCoupon } from './read-for-simulation.ts';
