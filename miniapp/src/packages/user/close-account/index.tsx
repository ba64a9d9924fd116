import { View } from '@tarojs/components';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { customerRoutes } from '@huitou/shared-types/customers/routes.ts';
import type { DeletionCheck } from '@huitou/shared-types/customers/schema.ts';
import { keys, queryClient, refresh } from '@/features/queries';
import { SignInGate } from '@/features/session/sign-in-gate';
import { confirm, toast } from '@/platform/feedback';
import { go } from '@/platform/nav';
import { api } from '@/platform/request';
import { dateTime } from '@/platform/time';
import { Async } from '@/ui/async';
import { Button } from '@/ui/button';
import { Card } from '@/ui/cell';
import { Checkbox } from '@/ui/checkbox';
import { Icon } from '@/ui/icon';
import { Page } from '@/ui/page';
import { SkeletonBlocks } from '@/ui/skeleton';
import './index.scss';

export default function CloseAccountPage() {
  return (
    <Page title="注销账号">
      <SignInGate why="登录后办理注销">
        <CloseAccount />
      </SignInGate>
    </Page>
  );
}

const show = async (check: DeletionCheck) => {
  queryClient.setQueryData(keys.deletion, check);
  await refresh('me');
};

function CloseAccount() {
  const check = useQuery({ queryKey: keys.deletion, queryFn: () => api(customerRoutes.deletionCheck), staleTime: 0 });
  return (
    <Async query={check} waiting={<SkeletonBlocks heights={[160, 160]} />}>
      {(found) => (found.deletionAt ? <Waiting at={found.deletionAt} /> : <Ask check={found} />)}
    </Async>
  );
}

function Waiting({ at }: { at: string }) {
  const keep = async () => {
    await show(await api(customerRoutes.cancelDeletion));
    toast('已撤销注销，欢迎回来');
  };
  return (
    <Card className="close-card" title="正在等待注销">
      <View id="deletion-at" className="close-text">
        账号将在 {dateTime(at)} 注销。在此之前可以随时撤销。
      </View>
      <Button id="deletion-cancel" block onTap={keep}>
        撤销注销
      </Button>
    </Card>
  );
}

function Ask({ check }: { check: DeletionCheck }) {
  const [agreed, setAgreed] = useState(false);
  const submit = async () => {
    if (!(await confirm('确定注销账号？', `${check.coolDays} 天后生效，期间可以撤销。`, { yes: '申请注销', danger: true }))) return;
    await show(await api(customerRoutes.requestDeletion));
  };
  return (
    <>
      <Card className="close-card" title="注销后会怎样">
        {[
          '个人资料、收货地址、收藏和足迹将被删除，不能恢复',
          '订单等交易记录按法律要求匿名保存',
          `${check.coolDays} 天冷静期内可以随时撤销`,
        ].map((line) => (
          <View key={line} className="close-line">
            <View className="close-dot" />
            {line}
          </View>
        ))}
      </Card>
      {check.blockers.length > 0 ? (
        <Card id="deletion-blockers" className="close-card" title="请先处理以下事项">
          {check.blockers.map((blocker) => (
            <View key={blocker} className="close-line close-blocker">
              <Icon name="alert" size={16} />
              {blocker}
            </View>
          ))}
          <Button id="deletion-orders" kind="soft" block onTap={() => go('orders')}>
            去看我的订单
          </Button>
        </Card>
      ) : (
        <View className="close-ask">
          <Checkbox id="deletion-agree" checked={agreed} label="我已了解注销的后果" onChange={setAgreed} />
          <Button id="deletion-submit" kind="danger" block disabled={!agreed || !check.allowed} onTap={submit}>
            申请注销
          </Button>
        </View>
      )}
    </>
  );
}
