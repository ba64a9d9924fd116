import { View } from '@tarojs/components';
import type { CaseOptionLine, CaseOptions } from '@huitou/shared-types/after-sales/schema.ts';
import { possible, withLine, type CaseDraft } from '@/features/after-sales/draft';
import { go } from '@/platform/nav';
import { Card } from '@/ui/cell';
import { Checkbox } from '@/ui/checkbox';
import { Picture } from '@/ui/picture';
import { Price } from '@/ui/price';
import { Stepper } from '@/ui/stepper';

interface LinesCardProps {
  options: CaseOptions;
  draft: CaseDraft;
  onChange: (draft: CaseDraft) => void;
}

/** The goods that can be asked for, each with how many; those in another case lead there. */
export function LinesCard({ options, draft, onChange }: LinesCardProps) {
  const lines = options.lines.filter((line) => possible(line, draft.stage) > 0 || line.openCaseId);
  const free = lines.filter((line) => possible(line, draft.stage) > 0);
  const all = free.every(({ lineId }) => draft.lines[lineId] !== undefined);
  const chooseAll = (on: boolean) =>
    onChange(
      free.reduce(
        (before, line) =>
          withLine(before, line.lineId, on ? (before.lines[line.lineId] ?? { quantity: possible(line, draft.stage) }) : undefined),
        draft,
      ),
    );
  const title = (
    <View className="apply-lines-title">
      选择商品
      {free.length > 1 ? <Checkbox id="apply-all" checked={all} label="全选" onChange={chooseAll} /> : null}
    </View>
  );
  return (
    <Card title={title}>
      {lines.map((line) => (
        <Line
          key={line.lineId}
          line={line}
          most={possible(line, draft.stage)}
          chosen={draft.lines[line.lineId]?.quantity}
          onChange={(quantity) => onChange(withLine(draft, line.lineId, quantity === undefined ? undefined : { quantity }))}
        />
      ))}
    </Card>
  );
}

interface LineProps {
  line: CaseOptionLine;
  most: number;
  chosen: number | undefined;
  onChange: (quantity: number | undefined) => void;
}

function Line({ line, most, chosen, onChange }: LineProps) {
  const { lineId, openCaseId } = line;
  const busy = most === 0;
  return (
    <View
      id={`apply-line-${lineId}`}
      className={`apply-line ${busy ? 'apply-line-busy' : ''}`}
      onClick={() => (busy ? openCaseId && go('afterSale', { id: openCaseId }) : onChange(chosen === undefined ? most : undefined))}
    >
      <Checkbox
        id={`apply-tick-${lineId}`}
        checked={chosen !== undefined}
        disabled={busy}
        onChange={(on) => onChange(on ? most : undefined)}
      />
      <Picture src={line.picture} alt={line.name} className="apply-picture" />
      <View className="apply-line-text">
        <View className="apply-line-name">{line.name}</View>
        {line.spec ? <View className="apply-line-spec">{line.spec}</View> : null}
        <View className="apply-line-foot">
          {busy ? (
            <View className="apply-line-case">售后处理中，点此查看</View>
          ) : chosen === undefined || most === 1 ? (
            <View className="apply-line-spec">可申请 {most} 件</View>
          ) : (
            <Stepper
              id={`apply-quantity-${lineId}`}
              value={chosen}
              max={most}
              maxReason={`最多可申请 ${most} 件`}
              minReason="至少 1 件，不需要可取消勾选"
              onChange={onChange}
            />
          )}
        </View>
      </View>
      <Price fen={line.unitPrice} tone="ink" />
    </View>
  );
}
