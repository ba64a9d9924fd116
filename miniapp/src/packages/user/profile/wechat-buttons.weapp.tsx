import { Button as NativeButton } from '@tarojs/components';
import type { ReactNode } from 'react';
import { tellFailure, toast } from '@/platform/feedback';

/** WeChat's way to an avatar: the customer picks one, we get a temporary file. */
export function ChooseAvatar({ onChosen, children }: { onChosen: (path: string) => Promise<void>; children: ReactNode }) {
  return (
    <NativeButton
      id="choose-avatar"
      className="profile-native"
      openType="chooseAvatar"
      onChooseAvatar={(event) => onChosen(event.detail.avatarUrl).catch(tellFailure)}
    >
      {children}
    </NativeButton>
  );
}

/** WeChat's way to the phone number: a code that the server exchanges. */
export function PhoneButton({ bound, onCode }: { bound: boolean; onCode: (code: string) => Promise<void> }) {
  return (
    <NativeButton
      id="bind-phone"
      className="profile-bind"
      openType="getPhoneNumber"
      onGetPhoneNumber={(event) => {
        if (event.detail.code) onCode(event.detail.code).then(() => toast('手机号已绑定'), tellFailure);
      }}
    >
      {bound ? '更换' : '绑定'}
    </NativeButton>
  );
}
