import { useRouter } from '@tarojs/taro';
import { useOrder } from '@/features/orders/queries';
import { SignInGate } from '@/features/session/sign-in-gate';
import { replace } from '@/platform/nav';
import { Async } from '@/ui/async';
import { Notice } from '@/ui/notice';
import { Page } from '@/ui/page';
import { SkeletonBlocks } from '@/ui/skeleton';
import type { Order } from '@huitou/shared-types/orders/schema.ts';
import { Pay } from './pay';
import './index.scss';

export default function PayPage() {
  const { params } = useRouter<{ id?: string; now?: string }>();
  const order = useOrder({ id: params.id });
  return (
    <Page title="付款" bottomBar>
      <SignInGate why="登录后才能付款">
        <Async query={order} waiting={<SkeletonBlocks heights={[180, 72]} />}>
          {(found) => (found.status === 'unpaid' ? <Pay order={found} now={params.now === '1'} /> : <Settled order={found} />)}
        </Async>
      </SignInGate>
    </Page>
  );
}

/** Came back to a page whose order is no longer to be paid. */
function Settled({ order }: { order: Order }) {
  const closed = order.status === 'cancelled';
  return (
    <Notice
      icon={closed ? 'clock' : 'done'}
      title={closed ? '订单已关闭' : '订单已支付'}
      hint={closed ? '超过支付时间的订单会自动关闭，可以重新下单' : undefined}
      action={{ label: '查看订单', onTap: () => replace('order', { id: order.id }), id: 'to-order' }}
    />
  );
}
