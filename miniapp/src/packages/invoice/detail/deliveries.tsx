import { View } from '@tarojs/components';
import type { InvoiceDelivery } from '@huitou/shared-types/invoices/schema.ts';
import { shortTime } from '@/platform/time';
import { Card } from '@/ui/cell';
import { Icon } from '@/ui/icon';
import { Tag } from '@/ui/tag';

const labels = { waiting: '发送中', sent: '已发送', failed: '发送失败' } as const;
const tones = { waiting: 'waiting', sent: 'done', failed: 'bad' } as const;

/** Where the invoice has been sent. */
export function Deliveries({ deliveries }: { deliveries: readonly InvoiceDelivery[] }) {
  if (deliveries.length === 0) return null;
  return (
    <Card id="invoice-deliveries" title="发送记录">
      {deliveries.map((one) => (
        <View key={one.id} className="delivery">
          <Icon name={one.channel === 'email' ? 'mail' : 'chat'} size={20} className="delivery-icon" />
          <View className="delivery-text">
            <View>{one.target}</View>
            {one.failure ? <View className="delivery-failure">{one.failure}</View> : null}
            {one.at ? <View className="delivery-time">{shortTime(one.at)}</View> : null}
          </View>
          <Tag tone={tones[one.status]}>{labels[one.status]}</Tag>
        </View>
      ))}
    </Card>
  );
}
