import { View } from '@tarojs/components';
import { useEffect, useState } from 'react';
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

/** Longer than this is more than a moment. */
const LONG_MS = 15_000;

/** The claim is in, its order is being made: a matter of seconds as a rule. */
export function Queued({ offline }: { offline: boolean }) {
  const [long, setLong] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setLong(true), LONG_MS);
    return () => clearTimeout(timer);
  }, []);
  return (
    <View id="ticket-queued" className="rush">
      <View className="rush-ring" aria-hidden />
      <View id="ticket-title" className="rush-title">
        正在排队下单
      </View>
      <View className="rush-hint">{long ? '参与的人比较多。可以先去逛逛，有结果会告诉您' : '按先后顺序处理，请稍候片刻'}</View>
      <Offline offline={offline} />
      {long ? (
        <View className="rush-actions">
          <Button id="ticket-browse" kind="soft" onTap={() => go('home')}>
            去逛逛
          </Button>
        </View>
      ) : null}
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
    <View id="ticket-waiting" className="rush">
      <View className="rush-place">
        <View className="rush-place-label">候补第</View>
        <View id="ticket-position" className="rush-place-number">
          {position ?? '…'}
        </View>
        <View className="rush-place-label">位</View>
      </View>
      <View id="ticket-title" className="rush-title">
        还有机会
      </View>
      <View className="rush-hint">有人抢到了还没付款。逾期未付的名额会按顺序自动给您下单，您可以先去逛逛。</View>
      <Offline offline={offline} />
      <View className="rush-actions">
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
    <View className="rush-offline" role="status">
      网络不太通畅，正在继续查询，您的位置不受影响
    </View>
  ) : null;
}
