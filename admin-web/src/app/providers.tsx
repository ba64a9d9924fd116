import { QueryClientProvider } from '@tanstack/react-query';
import { App, ConfigProvider } from 'antd';
import zhCN from 'antd/locale/zh_CN';
import type { ReactElement, ReactNode } from 'react';
import { queryClient } from '../lib/api.ts';
import { theme } from './theme.ts';

/** Everything that the pages take for granted: language, look, data, messages. */
export const Providers = ({ children }: { children: ReactNode }): ReactElement => (
  <ConfigProvider locale={zhCN} theme={theme} button={{ autoInsertSpace: false }} form={{ scrollToFirstError: true }}>
    <App message={{ maxCount: 3 }}>
      <QueryClientProvider client={queryClient}>{children}</QueryClientProvider>
    </App>
  </ConfigProvider>
);
