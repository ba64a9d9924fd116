import { View } from '@tarojs/components';
import type { CaseCard } from '@huitou/shared-types/after-sales/schema.ts';
import { caseKindLabels, caseStatusLabels } from '@huitou/shared-types/after-sales/states.ts';
import { CaseDue } from '@/features/after-sales/case-due';
import { go } from '@/platform/nav';
import { Card } from '@/ui/cell';
import { Icon } from '@/ui/icon';
import { Price } from '@/ui/price';
import { Tag } from '@/ui/tag';

/** The cases of the order, newest first; each leads to where it stands. */
export function Cases({ cases }: { cases: readonly CaseCard[] }) {
  if (cases.length === 0) return null;
  return (
    <Card id="order-cases" title="售后">
      {cases.map((one) => (
        <View key={one.id} id={`order-case-${one.id}`} className="order-case" onClick={() => go('afterSale', { id: one.id })}>
          <View className="order-case-text">
            <View className="order-case-name">
              {caseKindLabels[one.kind]}
              <Tag tone={caseStatusLabels[one.status].tone}>{caseStatusLabels[one.status].label}</Tag>
            </View>
            <CaseDue one={one} />
          </View>
          {one.kind === 'exchange' ? null : <Price fen={one.amount} tone="ink" />}
          <Icon name="next" size={16} />
        </View>
      ))}
    </Card>
  );
}
