import { View } from '@tarojs/components';
import { useState } from 'react';
import { flashRoutes } from '@huitou/shared-types/flash-sales/routes.ts';
import { askFor } from '@/features/flash/remind';
import { stopWatching } from '@/features/flash/watch-waiting';
import { queryClient, keys, refresh } from '@/features/queries';
import { templateOf } from '@/features/shop/template';
import { confirm, toast } from '@/platform/feedback';
import { go } from '@/platform/nav';
import { api } from '@/platform/request';
import { canSubscribe } from '@/platform/subscribe';
import { Button } from '@/ui/button';

/** The unit is taken, the order is being made: a matter of seconds. */
export function Queued({ offline }: { offline: boolean }) {
  return (
    <View id="ticket-queued" className="ticket">
      <View className="ticket-ring" aria-hidden />
      <View id="ticket-title" className="ticket-title">
        正在为您下单
      </View>
      <View className="ticket-hint">名额已为您留好，请稍候片刻</View>
      <Offline offline={offline} />
    </View>
  );
}

/** In line for what others do not pay. */
export function Waiting({ id, position, offline }: { id: string; position: number | null; offline: boolean }) {
  const [asked, setAsked] = useState(false);
  const leave = async () => {
    if (!(await confirm('放弃候补？', '放弃后再排，要从最后一位开始。', { yes: '放弃', danger: true }))) return;
    queryClient.setQueryData([...keys.flashTicket, id], await api(flashRoutes.leave, { id }));
    stopWatching();
    await refresh('flashTickets', 'flashItem');
  };
  const notify = async () => {
    const allowed = await askFor('flashTurn');
    setAsked(allowed);
    toast(allowed ? '轮到您时会通知您' : '没有开启通知，请留意本页');
  };
  return (
    <View id="ticket-waiting" className="ticket">
      <View className="ticket-place">
        <View className="ticket-place-label">候补第</View>
        <View id="ticket-position" className="ticket-place-number">
          {position ?? '…'}
        </View>
        <View className="ticket-place-label">位</View>
      </View>
      <View id="ticket-title" className="ticket-title">
        还有机会
      </View>
      <View className="ticket-hint">有人抢到了还没付款。逾期未付的名额会按顺序自动给您下单，您可以先去逛逛。</View>
      <Offline offline={offline} />
      <View className="ticket-actions">
        <Button id="ticket-leave" kind="plain" onTap={leave}>
          放弃候补
        </Button>
        {canSubscribe && templateOf('flashTurn') !== '' && !asked ? (
          <Button id="ticket-notify" onTap={notify}>
            轮到时通知我
          </Button>
        ) : (
          <Button id="ticket-browse" kind="soft" onTap={() => go('home')}>
            去逛逛
          </Button>
        )}
      </View>
    </View>
  );
}

function Offline({ offline }: { offline: boolean }) {
  return offline ? (
    <View className="ticket-offline" role="status">
      网络不太通畅，正在继续查询，您的位置不受影响
    </View>
  ) : null;
}
