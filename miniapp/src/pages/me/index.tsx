import { View } from '@tarojs/components';
import { useDidShow } from '@tarojs/taro';
import { useOpenCaseCount } from '@/features/after-sales/queries';
import { useCartBadge } from '@/features/cart/badge';
import { useOrderCounts } from '@/features/orders/queries';
import { refresh } from '@/features/queries';
import { go } from '@/platform/nav';
import { Card, Cell } from '@/ui/cell';
import { Icon } from '@/ui/icon';
import { Page } from '@/ui/page';
import { Account } from './account';
import { Assets, Claimable } from './assets';
import { goSignedIn } from './go-signed-in';
import { ServiceCell } from './service-cell';
import './index.scss';

export default function MePage() {
  const counts = useOrderCounts();
  const openCases = useOpenCaseCount();
  useCartBadge();
  useDidShow(() => {
    if (counts.data) void refresh('orderCounts', 'balance', 'couponCounts', 'membership', 'afterSales');
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
      <Assets />
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
        <Cell id="me-member" icon="crown" label="会员中心" onTap={() => goSignedIn('member')} />
        <Cell id="me-centre" icon="ticket" label="领券中心" value={<Claimable />} onTap={() => go('couponCentre')} />
        <Cell id="me-flash" icon="bolt" label="我的抢购" onTap={() => goSignedIn('flashTickets')} />
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
