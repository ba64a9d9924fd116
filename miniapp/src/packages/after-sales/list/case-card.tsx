import { View } from '@tarojs/components';
import type { CaseCard as Card } from '@huitou/shared-types/after-sales/schema.ts';
import { caseKindLabels, caseStatusLabels } from '@huitou/shared-types/after-sales/states.ts';
import { CaseDue } from '@/features/after-sales/case-due';
import { go } from '@/platform/nav';
import { shortTime } from '@/platform/time';
import { Button } from '@/ui/button';
import { Picture } from '@/ui/picture';
import { Price } from '@/ui/price';

export function CaseCard({ one }: { one: Card }) {
  const { id, kind, status, lines, moves } = one;
  const pieces = lines.reduce((sum, { quantity }) => sum + quantity, 0);
  return (
    <View id={`case-${id}`} className="case-card" hoverClass="case-pressed" onClick={() => go('afterSale', { id })}>
      <View className="case-head">
        <View className="case-kind">{caseKindLabels[kind]}</View>
        <View className="case-time">{shortTime(one.requestedAt)}</View>
        <View className={`case-status case-${caseStatusLabels[status].tone}`}>{caseStatusLabels[status].label}</View>
      </View>
      {lines.map((line) => (
        <View key={line.lineId} className="case-line">
          <Picture src={line.picture} alt={line.name} className="case-picture" />
          <View className="case-text">
            <View className="case-name">{line.name}</View>
            <View className="case-spec">
              {line.spec}
              {line.spec ? ' ' : ''}× {line.quantity}
            </View>
          </View>
        </View>
      ))}
      <View className="case-foot">
        <View className="case-due">
          <CaseDue one={one} />
        </View>
        <View className="case-sum">
          共 {pieces} 件
          {kind === 'exchange' ? null : (
            <View className="case-amount">
              {status === 'done' ? '已退' : '退款'} <Price fen={one.amount} tone="ink" />
            </View>
          )}
        </View>
      </View>
      {moves.includes('send') || moves.includes('finishExchange') ? (
        <View className="case-actions">
          {moves.includes('send') ? (
            <Button id={`case-send-${id}`} size="s" onTap={() => go('returnParcel', { id })}>
              填写退货单号
            </Button>
          ) : (
            <Button id={`case-arrived-${id}`} size="s" onTap={() => go('afterSale', { id })}>
              确认收到换货
            </Button>
          )}
        </View>
      ) : null}
    </View>
  );
}
