import { View } from '@tarojs/components';
import { useState } from 'react';
import type { DocumentLine, Invoice } from '@huitou/shared-types/invoices/schema.ts';
import { taxRateText } from '@huitou/shared-types/invoices/states.ts';
import { yuan } from '@huitou/shared-types/money.ts';
import { Card } from '@/ui/cell';
import { Icon } from '@/ui/icon';

const SHORT = 3;

/** `税率 13%`; what has no rate says so by its name. */
const taxText = ({ taxRate, taxMark }: DocumentLine): string => {
  const text = taxRateText(taxRate, taxMark);
  return text.endsWith('%') ? `税率 ${text}` : text;
};

/** What the invoice lists; long ones unfold. */
export function Lines({ invoice }: { invoice: Invoice }) {
  const [whole, setWhole] = useState(false);
  const { lines, receipt } = invoice;
  if (lines.length === 0) return null;
  const shown = whole ? lines : lines.slice(0, SHORT);
  return (
    <Card title="开票明细">
      {shown.map((line) => (
        <View key={line.id} className="invoice-line">
          <View className="invoice-line-text">
            <View className="invoice-line-name">{line.property === 'discount' ? '折扣' : line.name}</View>
            <View className="invoice-line-spec">
              {[[line.spec, line.quantity ? `× ${line.quantity}` : ''].filter(Boolean).join(' '), receipt ? '' : taxText(line)]
                .filter(Boolean)
                .join(' · ')}
            </View>
          </View>
          <View className="invoice-line-sums">
            ¥{yuan(line.gross)}
            {line.red > 0 ? <View className="invoice-line-red">已红冲 ¥{yuan(line.red)}</View> : null}
          </View>
        </View>
      ))}
      {lines.length > SHORT ? (
        <View id="all-lines" className="invoice-fold" onClick={() => setWhole(!whole)}>
          {whole ? '收起' : `共 ${lines.length} 行，展开全部`}
          <Icon name={whole ? 'up' : 'down'} size={14} />
        </View>
      ) : null}
    </Card>
  );
}
