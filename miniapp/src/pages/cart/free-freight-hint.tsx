import { View } from '@tarojs/components';
import { yuan } from '@huitou/shared-types/money.ts';
import type { Quote } from '@huitou/shared-types/pricing/schema.ts';
import { go } from '@/platform/nav';
import { Icon } from '@/ui/icon';

/** How little is missing for free freight, as the server counts it. */
export function FreeFreightHint({ quote }: { quote: Quote | null }) {
  const lack = quote?.freight.lackForFree;
  if (!quote || !lack) return null;
  return (
    <View id="free-freight" className="cart-free" onClick={() => go('home')}>
      <Icon name="truck" size={18} />
      <View className="cart-free-text">再买 ¥{yuan(lack)} 免运费</View>
      <View>去凑单</View>
      <Icon name="next" size={14} />
    </View>
  );
}
