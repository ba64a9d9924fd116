import { useRouter } from '@tarojs/taro';
import type { CaseOptions, CaseView } from '@huitou/shared-types/after-sales/schema.ts';
import { againDraft, newDraft, stagesOf } from '@/features/after-sales/draft';
import { useCase, useCaseOptions } from '@/features/after-sales/queries';
import { SignInGate } from '@/features/session/sign-in-gate';
import { go } from '@/platform/nav';
import { Async } from '@/ui/async';
import { Notice } from '@/ui/notice';
import { Page } from '@/ui/page';
import { SkeletonBlocks } from '@/ui/skeleton';
import { Apply } from './apply';
import './index.scss';

export default function ApplyPage() {
  // `again`: the ended case that is asked once more
  const { params } = useRouter<{ orderId?: string; lineId?: string; again?: string }>();
  const options = useCaseOptions(params.orderId ?? '', Boolean(params.orderId));
  const ended = useCase(params.again);
  const waiting = <SkeletonBlocks heights={[96, 160, 120, 160]} />;
  const open = (found: CaseOptions, again?: CaseView) => {
    if (!found.open || stagesOf(found).length === 0) return <Closed options={found} />;
    const initial = again ? againDraft(found, again) : newDraft(found, { lineId: params.lineId });
    return <Apply key={found.orderId} options={found} initial={initial} pictures={again?.pictures ?? []} />;
  };
  return (
    <Page title="申请售后" bottomBar>
      <SignInGate why="登录后申请售后">
        <Async query={options} waiting={waiting}>
          {(found) =>
            params.again ? (
              <Async query={ended} waiting={waiting}>
                {(again) => open(found, again)}
              </Async>
            ) : (
              open(found)
            )
          }
        </Async>
      </SignInGate>
    </Page>
  );
}

/** Nothing can be asked: why, and where to look instead. */
function Closed({ options }: { options: CaseOptions }) {
  const caseId = options.lines.find(({ openCaseId }) => openCaseId)?.openCaseId;
  return (
    <Notice
      icon="list"
      title="现在不能申请售后"
      hint={options.why || '没有可以申请的商品'}
      action={
        caseId
          ? { label: '查看进行中的售后', onTap: () => go('afterSale', { id: caseId }) }
          : { label: '查看订单', onTap: () => go('order', { id: options.orderId }) }
      }
    />
  );
}
