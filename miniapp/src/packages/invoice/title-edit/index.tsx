import { useRouter } from '@tarojs/taro';
import { useTitles } from '@/features/invoices/queries';
import { emptyTitle, titleDraftOf } from '@/features/invoices/title-draft';
import { SignInGate } from '@/features/session/sign-in-gate';
import { back } from '@/platform/nav';
import { Async } from '@/ui/async';
import { Notice } from '@/ui/notice';
import { Page } from '@/ui/page';
import { SkeletonBlocks } from '@/ui/skeleton';
import { TitleForm } from './title-form';
import './index.scss';

export default function TitleEditPage() {
  const { params } = useRouter<{ id?: string; pick?: string }>();
  const titles = useTitles();
  return (
    <Page title={params.id ? '编辑抬头' : '新增抬头'} bottomBar>
      <SignInGate why="登录后管理发票抬头">
        <Async query={titles} waiting={<SkeletonBlocks heights={[48, 200]} />}>
          {(items) => {
            const title = items.find(({ id }) => id === params.id);
            if (params.id && !title) return <Notice icon="list" title="抬头已被删除" action={{ label: '返回', onTap: back }} />;
            const draft = title ? titleDraftOf(title) : { ...emptyTitle, isDefault: items.length === 0 };
            return <TitleForm key={params.id ?? 'new'} id={params.id} initial={draft} picking={params.pick === '1'} />;
          }}
        </Async>
      </SignInGate>
    </Page>
  );
}
