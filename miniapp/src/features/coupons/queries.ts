import { useInfiniteQuery, useQuery, type InfiniteData } from '@tanstack/react-query';
import { couponRoutes } from '@huitou/shared-types/coupons/routes.ts';
import type { CentreCoupon, CentrePage, ProductCoupons } from '@huitou/shared-types/coupons/schema.ts';
import type { CouponTab } from '@huitou/shared-types/coupons/states.ts';
import { toast } from '@/platform/feedback';
import { api } from '@/platform/request';
import { keys, queryClient, refresh } from '../queries';
import { ensureSignedIn } from '../session/sign-in';
import { useSignedIn } from '../session/use-me';

/** What can be claimed now or soon, with what the customer has got of it so far. */
export const useCouponCentre = () => {
  const signedIn = useSignedIn();
  return useInfiniteQuery({
    queryKey: [...keys.couponCentre, 'all', signedIn],
    queryFn: ({ pageParam }) => api(couponRoutes.centre, { ...(pageParam ? { cursor: pageParam } : {}), limit: 20 }),
    initialPageParam: '',
    getNextPageParam: (last) => last.next,
    staleTime: 0,
  });
};

/** Coupons of the centre that are good for a product. */
export const useProductCoupons = (productId: string) => {
  const signedIn = useSignedIn();
  return useQuery({
    queryKey: [...keys.couponCentre, 'product', productId, signedIn],
    queryFn: async () => (await api(couponRoutes.ofProduct, { id: productId })).items,
    staleTime: 10_000,
  });
};

export const useCoupons = (tab: CouponTab) =>
  useInfiniteQuery({
    queryKey: [...keys.coupons, tab],
    queryFn: ({ pageParam }) => api(couponRoutes.list, { tab, ...(pageParam ? { cursor: pageParam } : {}), limit: 20 }),
    initialPageParam: '',
    getNextPageParam: (last) => last.next,
    staleTime: 0,
  });

export const useCouponCounts = () => {
  const signedIn = useSignedIn();
  return useQuery({ queryKey: keys.couponCounts, queryFn: () => api(couponRoutes.counts), enabled: signedIn, staleTime: 0 });
};

export const useCouponGift = (token: string) => {
  const signedIn = useSignedIn();
  return useQuery({
    queryKey: [...keys.couponGift, token, signedIn],
    queryFn: () => api(couponRoutes.gift, { token }),
    enabled: token !== '',
    staleTime: 0,
  });
};

/** What a customer has changes what the shop shows of coupons, here and at the checkout. */
export const couponsChanged = (): Promise<void> => refresh('couponCentre', 'coupons', 'couponCounts', 'quote');

type Shown = InfiniteData<CentrePage> | ProductCoupons['items'];
const withClaimed = (coupon: CentreCoupon, templateId: string, couponId: string): CentreCoupon =>
  coupon.templateId === templateId
    ? {
        ...coupon,
        mine: coupon.mine + 1,
        usableCouponId: couponId,
        state: coupon.mine + 1 < coupon.perCustomer ? 'claimable' : 'claimed',
        reason: '',
      }
    : coupon;

/**
 * Takes a coupon, signing in first. It is shown as taken wherever it stands before the lists have loaded again.
 * @throws ApiError `coupon_sold_out`, `coupon_limit`, `coupon_not_claimable`
 */
export const claimCoupon = async ({ templateId }: CentreCoupon): Promise<void> => {
  await ensureSignedIn();
  try {
    const { id } = await api(couponRoutes.claim, { id: templateId });
    queryClient.setQueriesData<Shown>({ queryKey: keys.couponCentre }, (shown) => {
      if (!shown) return shown;
      const taken = (coupon: CentreCoupon) => withClaimed(coupon, templateId, id);
      return Array.isArray(shown)
        ? shown.map(taken)
        : { ...shown, pages: shown.pages.map((page) => ({ ...page, items: page.items.map(taken) })) };
    });
    toast('领取成功');
  } finally {
    void couponsChanged();
  }
};

/** The goods that a coupon is for. */
export const useCouponGoods = (id: string) =>
  useInfiniteQuery({
    queryKey: [...keys.couponGoods, id],
    queryFn: ({ pageParam }) => api(couponRoutes.goods, { id, ...(pageParam ? { cursor: pageParam } : {}), limit: 20 }),
    initialPageParam: '',
    getNextPageParam: (last) => last.next,
    enabled: id !== '',
  });
