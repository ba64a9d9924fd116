import { View } from '@tarojs/components';
import { useState } from 'react';
import { customerRoutes } from '@huitou/shared-types/customers/routes.ts';
import type { Customer } from '@huitou/shared-types/customers/schema.ts';
import { fileRoutes } from '@huitou/shared-types/files/routes.ts';
import { keys, queryClient } from '@/features/queries';
import { SignInGate } from '@/features/session/sign-in-gate';
import { useMe } from '@/features/session/use-me';
import { toast } from '@/platform/feedback';
import { back } from '@/platform/nav';
import { api } from '@/platform/request';
import { Async } from '@/ui/async';
import { BottomBar } from '@/ui/bottom-bar';
import { Button } from '@/ui/button';
import { Card, Cell } from '@/ui/cell';
import { Field } from '@/ui/field';
import { Icon } from '@/ui/icon';
import { Page } from '@/ui/page';
import { Picture } from '@/ui/picture';
import { SkeletonBlocks } from '@/ui/skeleton';
import { ChooseAvatar, PhoneButton } from './wechat-buttons';
import './index.scss';

export default function ProfilePage() {
  const me = useMe();
  return (
    <Page title="个人资料" bottomBar>
      <SignInGate why="登录后编辑个人资料">
        <Async query={me} waiting={<SkeletonBlocks heights={[120, 160]} />}>
          {(customer) => <Profile key={customer.id} customer={customer} />}
        </Async>
      </SignInGate>
    </Page>
  );
}

const show = (customer: Customer): void => {
  queryClient.setQueryData(keys.me, customer);
};

function Profile({ customer }: { customer: Customer }) {
  const [nickname, setNickname] = useState(customer.nickname);
  const upload = async (path: string) => {
    const { url } = await api(fileRoutes.uploadImage, { file: path });
    show(await api(customerRoutes.updateProfile, { avatar: url }));
    toast('头像已更新');
  };
  const save = async () => {
    if (nickname.trim() === '') return toast('请填写昵称');
    if (nickname.trim() !== customer.nickname) show(await api(customerRoutes.updateProfile, { nickname: nickname.trim() }));
    toast('已保存');
    back();
  };
  return (
    <>
      <View className="profile-avatar">
        <ChooseAvatar onChosen={upload}>
          {customer.avatar ? (
            <Picture src={customer.avatar} alt="头像" className="profile-picture" />
          ) : (
            <View className="profile-picture profile-none">
              <Icon name="user" size={40} />
            </View>
          )}
          <View className="profile-camera">
            <Icon name="camera" size={16} />
          </View>
        </ChooseAvatar>
      </View>
      <Card>
        <Field id="nickname" label="昵称" type="nickname" value={nickname} maxlength={20} placeholder="怎么称呼您" onChange={setNickname} />
        <Cell
          id="profile-phone"
          label="手机号"
          value={
            <View className="profile-phone">
              {customer.phone ?? '未绑定'}
              <PhoneButton bound={customer.phone !== null} onCode={async (code) => show(await api(customerRoutes.bindPhone, { code }))} />
            </View>
          }
        />
      </Card>
      <View className="profile-hint">手机号只用于配送和售后联系</View>
      <BottomBar>
        <Button id="profile-save" block onTap={save}>
          保存
        </Button>
      </BottomBar>
    </>
  );
}
