import { View } from '@tarojs/components';
import { useShareAppMessage } from '@tarojs/taro';
import { useState } from 'react';
import type { Coupon } from '@huitou/shared-types/coupons/schema.ts';
import { couponTabLabels, couponTabs, type CouponTab } from '@huitou/shared-types/coupons/states.ts';
import { giftMessage } from '@/features/coupons/gift-link';
import { couponsChanged, useCouponCounts, useCoupons } from '@/features/coupons/queries';
import { SignInGate } from '@/features/session/sign-in-gate';
import { usePullRefresh } from '@/features/use-pull-refresh';
import { useShownAgain } from '@/features/use-shown';
import { go, urlOf } from '@/platform/nav';
import { Async } from '@/ui/async';
import { BottomBar } from '@/ui/bottom-bar';
import { Button } from '@/ui/button';
import { LoadMore } from '@/ui/load-more';
import { Notice } from '@/ui/notice';
import { Page } from '@/ui/page';
import { SkeletonBlocks } from '@/ui/skeleton';
import { Tabs } from '@/ui/tabs';
import { GiveSheet } from './give-sheet';
import { MyTicket } from './my-ticket';
import './index.scss';

const empty: Record<CouponTab, { title: string; hint: string }> = {
  usable: { title: '没有可用的优惠券', hint: '去领券中心看看，先领券再下单' },
  used: { title: '还没有用过优惠券', hint: '用过和送出的券会列在这里，下单时会自动选出最省的组合' },
  expired: { title: '没有失效的优惠券', hint: '过期或被商家撤回的券会列在这里' },
};

export default function CouponsPage() {
  return (
    <Page title="我的优惠券" bottomBar>
      <SignInGate why="登录后查看您的优惠券">
        <Coupons />
      </SignInGate>
    </Page>
  );
}

function Coupons() {
  const [tab, setTab] = useState<CouponTab>('usable');
  const [giving, setGiving] = useState<Coupon>();
  const counts = useCouponCounts().data;
  const coupons = useCoupons(tab);
  // The coupon of the sheet that is open, else the centre.
  useShareAppMessage(() => (giving?.gift ? giftMessage(giving) : { title: '领券中心，先领券再下单', path: urlOf('couponCentre') }));
  useShownAgain(couponsChanged);
  usePullRefresh(couponsChanged);
  return (
    <>
      <View className="coupons-tabs">
        <Tabs
          id="coupons-tab"
          tabs={couponTabs.map((key) => ({ key, label: couponTabLabels[key], count: counts?.[key] }))}
          current={tab}
          onChange={setTab}
        />
      </View>
      <Async key={tab} query={coupons} waiting={<SkeletonBlocks heights={[112, 112, 112]} />}>
        {({ pages }) => {
          const items = pages.flatMap((page) => page.items);
          if (items.length === 0) return <Notice icon="ticket" {...empty[tab]} />;
          return (
            <>
              {items.map((coupon) => (
                <MyTicket key={coupon.id} coupon={coupon} onGive={setGiving} />
              ))}
              <LoadMore pages={coupons} />
            </>
          );
        }}
      </Async>
      <BottomBar>
        <Button id="to-centre" block onTap={() => go('couponCentre')}>
          去领券中心{counts && counts.claimable > 0 ? `（${counts.claimable} 种可领）` : ''}
        </Button>
      </BottomBar>
      {giving ? <GiveSheet coupon={giving} onChange={setGiving} onClose={() => setGiving(undefined)} /> : null}
    </>
  );
}
