import { useRouter } from '@tarojs/taro';
import { useCase } from '@/features/after-sales/queries';
import { SignInGate } from '@/features/session/sign-in-gate';
import { back } from '@/platform/nav';
import { Async } from '@/ui/async';
import { Notice } from '@/ui/notice';
import { Page } from '@/ui/page';
import { SkeletonBlocks } from '@/ui/skeleton';
import { ParcelForm } from './parcel-form';
import './index.scss';

export default function ReturnPage() {
  const { params } = useRouter<{ id?: string }>();
  const one = useCase(params.id);
  return (
    <Page title={one.data?.returnParcel ? '修改退货单号' : '填写退货单号'} bottomBar>
      <SignInGate why="登录后填写退货单号">
        <Async query={one} waiting={<SkeletonBlocks heights={[120, 200]} />}>
          {(found) =>
            found.moves.includes('send') || found.moves.includes('correct') ? (
              <ParcelForm one={found} />
            ) : (
              <Notice icon="truck" title="现在不需要填写退货单号" action={{ label: '返回', onTap: back }} />
            )
          }
        </Async>
      </SignInGate>
    </Page>
  );
}
