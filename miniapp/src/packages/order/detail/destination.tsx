import { View } from '@tarojs/components';
import Taro from '@tarojs/taro';
import type { Order } from '@huitou/shared-types/orders/schema.ts';
import { placeText } from '@/features/addresses/queries';
import { go } from '@/platform/nav';
import { Button } from '@/ui/button';
import { Card } from '@/ui/cell';
import { Icon } from '@/ui/icon';

/** Where it goes: the address, changeable until shipping, or the store. */
export function Destination({ order }: { order: Order }) {
  const { address, store } = order;
  if (store)
    return (
      <Card>
        <View className="destination">
          <Icon name="store" size={22} className="destination-icon" />
          <View className="destination-text">
            <View className="destination-title">{store.name}</View>
            <View className="destination-hint">{store.address}</View>
            <View className="destination-hint">营业时间 {store.hours}</View>
          </View>
          {store.phone ? (
            <Button id="call-store" kind="plain" size="s" onTap={() => Taro.makePhoneCall({ phoneNumber: store.phone })}>
              联系门店
            </Button>
          ) : null}
        </View>
      </Card>
    );
  if (!address) return null;
  const changeable = order.status === 'unpaid' || order.status === 'paid';
  return (
    <Card>
      <View className="destination">
        <Icon name="pin" size={22} className="destination-icon" />
        <View className="destination-text">
          <View id="order-address" className="destination-title">
            {placeText(address) + address.detail}
          </View>
          <View className="destination-hint">
            {address.name} {address.phone}
          </View>
        </View>
        {changeable ? (
          <Button id="change-address" kind="plain" size="s" onTap={() => go('addresses', { pick: 1 })}>
            修改
          </Button>
        ) : null}
      </View>
    </Card>
  );
}
