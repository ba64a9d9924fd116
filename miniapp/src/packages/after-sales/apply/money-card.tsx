import { View } from '@tarojs/components';
import type { CaseOptions, CasePreview } from '@huitou/shared-types/after-sales/schema.ts';
import { yuan } from '@huitou/shared-types/money.ts';
import { amountOpen, withLine, type CaseDraft } from '@/features/after-sales/draft';
import { messageOf } from '@/platform/feedback';
import { BillRow } from '@/ui/bill';
import { Card } from '@/ui/cell';
import { Segments } from '@/ui/segments';
import { AmountField } from './amount-field';

interface MoneyCardProps {
  options: CaseOptions;
  draft: CaseDraft;
  preview: CasePreview | undefined;
  error: unknown;
  onChange: (draft: CaseDraft) => void;
}

/** How the amount comes about, how much of it the customer asks for, and which way it goes. */
export function MoneyCard({ options, draft, preview, error, onChange }: MoneyCardProps) {
  if (error !== undefined && !preview) return <Card title="退款金额">{messageOf(error)}</Card>;
  if (!preview) return null;
  const nameOf = (lineId: string) => options.lines.find((line) => line.lineId === lineId)?.name ?? '';
  const open = amountOpen(draft);
  const { money } = preview;
  return (
    <Card title="退款金额">
      {preview.lines.map((line) =>
        open ? (
          <AmountField
            key={line.lineId}
            id={`apply-amount-${line.lineId}`}
            label={preview.lines.length > 1 ? nameOf(line.lineId) : '商品'}
            hint={`${line.quantity} 件，最多 ¥${yuan(line.max)}`}
            value={line.amount}
            max={line.max}
            onChange={(amount) => onChange(withLine(draft, line.lineId, { quantity: line.quantity, amount }))}
          />
        ) : (
          <BillRow
            key={line.lineId}
            label={preview.lines.length > 1 ? nameOf(line.lineId) : '商品'}
            hint={`${line.quantity} 件`}
            fen={line.amount}
          />
        ),
      )}
      <BillRow label="运费" hint={preview.freightText} fen={preview.freight} />
      <BillRow label="预计退款" fen={preview.amount} total />
      {error === undefined ? null : <View className="apply-error">{messageOf(error)}</View>}
      {draft.toBalance || money.channelPart > 0 ? (
        <View className="apply-way">
          <Segments
            id="way"
            options={[
              { key: 'original', label: '原路退回' },
              { key: 'balance', label: '退到余额' },
            ]}
            current={draft.toBalance ? 'balance' : 'original'}
            onChange={(way) => onChange({ ...draft, toBalance: way === 'balance' })}
          />
        </View>
      ) : null}
      <View id="apply-way-text" className="apply-way-text">
        {money.text}
        {money.expected ? `，${money.expected}` : ''}
      </View>
    </Card>
  );
}
