import { View } from '@tarojs/components';
import type { CaseOptions } from '@huitou/shared-types/after-sales/schema.ts';
import { reasonTree, type CaseDraft } from '@/features/after-sales/draft';
import { Options } from '@/ui/options';
import { Sheet } from '@/ui/sheet';

interface ReasonSheetProps {
  options: CaseOptions;
  draft: CaseDraft;
  onClose: () => void;
  onChoose: (code: string) => void;
}

export function ReasonSheet({ options, draft, onClose, onChoose }: ReasonSheetProps) {
  return (
    <Sheet id="reason-sheet" open title="申请原因" onClose={onClose}>
      {reasonTree(options.reasons, draft).map(({ group, items }, i) => (
        <View key={group}>
          <View className="reason-group">{group}</View>
          <Options
            id={`reason-${i}`}
            options={items.map(({ code, label, pictures }) => ({ key: code, label, ...(pictures ? { hint: '需要上传图片' } : {}) }))}
            current={draft.reason}
            onChange={(code) => {
              onChoose(code);
              onClose();
            }}
          />
        </View>
      ))}
    </Sheet>
  );
}
