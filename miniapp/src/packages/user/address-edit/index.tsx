import { useRouter } from '@tarojs/taro';
import { useAddresses } from '@/features/addresses/queries';
import { draftOf, emptyDraft } from '@/features/addresses/address-draft';
import { SignInGate } from '@/features/session/sign-in-gate';
import { back } from '@/platform/nav';
import { Async } from '@/ui/async';
import { Notice } from '@/ui/notice';
import { Page } from '@/ui/page';
import { SkeletonBlocks } from '@/ui/skeleton';
import { AddressForm } from './address-form';
import './index.scss';

export default function AddressEditPage() {
  const { params } = useRouter<{ id?: string; pick?: string }>();
  const addresses = useAddresses();
  return (
    <Page title={params.id ? '编辑收货地址' : '新建收货地址'} bottomBar>
      <SignInGate why="登录后管理收货地址">
        <Async query={addresses} waiting={<SkeletonBlocks heights={[120, 260]} />}>
          {(items) => {
            const address = items.find(({ id }) => id === params.id);
            if (params.id && !address) return <Notice icon="pin" title="地址已被删除" action={{ label: '返回', onTap: back }} />;
            const draft = address ? draftOf(address) : { ...emptyDraft, isDefault: items.length === 0 };
            return <AddressForm key={params.id ?? 'new'} id={params.id} initial={draft} picking={params.pick === '1'} />;
          }}
        </Async>
      </SignInGate>
    </Page>
  );
}
