import { View } from '@tarojs/components';
import type { CaseView } from '@huitou/shared-types/after-sales/schema.ts';
import { copy } from '@/platform/feedback';
import { go } from '@/platform/nav';
import { shortTime } from '@/platform/time';
import { Card } from '@/ui/cell';
import { Icon } from '@/ui/icon';

interface ParcelProps {
  id: string;
  title: string;
  parcel: NonNullable<CaseView['returnParcel']>;
  /** The number can still be corrected. */
  caseId?: string;
}

export function Parcel({ id, title, parcel, caseId }: ParcelProps) {
  return (
    <Card id={id} title={title}>
      <View className="case-parcel">
        <Icon name="truck" size={20} />
        <View className="case-parcel-name">{parcel.carrierName}</View>
        <View className="case-parcel-time">{shortTime(parcel.at)}</View>
      </View>
      <View className="case-parcel-number">
        <View id={`${id}-no`} className="case-parcel-digits">
          {parcel.trackingNo}
        </View>
        {caseId ? (
          <View id="correct-parcel" className="case-link" onClick={() => go('returnParcel', { id: caseId })}>
            修改
          </View>
        ) : null}
        <View id={`copy-${id}`} className="case-link" onClick={() => copy(parcel.trackingNo, '单号已复制')}>
          复制
        </View>
      </View>
    </Card>
  );
}
