import { View } from '@tarojs/components';
import { useState } from 'react';
import { afterSalesRoutes } from '@huitou/shared-types/after-sales/routes.ts';
import type { CaseOptions } from '@huitou/shared-types/after-sales/schema.ts';
import { useIntentionKey } from '@/features/use-intention-key';
import { draftProblem, previewInput, requestInput, withStage, type CaseDraft } from '@/features/after-sales/draft';
import { showCase, useCasePreview } from '@/features/after-sales/queries';
import { messageOf, toast } from '@/platform/feedback';
import { replace } from '@/platform/nav';
import { api } from '@/platform/request';
import { shortTime } from '@/platform/time';
import { BottomBar } from '@/ui/bottom-bar';
import { Button } from '@/ui/button';
import { Card } from '@/ui/cell';
import { Icon } from '@/ui/icon';
import { Price } from '@/ui/price';
import { ConfirmSheet } from './confirm-sheet';
import { KindCard } from './kind-card';
import { LinesCard } from './lines-card';
import { MoneyCard } from './money-card';
import { ReasonCard } from './reason-card';
import { Rules } from './rules';

interface ApplyProps {
  options: CaseOptions;
  initial: CaseDraft;
  pictures: string[];
}

/** The form: what, how many, why, how much; the server reckons with every change. */
export function Apply({ options, initial, pictures: before }: ApplyProps) {
  const [draft, setDraft] = useState(initial);
  const [pictures, setPictures] = useState(before);
  const [uploading, setUploading] = useState(false);
  const [confirming, setConfirming] = useState(false);
  const keyOf = useIntentionKey();
  const preview = useCasePreview(previewInput(options, draft));
  const shown = previewInput(options, draft) ? preview.data : undefined;
  const exchange = draft.kind === 'exchange';
  const next = () => {
    const problem = draftProblem(options, draft, pictures);
    if (problem) return toast(problem);
    if (uploading) return toast('图片还在上传，请稍候');
    if (preview.isError) return toast(messageOf(preview.error));
    setConfirming(true);
  };
  const submit = async () => {
    const input = requestInput(options, draft, pictures);
    if (!input) return;
    const view = await api(afterSalesRoutes.request, input, { idempotencyKey: keyOf(input) });
    await showCase(view);
    toast('申请已提交');
    replace('afterSale', { id: view.id });
  };
  return (
    <>
      {options.until ? (
        <View id="case-until" className="apply-until">
          <Icon name="clock" size={14} />
          可申请至 {shortTime(options.until)}
        </View>
      ) : null}
      <KindCard options={options} draft={draft} onStage={(stage) => setDraft(withStage(options, draft, stage))} onChange={setDraft} />
      <LinesCard options={options} draft={draft} onChange={setDraft} />
      <ReasonCard
        options={options}
        draft={draft}
        pictures={pictures}
        onChange={setDraft}
        onPictures={setPictures}
        onUploading={setUploading}
      />
      {exchange ? null : (
        <MoneyCard
          options={options}
          draft={draft}
          preview={shown}
          error={preview.isError ? preview.error : undefined}
          onChange={setDraft}
        />
      )}
      {shown && shown.rules.length > 0 ? (
        <Card title={exchange ? '换货须知' : '退款须知'}>
          <Rules id="apply-rules" rules={shown.rules} />
        </Card>
      ) : null}
      <BottomBar>
        <View className="apply-total">
          {exchange ? (
            <View className="apply-exchange">换同款同规格商品</View>
          ) : (
            <>
              <View className="apply-total-label">预计退款</View>
              {shown ? <Price id="apply-amount" fen={shown.amount} size="l" /> : <View className="apply-exchange">选好商品后显示</View>}
            </>
          )}
        </View>
        <Button id="apply-next" disabled={preview.isFetching} onTap={next}>
          下一步
        </Button>
      </BottomBar>
      {confirming && shown ? (
        <ConfirmSheet
          options={options}
          draft={draft}
          preview={shown}
          pictures={pictures}
          onClose={() => setConfirming(false)}
          onSubmit={submit}
        />
      ) : null}
    </>
  );
}
