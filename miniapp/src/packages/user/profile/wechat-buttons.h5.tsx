import { View } from '@tarojs/components';
import Taro from '@tarojs/taro';
import type { ReactNode } from 'react';
import { tellFailure, toast } from '@/platform/feedback';
import { wechatLogin } from '@/platform/login';

/** In a browser an avatar is a picture from the disk. */
export function ChooseAvatar({ onChosen, children }: { onChosen: (path: string) => Promise<void>; children: ReactNode }) {
  const choose = async () => {
    const { tempFilePaths } = await Taro.chooseImage({ count: 1, sizeType: ['compressed'] });
    const [path] = tempFilePaths;
    if (path) await onChosen(path).catch(tellFailure);
  };
  return (
    <View id="choose-avatar" className="profile-native" role="button" onClick={() => choose().catch(() => undefined)}>
      {children}
    </View>
  );
}

/** The sandbox hands out a code for the phone number together with that for signing in. */
export function PhoneButton({ bound, onCode }: { bound: boolean; onCode: (code: string) => Promise<void> }) {
  const bind = async () => {
    const { phoneCode } = await wechatLogin();
    if (!phoneCode) return;
    await onCode(phoneCode);
    toast('手机号已绑定');
  };
  return (
    <View id="bind-phone" className="profile-bind" role="button" onClick={() => bind().catch(tellFailure)}>
      {bound ? '更换' : '绑定'}
    </View>
  );
}
