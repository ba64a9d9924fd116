import { ScrollView, View } from '@tarojs/components';
import type { Parcel } from '@huitou/shared-types/fulfilment/schema.ts';
import { copy } from '@/platform/feedback';
import { shortTime } from '@/platform/time';
import { Card } from '@/ui/cell';
import { Icon } from '@/ui/icon';
import { Picture } from '@/ui/picture';

export function Parcels({ parcels }: { parcels: readonly Parcel[] }) {
  return (
    <Card id="parcels" title={parcels.length > 1 ? `包裹（共 ${parcels.length} 个）` : '包裹'}>
      {parcels.map((parcel) => (
        <View key={parcel.id} id={`parcel-${parcel.no}`} className="parcel">
          <View className="parcel-head">
            <Icon name="truck" size={20} />
            <View className="parcel-name">{parcel.kind === 'express' ? parcel.carrierName : '无需物流'}</View>
            <View className="parcel-time">{shortTime(parcel.shippedAt)} 发出</View>
          </View>
          {parcel.kind === 'express' ? (
            <View id={`copy-tracking-${parcel.no}`} className="parcel-number" onClick={() => copy(parcel.trackingNo, '单号已复制')}>
              运单号 {parcel.trackingNo}
              <View className="parcel-copy">
                <Icon name="copy" size={14} />
                复制
              </View>
            </View>
          ) : null}
          <ScrollView scrollX enhanced showScrollbar={false} className="parcel-lines">
            <View className="parcel-row">
              {parcel.lines.map((line) => (
                <View key={line.lineId} className="parcel-line">
                  <Picture src={line.picture} alt={line.name} className="parcel-picture" />
                  <View className="parcel-quantity">× {line.quantity}</View>
                </View>
              ))}
            </View>
          </ScrollView>
        </View>
      ))}
    </Card>
  );
}
