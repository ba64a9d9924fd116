import { useRouter } from '@tarojs/taro';
import { ApiError } from '@huitou/shared-types/client.ts';
import type { CaseView } from '@huitou/shared-types/after-sales/schema.ts';
import { useCase } from '@/features/after-sales/queries';
import { ReturnAddress } from '@/features/after-sales/return-address';
import { SignInGate } from '@/features/session/sign-in-gate';
import { usePullRefresh } from '@/features/use-pull-refresh';
import { useShownAgain } from '@/features/use-shown';
import { replace } from '@/platform/nav';
import { Async } from '@/ui/async';
import { Card } from '@/ui/cell';
import { Notice } from '@/ui/notice';
import { Page } from '@/ui/page';
import { SkeletonBlocks } from '@/ui/skeleton';
import { Timeline } from '@/ui/timeline';
import { CaseActions } from './case-actions';
import { Goods } from './goods';
import { Head } from './head';
import { Messages } from './messages';
import { Money } from './money';
import { Parcel } from './parcel';
import { Request } from './request';
import './index.scss';

export default function CasePage() {
  const { params } = useRouter<{ id?: string }>();
  const one = useCase(params.id);
  useShownAgain(one.refetch);
  usePullRefresh(one.refetch);
  const missing = one.error instanceof ApiError && one.error.code === 'not_found';
  return (
    <Page title="售后详情" bottomBar>
      <SignInGate why="登录后查看您的售后">
        {missing ? (
          <Notice icon="list" title="没有找到这个售后" action={{ label: '查看全部售后', onTap: () => replace('afterSales') }} />
        ) : (
          <Async query={one} waiting={<SkeletonBlocks heights={[112, 72, 160, 160]} />}>
            {(found) => <Case one={found} />}
          </Async>
        )}
      </SignInGate>
    </Page>
  );
}

function Case({ one }: { one: CaseView }) {
  const sending = one.status === 'agreed' || one.status === 'sent';
  return (
    <>
      <Head one={one} />
      {sending && one.returnTo ? <ReturnAddress to={one.returnTo} /> : null}
      {one.money ? <Money money={one.money} /> : null}
      {one.resend ? <Parcel id="resend" title="换货包裹" parcel={one.resend} /> : null}
      {one.sendBack ? <Parcel id="send-back" title="商家退回的包裹" parcel={one.sendBack} /> : null}
      {one.returnParcel ? (
        <Parcel
          id="return-parcel"
          title="寄回的包裹"
          parcel={one.returnParcel}
          {...(one.moves.includes('correct') ? { caseId: one.id } : {})}
        />
      ) : null}
      <Goods one={one} />
      <Request one={one} />
      <Messages messages={one.messages} />
      {one.timeline.length > 0 ? (
        <Card id="case-timeline" title="处理进度">
          <Timeline moments={one.timeline} />
        </Card>
      ) : null}
      <CaseActions one={one} />
    </>
  );
}
