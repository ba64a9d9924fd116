import type { CaseOptions } from '@huitou/shared-types/after-sales/schema.ts';
import { caseKindLabels, type CaseKind, type CaseStage } from '@huitou/shared-types/after-sales/states.ts';
import { kindsOf, stagesOf, type CaseDraft } from '@/features/after-sales/draft';
import { Card } from '@/ui/cell';
import { Options } from '@/ui/options';
import { Segments } from '@/ui/segments';

interface KindCardProps {
  options: CaseOptions;
  draft: CaseDraft;
  onStage: (stage: CaseStage) => void;
  onChange: (draft: CaseDraft) => void;
}

const hints: Record<CaseStage, Record<CaseKind, string>> = {
  unshipped: { refund_only: '还没发出的商品不再发货，款项退回', return_refund: '', exchange: '' },
  shipped: {
    return_refund: '已收到货，寄回后退款',
    refund_only: '没收到货，或和商家说好不用寄回',
    exchange: '已收到货，换同款同规格的新商品',
  },
};
const order: readonly CaseKind[] = ['return_refund', 'refund_only', 'exchange'];

/** What the customer wants, and about which pieces when some have left and some have not. */
export function KindCard({ options, draft, onStage, onChange }: KindCardProps) {
  const stages = stagesOf(options);
  const kinds = order.filter((kind) => kindsOf(draft.stage).includes(kind));
  return (
    <Card title="售后类型" className="apply-kinds">
      {stages.length > 1 ? (
        <Segments
          id="stage"
          options={[
            { key: 'shipped', label: '已发货的商品' },
            { key: 'unshipped', label: '未发货的商品' },
          ]}
          current={draft.stage}
          onChange={onStage}
        />
      ) : null}
      <Options
        id="kind"
        options={kinds.map((key) => ({ key, label: caseKindLabels[key], hint: hints[draft.stage][key] }))}
        current={draft.kind}
        onChange={(kind) => onChange({ ...draft, kind })}
      />
    </Card>
  );
}
