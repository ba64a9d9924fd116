import { View } from '@tarojs/components';
import type { MyTickets } from '@huitou/shared-types/flash-sales/schema.ts';
import { ticketStateLabels } from '@huitou/shared-types/flash-sales/states.ts';
import { useMyTickets } from '@/features/flash/queries';
import { SignInGate } from '@/features/session/sign-in-gate';
import { usePullRefresh } from '@/features/use-pull-refresh';
import { useShownAgain } from '@/features/use-shown';
import { go } from '@/platform/nav';
import { shortTime } from '@/platform/time';
import { Async } from '@/ui/async';
import { LoadMore } from '@/ui/load-more';
import { Notice } from '@/ui/notice';
import { Page } from '@/ui/page';
import { Picture } from '@/ui/picture';
import { Price } from '@/ui/price';
import { SkeletonRows } from '@/ui/skeleton';
import { Tag } from '@/ui/tag';
import './index.scss';

export default function FlashTicketsPage() {
  return (
    <Page title="我的抢购">
      <SignInGate why="登录后查看您的抢购记录">
        <Tickets />
      </SignInGate>
    </Page>
  );
}

function Tickets() {
  const tickets = useMyTickets();
  usePullRefresh(tickets.refetch);
  useShownAgain(tickets.refetch);
  return (
    <Async query={tickets} waiting={<SkeletonRows />}>
      {({ pages }) => {
        const items = pages.flatMap((page) => page.items);
        if (items.length === 0)
          return (
            <Notice
              icon="bolt"
              title="还没有抢购记录"
              hint="抢到的、候补中的都会在这里"
              action={{ label: '去看看秒杀', onTap: () => go('flash') }}
            />
          );
        return (
          <View className="tickets">
            {items.map((ticket) => (
              <TicketRow key={ticket.id} ticket={ticket} />
            ))}
            <LoadMore pages={tickets} />
          </View>
        );
      }}
    </Async>
  );
}

function TicketRow({ ticket }: { ticket: MyTickets['items'][number] }) {
  const { id, state, message, orderId, quantity, claimedAt, item } = ticket;
  const { label, tone } = ticketStateLabels[state];
  const open = () => (orderId !== null ? go('order', { id: orderId }) : go('flashTicket', { id, item: item.itemId }));
  return (
    <View id={`ticket-row-${id}`} className="tickets-row" hoverClass="tickets-row-pressed" onClick={open}>
      <View className="tickets-head">
        <View className="tickets-time">{shortTime(claimedAt)}</View>
        <Tag tone={tone}>{label}</Tag>
      </View>
      <View className="tickets-item">
        <Picture src={item.picture} alt={item.name} className="tickets-picture" />
        <View className="tickets-text">
          <View className="tickets-name">{item.name}</View>
          <View className="tickets-spec">
            {item.spec ? `${item.spec} ` : ''}× {quantity}
          </View>
          <Price fen={item.price} />
        </View>
      </View>
      {message ? <View className="tickets-message">{message}</View> : null}
    </View>
  );
}
