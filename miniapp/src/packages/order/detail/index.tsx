import { useDidShow, useRouter } from '@tarojs/taro';
import { useRef } from 'react';
import { ApiError } from '@huitou/shared-types/client.ts';
import { orderRoutes } from '@huitou/shared-types/orders/routes.ts';
import type { Order } from '@huitou/shared-types/orders/schema.ts';
import { takePicked } from '@/features/addresses/picked';
import { useCaseOptions, useCasesOf } from '@/features/after-sales/queries';
import { OrderActions } from '@/features/orders/order-actions';
import { useFulfilment, useOrder } from '@/features/orders/queries';
import { refresh } from '@/features/queries';
import { SignInGate } from '@/features/session/sign-in-gate';
import { usePullRefresh } from '@/features/use-pull-refresh';
import { tellFailure, toast } from '@/platform/feedback';
import { back, replace } from '@/platform/nav';
import { api } from '@/platform/request';
import { Async } from '@/ui/async';
import { BottomBar } from '@/ui/bottom-bar';
import { Notice } from '@/ui/notice';
import { Page } from '@/ui/page';
import { SkeletonBlocks } from '@/ui/skeleton';
import { Cases } from './cases';
import { Destination } from './destination';
import { Goods } from './goods';
import { Head } from './head';
import { Invoice } from './invoice';
import { Parcels } from './parcels';
import { PickupCode } from './pickup-code';
import { Record } from './record';
import './index.scss';

export default function OrderPage() {
  // WeChat's own order pages lead here with the number of the order instead of its id.
  const { params } = useRouter<{ id?: string; merchant_trade_no?: string }>();
  const order = useOrder({ id: params.id, no: params.merchant_trade_no });
  const missing = order.error instanceof ApiError && order.error.code === 'not_found';
  usePullRefresh(order.refetch);
  return (
    <Page title="订单详情" bottomBar>
      <SignInGate why="登录后查看您的订单">
        {missing ? (
          <Notice icon="list" title="没有找到这个订单" action={{ label: '查看全部订单', onTap: () => replace('orders') }} />
        ) : (
          <Async query={order} waiting={<SkeletonBlocks heights={[96, 88, 160, 160]} />}>
            {(found) => <Detail order={found} />}
          </Async>
        )}
      </SignInGate>
    </Page>
  );
}

const shippedOnce = (order: Order) => order.shippedAt !== null || order.status === 'part_shipped';

function Detail({ order }: { order: Order }) {
  const changing = useRef(false);
  const fulfilment = useFulfilment(order.id, order.deliveryKind === 'pickup' ? order.paidAt !== null : shippedOnce(order));
  const paid = order.paidAt !== null;
  const options = useCaseOptions(order.id, paid && order.status !== 'cancelled');
  const cases = useCasesOf(order.id, paid);
  const changeAddress = async (addressId: string) => {
    if (changing.current) return;
    changing.current = true;
    await api(orderRoutes.changeAddress, { id: order.id, addressId })
      .then(() => toast('收货地址已修改'))
      .catch(tellFailure);
    await refresh('order', 'orders');
    changing.current = false;
  };
  useDidShow(() => {
    const addressId = takePicked();
    if (addressId) void changeAddress(addressId);
    else void refresh('order', 'afterSaleOptions', 'afterSales', 'invoices');
  });
  return (
    <>
      <Head order={order} />
      {fulfilment.data?.pickup ? <PickupCode pickup={fulfilment.data.pickup} /> : null}
      {fulfilment.data && fulfilment.data.parcels.length > 0 ? <Parcels parcels={fulfilment.data.parcels} /> : null}
      <Cases cases={cases.data ?? []} />
      <Destination order={order} />
      <Goods order={order} options={options.data} />
      {paid ? <Invoice orderId={order.id} /> : null}
      <Record order={order} />
      <BottomBar>
        <OrderActions order={order} inDetail onHidden={back} />
      </BottomBar>
    </>
  );
}
