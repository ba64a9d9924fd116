import { useRouter } from '@tarojs/taro';
import { useEffect } from 'react';
import { ApiError } from '@huitou/shared-types/client.ts';
import { flashRefusals, flashRefusalNames, type FlashRefusal } from '@huitou/shared-types/flash-sales/states.ts';
import type { Ticket } from '@huitou/shared-types/flash-sales/schema.ts';
import { useFlashItem } from '@/features/flash/queries';
import { useTicket } from '@/features/flash/use-ticket';
import { stopWatching, watchWaiting } from '@/features/flash/watch-waiting';
import { refresh } from '@/features/queries';
import { useWatched } from '@/features/risk/use-watched';
import { SignInGate } from '@/features/session/sign-in-gate';
import { replace } from '@/platform/nav';
import { paramText } from '@/platform/params';
import { Async } from '@/ui/async';
import { Notice } from '@/ui/notice';
import { Page } from '@/ui/page';
import { SkeletonBlocks } from '@/ui/skeleton';
import { ItemCard } from './item-card';
import { Ordered } from './ordered';
import { Queued, Waiting } from './in-line';
import { Lost } from './lost';
import './index.scss';

export default function FlashTicketPage() {
  const { params } = useRouter<{ id?: string; item?: string; reason?: string; fresh?: string }>();
  const id = params.id ? paramText(params.id) : undefined;
  const reason = flashRefusalNames.find((one) => one === params.reason);
  useWatched();
  return (
    <Page title="抢购结果" trail={params.item ? `item:${params.item}` : undefined} watched>
      <SignInGate why="登录后查看抢购结果">
        {id === undefined ? (
          <Settled state="refused" reason={reason ?? 'sold_out'} itemId={params.item} />
        ) : (
          <Followed id={id} itemId={params.item} fresh={params.fresh === '1'} />
        )}
      </SignInGate>
    </Page>
  );
}

/** A ticket that is asked about until it is settled. */
function Followed({ id, itemId, fresh }: { id: string; itemId: string | undefined; fresh: boolean }) {
  const ticket = useTicket(id);
  const missing = ticket.error instanceof ApiError && (ticket.error.status === 404 || ticket.error.status === 403);
  if (missing && !ticket.data)
    return <Notice icon="bolt" title="没有找到这次抢购" action={{ label: '查看我的抢购', onTap: () => replace('flashTickets') }} />;
  return (
    <Async query={ticket} waiting={<SkeletonBlocks heights={[240, 96]} />}>
      {(found) => <Stand ticket={found} id={id} itemId={itemId} fresh={fresh} offline={ticket.isError} />}
    </Async>
  );
}

interface StandProps {
  ticket: Ticket;
  id: string;
  itemId: string | undefined;
  fresh: boolean;
  /** The last question was not answered. */
  offline: boolean;
}

function Stand({ ticket, id, itemId, fresh, offline }: StandProps) {
  const { state, reason } = ticket;
  const item = useFlashItem(itemId).data;
  const name = item?.name ?? '秒杀商品';
  useEffect(() => {
    void refresh('orders', 'orderCounts', 'flashTickets', 'flashItem');
    stopWatching();
    if (state !== 'waiting' && state !== 'queued') return;
    // Whoever goes on browsing is told when it is their turn.
    return () => watchWaiting(id, name);
  }, [state, id, name]);
  if (state === 'ordered' && ticket.orderId !== null)
    return (
      <>
        <Ordered orderId={ticket.orderId} payBefore={ticket.payBefore} fresh={fresh} />
        <ItemCard item={item} />
      </>
    );
  if (state === 'queued')
    return (
      <>
        <Queued offline={offline} />
        <ItemCard item={item} />
      </>
    );
  if (state === 'waiting')
    return (
      <>
        <Waiting id={id} position={ticket.position} offline={offline} />
        <ItemCard item={item} />
      </>
    );
  return <Settled state={state === 'refused' ? 'refused' : 'gone'} reason={reason} message={ticket.message} itemId={itemId} />;
}

interface SettledProps {
  state: 'refused' | 'gone';
  reason: FlashRefusal | null;
  message?: string;
  itemId: string | undefined;
}
function Settled({ state, reason, message, itemId }: SettledProps) {
  const item = useFlashItem(itemId).data;
  return (
    <>
      <Lost state={state} reason={reason} message={message || (reason ? flashRefusals[reason] : '')} item={item} />
      <ItemCard item={item} />
    </>
  );
}
