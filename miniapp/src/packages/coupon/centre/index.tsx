import { useShareAppMessage } from '@tarojs/taro';
import { useCouponCentre } from '@/features/coupons/queries';
import { usePullRefresh } from '@/features/use-pull-refresh';
import { useShownAgain } from '@/features/use-shown';
import { ensureSignedIn } from '@/features/session/sign-in';
import { tellFailure } from '@/platform/feedback';
import { go, urlOf } from '@/platform/nav';
import { Async } from '@/ui/async';
import { BottomBar } from '@/ui/bottom-bar';
import { Button } from '@/ui/button';
import { LoadMore } from '@/ui/load-more';
import { Notice } from '@/ui/notice';
import { Page } from '@/ui/page';
import { SkeletonBlocks } from '@/ui/skeleton';
import { ClaimTicket } from '@/features/coupons/claim-ticket';
import { CodeBox } from './code-box';
import './index.scss';

export default function CouponCentrePage() {
  const coupons = useCouponCentre();
  useShareAppMessage(() => ({ title: '领券中心，先领券再下单', path: urlOf('couponCentre') }));
  useShownAgain(coupons.refetch);
  usePullRefresh(coupons.refetch);
  return (
    <Page title="领券中心" bottomBar>
      <CodeBox />
      <Async query={coupons} waiting={<SkeletonBlocks heights={[112, 112, 112, 112]} />}>
        {({ pages }) => {
          const items = pages.flatMap((page) => page.items);
          if (items.length === 0)
            return (
              <Notice
                icon="ticket"
                title="现在没有可领的优惠券"
                hint="新的优惠券上架后会出现在这里"
                action={{ label: '去逛逛', onTap: () => go('home') }}
              />
            );
          return (
            <>
              {items.map((coupon) => (
                <ClaimTicket key={coupon.templateId} coupon={coupon} />
              ))}
              <LoadMore pages={coupons} />
            </>
          );
        }}
      </Async>
      <BottomBar>
        <Button id="to-coupons" kind="plain" block onTap={() => ensureSignedIn().then(() => go('coupons'), tellFailure)}>
          我的优惠券
        </Button>
      </BottomBar>
    </Page>
  );
}
