import { View } from '@tarojs/components';
import { useDidShow } from '@tarojs/taro';
import { yuan } from '@huitou/shared-types/money.ts';
import { useOpenCaseCount } from '@/features/after-sales/queries';
import { useCartBadge } from '@/features/cart/badge';
import { useOrderCounts } from '@/features/orders/queries';
import { refresh } from '@/features/queries';
import { useBalance } from '@/features/wallet/queries';
import { ensureSignedIn } from '@/features/session/sign-in';
import { tellFailure } from '@/platform/feedback';
import { go, type PageName, type Query } from '@/platform/nav';
import { Card, Cell } from '@/ui/cell';
import { Icon } from '@/ui/icon';
import { Page } from '@/ui/page';
import { Account } from './account';
import { ServiceCell } from './service-cell';
import './index.scss';

/** Everything here belongs to somebody: sign in first, then go on to where the customer was heading. */
const goSignedIn = (page: PageName, query?: Query) => ensureSignedIn().then(() => go(page, query), tellFailure);

export default function MePage() {
  const counts = useOrderCounts();
  const balance = useBalance();
  const openCases = useOpenCaseCount();
  useCartBadge();
  useDidShow(() => {
    if (counts.data) void refresh('orderCounts', 'balance', 'afterSales');
  });
  const orders = [
    { id: 'unpaid', icon: 'wallet', label: '待付款', count: counts.data?.unpaid },
    { id: 'to_ship', icon: 'box', label: '待发货', count: counts.data?.toShip },
    { id: 'to_receive', icon: 'truck', label: '待收货', count: counts.data?.toReceive },
    { id: 'done', icon: 'done', label: '已完成', count: undefined },
  ];
  return (
    <Page title="我的" tab bare className="me">
      <Account />
      <Card>
        <View id="all-orders" className="me-orders-head" onClick={() => goSignedIn('orders')}>
          <View className="me-orders-title">我的订单</View>
          <View className="me-orders-all">全部</View>
          <Icon name="next" size={16} />
        </View>
        <View className="me-orders">
          {orders.map(({ id, icon, label, count }) => (
            <View
              key={id}
              id={`orders-${id}`}
              className="me-order"
              hoverClass="me-order-pressed"
              onClick={() => goSignedIn('orders', { tab: id })}
            >
              <Icon name={icon} size={26} />
              <View className="me-order-label">{label}</View>
              {count ? <View className="me-badge">{count > 99 ? '99+' : count}</View> : null}
            </View>
          ))}
          <View id="me-cases" className="me-order" hoverClass="me-order-pressed" onClick={() => goSignedIn('afterSales')}>
            <Icon name="shield" size={26} />
            <View className="me-order-label">退款/售后</View>
            {openCases ? <View className="me-badge">{openCases}</View> : null}
          </View>
        </View>
      </Card>
      <Card className="me-list">
        <Cell
          id="me-balance"
          icon="wallet"
          label="我的余额"
          value={balance.data ? `¥${yuan(balance.data.available)}` : ''}
          onTap={() => goSignedIn('wallet')}
        />
        <Cell id="me-invoices" icon="list" label="我的发票" onTap={() => goSignedIn('invoices')} />
      </Card>
      <Card className="me-list">
        <Cell id="me-favourites" icon="heart" label="我的收藏" onTap={() => goSignedIn('favourites')} />
        <Cell id="me-footprints" icon="clock" label="浏览足迹" onTap={() => goSignedIn('footprints')} />
        <Cell id="me-addresses" icon="pin" label="收货地址" onTap={() => goSignedIn('addresses')} />
      </Card>
      <Card className="me-list">
        <ServiceCell />
        <Cell id="me-settings" icon="settings" label="设置与隐私" onTap={() => go('settings')} />
      </Card>
    </Page>
  );
}
