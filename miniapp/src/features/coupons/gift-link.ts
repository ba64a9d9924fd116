import type { Coupon } from '@huitou/shared-types/coupons/schema.ts';
import { urlOf } from '@/platform/nav';

/** What a friend sees in the chat: what it is worth, and the way to it. */
export const giftMessage = ({
  headline,
  condition,
  gift,
}: Pick<Coupon, 'headline' | 'condition' | 'gift'>): { title: string; path: string } => ({
  title: `送你一张 ${headline} 优惠券（${condition}）`,
  path: urlOf('couponGift', { token: gift?.token }),
});
