import { useRouter } from '@tarojs/taro';
import { useInvoice } from '@/features/invoices/queries';
import { SignInGate } from '@/features/session/sign-in-gate';
import { back } from '@/platform/nav';
import { Async } from '@/ui/async';
import { Notice } from '@/ui/notice';
import { Page } from '@/ui/page';
import { SkeletonBlocks } from '@/ui/skeleton';
import { ReissueForm } from './reissue-form';
import './index.scss';

export default function ReissuePage() {
  const { params } = useRouter<{ id?: string }>();
  const invoice = useInvoice(params.id);
  return (
    <Page title="换开发票" bottomBar>
      <SignInGate why="登录后换开发票">
        <Async query={invoice} waiting={<SkeletonBlocks heights={[140, 96, 120]} />}>
          {(found) =>
            found.canReissue ? (
              <ReissueForm invoice={found} />
            ) : (
              <Notice
                icon="list"
                title="这张发票不能换开"
                hint="已红冲、换开过或超出次数的发票请联系客服"
                action={{ label: '返回', onTap: back }}
              />
            )
          }
        </Async>
      </SignInGate>
    </Page>
  );
}
