import { View } from '@tarojs/components';
import type { ReactNode } from 'react';
import type { CaseView } from '@huitou/shared-types/after-sales/schema.ts';
import { caseKindLabels, freightBearerLabels } from '@huitou/shared-types/after-sales/states.ts';
import { PictureRow } from '@/features/pictures/picture-field';
import { copy } from '@/platform/feedback';
import { go } from '@/platform/nav';
import { dateTime } from '@/platform/time';
import { Card } from '@/ui/cell';

/** What was asked for, as the customer sent it. */
export function Request({ one }: { one: CaseView }) {
  return (
    <Card title="申请信息">
      <Fact label="售后编号">
        <View id="case-no" className="case-no">
          {one.no}
        </View>
        <View id="copy-case-no" className="case-link" onClick={() => copy(one.no, '售后编号已复制')}>
          复制
        </View>
      </Fact>
      <Fact label="订单编号">
        <View className="case-no">{one.orderNo}</View>
        <View id="case-order" className="case-link" onClick={() => go('order', { id: one.orderId })}>
          查看
        </View>
      </Fact>
      <Fact label="类型">{caseKindLabels[one.kind]}</Fact>
      <Fact label="原因">{one.reason.label}</Fact>
      {one.kind === 'refund_only' ? null : <Fact label="寄回运费">{freightBearerLabels[one.freightBy]}</Fact>}
      {one.kind === 'exchange' ? null : <Fact label="退款去向">{one.toBalance ? '退到余额' : '原路退回'}</Fact>}
      {one.description ? <Fact label="说明">{one.description}</Fact> : null}
      <Fact label="申请时间">{dateTime(one.requestedAt)}</Fact>
      {one.previousId ? (
        <Fact label="上次申请">
          <View className="case-link" onClick={() => go('afterSale', { id: one.previousId ?? '' })}>
            查看
          </View>
        </Fact>
      ) : null}
      {one.pictures.length > 0 ? (
        <View className="case-pictures">
          <PictureRow pictures={one.pictures} />
        </View>
      ) : null}
    </Card>
  );
}

function Fact({ label, children }: { label: string; children: ReactNode }) {
  return (
    <View className="case-fact">
      <View className="case-fact-label">{label}</View>
      <View className="case-fact-value">{children}</View>
    </View>
  );
}
