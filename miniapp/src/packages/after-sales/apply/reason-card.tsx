import { Textarea, View } from '@tarojs/components';
import { useState, type Dispatch, type SetStateAction } from 'react';
import type { CaseOptions } from '@huitou/shared-types/after-sales/schema.ts';
import { freightBearerLabels } from '@huitou/shared-types/after-sales/states.ts';
import { reasonOf, type CaseDraft } from '@/features/after-sales/draft';
import { PictureField } from '@/features/pictures/picture-field';
import { Card, Cell } from '@/ui/cell';
import { ReasonSheet } from './reason-sheet';

interface ReasonCardProps {
  options: CaseOptions;
  draft: CaseDraft;
  pictures: string[];
  onChange: (draft: CaseDraft) => void;
  onPictures: Dispatch<SetStateAction<string[]>>;
  onUploading: (busy: boolean) => void;
}

const MAX_PICTURES = 9;

/** Why, in the shop's words and the customer's own, with pictures where they help. */
export function ReasonCard({ options, draft, pictures, onChange, onPictures, onUploading }: ReasonCardProps) {
  const [choosing, setChoosing] = useState(false);
  const reason = reasonOf(options, draft);
  const goesBack = draft.kind !== 'refund_only';
  return (
    <Card className="apply-reason">
      <Cell id="apply-reason" label="申请原因" value={reason?.label ?? '请选择'} onTap={() => setChoosing(true)} />
      {reason && goesBack ? <Cell label="寄回运费" value={freightBearerLabels[reason.freightBy]} /> : null}
      <View className="apply-words">
        <Textarea
          id="apply-description"
          className="apply-description"
          value={draft.description}
          maxlength={500}
          autoHeight
          placeholder="补充说明，选填。写清楚问题能处理得更快"
          placeholderClass="placeholder"
          onInput={(event) => onChange({ ...draft, description: event.detail.value })}
        />
        <View className="apply-pictures-label">
          图片凭证{reason?.pictures ? <View className="apply-needed">必填</View> : <View className="apply-optional">选填</View>}
        </View>
        <PictureField id="apply-pictures" value={pictures} max={MAX_PICTURES} onChange={onPictures} onBusy={onUploading} />
      </View>
      {choosing ? (
        <ReasonSheet
          options={options}
          draft={draft}
          onClose={() => setChoosing(false)}
          onChoose={(code) => onChange({ ...draft, reason: code })}
        />
      ) : null}
    </Card>
  );
}
