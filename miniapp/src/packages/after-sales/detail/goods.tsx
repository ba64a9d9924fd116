import { View } from '@tarojs/components';
import type { CaseLine, CaseView } from '@huitou/shared-types/after-sales/schema.ts';
import { yuan } from '@huitou/shared-types/money.ts';
import { go } from '@/platform/nav';
import { BillRow } from '@/ui/bill';
import { Card } from '@/ui/cell';
import { Picture } from '@/ui/picture';
import { Price } from '@/ui/price';

/** What the case is about, what was found on inspection, and what is asked or agreed for it. */
export function Goods({ one }: { one: CaseView }) {
  const exchange = one.kind === 'exchange';
  const asked = one.lines.reduce((sum, line) => sum + line.asked, 0);
  return (
    <Card title={exchange ? '换货商品' : '退款商品'}>
      {one.lines.map((line) => (
        <View
          key={line.lineId}
          id={`case-line-${line.lineId}`}
          className="case-goods"
          onClick={() => go('product', { id: line.productId })}
        >
          <Picture src={line.picture} alt={line.name} className="case-goods-picture" />
          <View className="case-goods-text">
            <View className="case-goods-name">{line.name}</View>
            <View className="case-goods-spec">
              {line.spec}
              {line.spec ? ' ' : ''}× {line.quantity}
            </View>
            <Found line={line} />
          </View>
          {exchange ? null : <Price fen={line.amount} tone="ink" />}
        </View>
      ))}
      {exchange ? null : (
        <View className="case-goods-bill">
          {one.freight > 0 || one.goods < asked ? (
            <BillRow label="商品" fen={one.goods} hint={one.goods < asked ? `申请 ¥${yuan(asked)}` : undefined} />
          ) : null}
          {one.freight > 0 ? <BillRow label="运费" fen={one.freight} /> : null}
          {one.money ? null : <BillRow id="case-amount" label="退款合计" fen={one.amount} total />}
        </View>
      )}
    </Card>
  );
}

function Found({ line }: { line: CaseLine }) {
  const { sellable, damaged, missing } = line;
  if (damaged + missing === 0) return sellable > 0 ? <View className="case-goods-fine">验货完好</View> : null;
  const parts = [damaged > 0 ? `损坏 ${damaged} 件` : '', missing > 0 ? `缺少 ${missing} 件` : ''].filter(Boolean);
  return <View className="case-goods-wrong">验货：{parts.join('，')}</View>;
}
