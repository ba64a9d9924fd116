import { View } from '@tarojs/components';
import type { ReactNode } from 'react';
import type { CaseOptions, CasePreview } from '@huitou/shared-types/after-sales/schema.ts';
import { caseKindLabels } from '@huitou/shared-types/after-sales/states.ts';
import { yuan } from '@huitou/shared-types/money.ts';
import { reasonOf, type CaseDraft } from '@/features/after-sales/draft';
import { PictureRow } from '@/features/pictures/picture-field';
import { Button } from '@/ui/button';
import { Price } from '@/ui/price';
import { Sheet } from '@/ui/sheet';
import { Rules } from './rules';

interface ConfirmSheetProps {
  options: CaseOptions;
  draft: CaseDraft;
  preview: CasePreview;
  pictures: string[];
  onClose: () => void;
  onSubmit: () => Promise<void>;
}

/** Everything once more before it is sent: what, why, how much, which way, and what becomes of coupons and invoices. */
export function ConfirmSheet({ options, draft, preview, pictures, onClose, onSubmit }: ConfirmSheetProps) {
  const exchange = draft.kind === 'exchange';
  const { money } = preview;
  return (
    <Sheet
      id="confirm-case"
      open
      title="确认申请"
      onClose={onClose}
      footer={
        <Button id="apply-submit" block onTap={onSubmit}>
          提交申请
        </Button>
      }
    >
      <View className="confirm-case">
        {exchange ? null : (
          <View className="confirm-amount">
            <View className="confirm-amount-label">预计退款</View>
            <Price fen={preview.amount} size="xl" tone="ink" />
            <View className="confirm-amount-made">
              商品 ¥{yuan(preview.goods)}
              {preview.freight > 0 ? ` + 运费 ¥${yuan(preview.freight)}` : ''}
            </View>
          </View>
        )}
        <Fact label="类型">{caseKindLabels[draft.kind]}</Fact>
        <Fact label="商品">
          {preview.lines.map(({ lineId, quantity }) => (
            <View key={lineId}>
              {options.lines.find((line) => line.lineId === lineId)?.name} × {quantity}
            </View>
          ))}
        </Fact>
        <Fact label="原因">{reasonOf(options, draft)?.label}</Fact>
        {draft.description.trim() ? <Fact label="说明">{draft.description.trim()}</Fact> : null}
        {pictures.length > 0 ? (
          <Fact label="凭证">
            <PictureRow pictures={pictures} />
          </Fact>
        ) : null}
        {exchange ? null : <Fact label="退款方式">{money.text}</Fact>}
        {exchange || !money.expected ? null : <Fact label="预计到账">{money.expected}</Fact>}
        <Rules id="confirm-rules" rules={preview.rules} />
        <View className="confirm-answer">{preview.answerWithin}</View>
      </View>
    </Sheet>
  );
}

function Fact({ label, children }: { label: string; children: ReactNode }) {
  return (
    <View className="confirm-fact">
      <View className="confirm-label">{label}</View>
      <View className="confirm-value">{children}</View>
    </View>
  );
}
