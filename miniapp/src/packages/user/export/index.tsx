import { View } from '@tarojs/components';
import { useQuery } from '@tanstack/react-query';
import { customerRoutes } from '@huitou/shared-types/customers/routes.ts';
import { keys, queryClient } from '@/features/queries';
import { SignInGate } from '@/features/session/sign-in-gate';
import { saveDownload } from '@/platform/download';
import { api } from '@/platform/request';
import { dateTime } from '@/platform/time';
import { Async } from '@/ui/async';
import { Button } from '@/ui/button';
import { Card } from '@/ui/cell';
import { Icon } from '@/ui/icon';
import { Page } from '@/ui/page';
import { SkeletonBlocks } from '@/ui/skeleton';
import './index.scss';

const POLL_MS = 3000;

export default function ExportPage() {
  return (
    <Page title="导出我的数据">
      <SignInGate why="登录后导出您的数据">
        <DataExport />
      </SignInGate>
    </Page>
  );
}

function DataExport() {
  const state = useQuery({
    queryKey: keys.dataExport,
    queryFn: () => api(customerRoutes.dataExport),
    staleTime: 0,
    refetchInterval: (query) => (query.state.data?.state === 'preparing' ? POLL_MS : false),
  });
  const request = async () => {
    queryClient.setQueryData(keys.dataExport, await api(customerRoutes.requestDataExport));
  };
  return (
    <Async query={state} waiting={<SkeletonBlocks heights={[160, 120]} />}>
      {({ state: phase, downloadUrl, requestedAt }) => (
        <>
          <Card className="export">
            <Icon name={phase === 'ready' ? 'done' : phase === 'preparing' ? 'clock' : 'download'} size={40} className="export-icon" />
            <View id={`export-${phase}`} className="export-title">
              {phase === 'ready' ? '数据已准备好' : phase === 'preparing' ? '正在准备您的数据' : '导出一份您的数据'}
            </View>
            <View className="export-hint">
              {requestedAt ? `申请于 ${dateTime(requestedAt)}` : '包括账号资料、收货地址、订单、收藏和浏览足迹'}
            </View>
            {phase === 'ready' && downloadUrl ? (
              <Button id="export-download" block onTap={() => saveDownload(downloadUrl)}>
                下载
              </Button>
            ) : null}
            {phase !== 'preparing' ? (
              <Button id="export-request" kind={phase === 'ready' ? 'plain' : 'primary'} block onTap={request}>
                {phase === 'ready' ? '重新申请' : '申请导出'}
              </Button>
            ) : null}
          </Card>
          <View className="export-note">下载链接只对您本人有效，请妥善保管导出的文件。</View>
        </>
      )}
    </Async>
  );
}
