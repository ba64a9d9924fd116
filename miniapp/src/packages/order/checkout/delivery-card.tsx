import { View } from '@tarojs/components';
import { useState } from 'react';
import { placeText } from '@/features/addresses/queries';
import { go } from '@/platform/nav';
import { Card } from '@/ui/cell';
import { Field } from '@/ui/field';
import { Icon } from '@/ui/icon';
import { Segments } from '@/ui/segments';
import { StoreSheet } from './store-sheet';
import type { Delivery } from './use-delivery';

interface DeliveryCardProps {
  delivery: Delivery;
  pickupPhone: string;
  onPickupPhone: (phone: string) => void;
}

export function DeliveryCard({ delivery, pickupPhone, onPickupPhone }: DeliveryCardProps) {
  const [choosing, setChoosing] = useState(false);
  const { kind, kinds, address, store } = delivery;
  return (
    <Card className="checkout-delivery">
      {kinds.length > 1 ? (
        <Segments
          id="delivery"
          options={kinds.map((key) =>
            key === 'express' ? { key, label: '快递配送', icon: 'truck' } : { key, label: '到店自提', icon: 'store' },
          )}
          current={kind}
          onChange={delivery.setKind}
        />
      ) : null}
      {kind === 'express' ? (
        <View
          id="checkout-address"
          className="checkout-place"
          onClick={() => (address ? go('addresses', { pick: 1 }) : go('addressEdit', { pick: 1 }))}
        >
          <Icon name="pin" size={22} className="checkout-place-icon" />
          {address ? (
            <View className="checkout-place-text">
              <View className="checkout-place-title">{placeText(address) + address.detail}</View>
              <View className="checkout-place-hint">
                {address.name} {address.phone}
              </View>
            </View>
          ) : (
            <View className="checkout-place-text checkout-place-title">请添加收货地址</View>
          )}
          <Icon name="next" size={16} />
        </View>
      ) : (
        <>
          <View id="checkout-store" className="checkout-place" onClick={() => setChoosing(true)}>
            <Icon name="store" size={22} className="checkout-place-icon" />
            <View className="checkout-place-text">
              <View className="checkout-place-title">{store?.name ?? '暂无可自提的门店'}</View>
              {store ? <View className="checkout-place-hint">{store.address}</View> : null}
              {store ? <View className="checkout-place-hint">营业时间 {store.hours}</View> : null}
            </View>
            {delivery.stores.length > 1 ? <Icon name="next" size={16} /> : null}
          </View>
          <Field
            id="pickup-phone"
            label="联系电话"
            type="number"
            maxlength={11}
            value={pickupPhone}
            placeholder="选填，到货时方便联系您"
            onChange={onPickupPhone}
          />
        </>
      )}
      {choosing ? <StoreSheet delivery={delivery} onClose={() => setChoosing(false)} /> : null}
    </Card>
  );
}
