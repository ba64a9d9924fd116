import { View } from '@tarojs/components';
import { Icon } from '@/ui/icon';
import { Sheet } from '@/ui/sheet';
import type { Delivery } from './use-delivery';

const distanceText = (metres: number): string => (metres < 1000 ? `${metres} 米` : `${(metres / 1000).toFixed(1)} 公里`);

export function StoreSheet({ delivery, onClose }: { delivery: Delivery; onClose: () => void }) {
  return (
    <Sheet id="store-sheet" open title="选择自提门店" onClose={onClose}>
      <View className="checkout-stores">
        {delivery.stores.map((store) => (
          <View
            key={store.id}
            id={`store-${store.id}`}
            className="checkout-store"
            onClick={() => {
              delivery.setStoreId(store.id);
              onClose();
            }}
          >
            <View className="checkout-store-text">
              <View className="checkout-place-title">{store.name}</View>
              <View className="checkout-place-hint">{store.address}</View>
              <View className="checkout-place-hint">
                营业时间 {store.hours}
                {store.distanceM === null ? '' : ` · ${distanceText(store.distanceM)}`}
              </View>
            </View>
            {store.id === delivery.store?.id ? <Icon name="check" size={20} className="checkout-store-on" /> : null}
          </View>
        ))}
      </View>
    </Sheet>
  );
}
