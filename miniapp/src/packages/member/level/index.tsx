import { useCouponCounts } from '@/features/coupons/queries';
import { useMembership } from '@/features/members/queries';
import { SignInGate } from '@/features/session/sign-in-gate';
import { usePullRefresh } from '@/features/use-pull-refresh';
import { useShownAgain } from '@/features/use-shown';
import { go } from '@/platform/nav';
import { Async } from '@/ui/async';
import { Card, Cell } from '@/ui/cell';
import { Page } from '@/ui/page';
import { SkeletonBlocks } from '@/ui/skeleton';
import { Birthday } from './birthday';
import { LevelCard } from './level-card';
import { Levels } from './levels';
import './index.scss';

export default function MemberPage() {
  return (
    <Page title="会员中心">
      <SignInGate why="登录后查看您的等级和权益">
        <Member />
      </SignInGate>
    </Page>
  );
}

function Member() {
  const membership = useMembership();
  const counts = useCouponCounts().data;
  useShownAgain(membership.refetch);
  usePullRefresh(membership.refetch);
  return (
    <Async query={membership} waiting={<SkeletonBlocks heights={[188, 56, 220]} />}>
      {(mine) => (
        <>
          <LevelCard mine={mine} />
          <Card className="member-cells">
            <Cell id="member-points" icon="coin" label="我的积分" value={mine.points.balance} onTap={() => go('points')} />
            <Cell id="member-coupons" icon="ticket" label="我的优惠券" value={counts?.usable} onTap={() => go('coupons')} />
            <Birthday mine={mine} />
          </Card>
          <Levels mine={mine} />
        </>
      )}
    </Async>
  );
}
