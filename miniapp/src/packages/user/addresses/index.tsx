import { View } from '@tarojs/components';
import { useRouter } from '@tarojs/taro';
import type { Address } from '@huitou/shared-types/customers/schema.ts';
import { pickAddress } from '@/features/addresses/picked';
import { placeText, useAddresses } from '@/features/addresses/queries';
import { SignInGate } from '@/features/session/sign-in-gate';
import { useShownAgain } from '@/features/use-shown';
import { back, go } from '@/platform/nav';
import { Async } from '@/ui/async';
import { BottomBar } from '@/ui/bottom-bar';
import { Button } from '@/ui/button';
import { Icon } from '@/ui/icon';
import { Notice } from '@/ui/notice';
import { Page } from '@/ui/page';
import { SkeletonBlocks } from '@/ui/skeleton';
import { Tag } from '@/ui/tag';
import './index.scss';

export default function AddressesPage() {
  const { params } = useRouter<{ pick?: string }>();
  const picking = params.pick === '1';
  return (
    <Page title={picking ? '选择收货地址' : '收货地址'} bottomBar>
      <SignInGate why="登录后管理收货地址">
        <Addresses picking={picking} />
        <BottomBar>
          <Button id="address-add" block onTap={() => go('addressEdit', picking ? { pick: 1 } : {})}>
            新建收货地址
          </Button>
        </BottomBar>
      </SignInGate>
    </Page>
  );
}

function Addresses({ picking }: { picking: boolean }) {
  const addresses = useAddresses();
  useShownAgain(addresses.refetch);
  const choose = (address: Address) => {
    if (!picking) return go('addressEdit', { id: address.id });
    pickAddress(address.id);
    back();
  };
  return (
    <Async query={addresses} waiting={<SkeletonBlocks heights={[92, 92, 92]} />}>
      {(items) =>
        items.length === 0 ? (
          <Notice icon="pin" title="还没有收货地址" hint="粘贴一段文字，就能自动识别" />
        ) : (
          items.map((address) => (
            <View key={address.id} id={`address-${address.id}`} className="address" onClick={() => choose(address)}>
              <View className="address-text">
                <View className="address-place">
                  {address.isDefault ? <Tag tone="accent">默认</Tag> : null}
                  {placeText(address)}
                </View>
                <View className="address-detail">{address.detail}</View>
                <View className="address-who">
                  {address.name} {address.phone}
                </View>
              </View>
              <View
                id={`address-edit-${address.id}`}
                className="address-edit"
                role="button"
                aria-label="编辑"
                onClick={(event) => {
                  event.stopPropagation();
                  go('addressEdit', { id: address.id });
                }}
              >
                <Icon name="edit" size={20} />
              </View>
            </View>
          ))
        )
      }
    </Async>
  );
}
