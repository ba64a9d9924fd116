import { QueryClientProvider } from '@tanstack/react-query';
import { useLaunch } from '@tarojs/taro';
import type { PropsWithChildren } from 'react';
import { queryClient } from './features/queries';
import { signInUnseen } from './features/session/sign-in';
import { offerUpdate } from './platform/update';
import './platform/surface';
import './app.scss';

export default function App({ children }: PropsWithChildren) {
  useLaunch(() => {
    void signInUnseen();
    offerUpdate();
  });
  return <QueryClientProvider client={queryClient}>{children}</QueryClientProvider>;
}
