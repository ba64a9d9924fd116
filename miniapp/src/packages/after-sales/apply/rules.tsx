import { View } from '@tarojs/components';
import type { CasePreview } from '@huitou/shared-types/after-sales/schema.ts';
import { Icon } from '@/ui/icon';

/** What becomes of coupons, points, invoices and freight, in the shop's words. */
export function Rules({ id, rules }: { id: string; rules: CasePreview['rules'] }) {
  if (rules.length === 0) return null;
  return (
    <View id={id} className="confirm-rules">
      {rules.map(({ title, text }) => (
        <View key={title} className="confirm-rule">
          <Icon name="info" size={16} />
          <View>
            <View className="confirm-rule-title">{title}</View>
            {text}
          </View>
        </View>
      ))}
    </View>
  );
}
