import { afterSalesAdminRoutes } from '@huitou/shared-types/after-sales/routes.ts';
import type { CaseOptions, PreviewCaseIn } from '@huitou/shared-types/after-sales/schema.ts';
import { caseKindLabels, caseStageLabels, type CaseKind, type CaseStage } from '@huitou/shared-types/after-sales/states.ts';
import type { Fen } from '@huitou/shared-types/money.ts';
import { Alert, App, Form, Input, Modal, Radio, Select } from 'antd';
import { useState, type ReactElement } from 'react';
import { useNavigate } from 'react-router';
import { useApiQuery } from '../../../lib/api.ts';
import { errorMessage, useAction } from '../../../lib/use-action.ts';
import { useSettled } from '../../../lib/use-settled.ts';
import { Gallery } from '../../../ui/image-upload.tsx';
import { MoneyInput } from '../../../ui/money-input.tsx';
import { EmptyState, Loaded } from '../../../ui/states.tsx';
import { CasePreviewBox } from './case-preview.tsx';
import { piecesOf, stagesOf, toAskedLines, type Picked } from './open-case-lines.ts';
import { LinePicker } from './line-picker.tsx';

/** Opens a case for a customer who called: what they want of which pieces, why, and what would come back. */
export const OpenCase = ({ orderId, onClose }: { orderId: string; onClose: () => void }): ReactElement => {
  const options = useApiQuery(afterSalesAdminRoutes.options, { orderId }, { refetchOnFocus: false });
  const usable = options.data && stagesOf(options.data.lines).length > 0;
  if (options.data && usable) return <OpenCaseForm options={options.data} onClose={onClose} />;
  return (
    <Modal open title="代客售后" footer={null} onCancel={onClose}>
      <Loaded query={options}>{(data) => <EmptyState text={data.why || '没有可以售后的商品'} />}</Loaded>
    </Modal>
  );
};

const kindsOf = (stage: CaseStage): CaseKind[] => (stage === 'unshipped' ? ['refund_only'] : ['return_refund', 'refund_only', 'exchange']);

const OpenCaseForm = ({ options, onClose }: { options: CaseOptions; onClose: () => void }): ReactElement => {
  const { message } = App.useApp();
  const navigate = useNavigate();
  const stages = stagesOf(options.lines);
  const [stage, setStage] = useState<CaseStage>(stages.includes('shipped') ? 'shipped' : 'unshipped');
  const [kind, setKind] = useState<CaseKind>(stage === 'shipped' ? 'return_refund' : 'refund_only');
  const [picked, setPicked] = useState<Picked>({});
  const [reason, setReason] = useState<string | undefined>();
  const [unexplained, setUnexplained] = useState(false);
  const [description, setDescription] = useState('');
  const [pictures, setPictures] = useState<string[]>([]);
  const [freight, setFreight] = useState<Fen | null>(null);
  const [toBalance, setToBalance] = useState(false);
  const open = useAction(afterSalesAdminRoutes.open, '售后单已建立');

  const lines = toAskedLines(picked, options.lines, stage, kind);
  const asked: PreviewCaseIn = { orderId: options.orderId, kind, stage, lines, toBalance };
  const settled = JSON.parse(useSettled(JSON.stringify(asked))) as PreviewCaseIn;
  const preview = useApiQuery(afterSalesAdminRoutes.preview, settled, {
    enabled: settled.lines.length > 0,
    keepPrevious: true,
    refetchOnFocus: false,
  });
  const reasons = options.reasons.filter((one) => one.kinds.includes(kind) && one.stages.includes(stage));
  const shown = lines.length > 0 ? preview.data : undefined;

  const toStage = (next: CaseStage): void => {
    setStage(next);
    setPicked({});
    setReason(undefined);
    setKind(kindsOf(next)[0] ?? 'refund_only');
  };
  const submit = async (): Promise<void> => {
    if (lines.length === 0) return void message.warning('请选择商品');
    if (!reason) return setUnexplained(true);
    const made = await open.run({
      ...asked,
      reason,
      description: description.trim(),
      pictures,
      ...(freight === null || kind === 'exchange' ? {} : { freight }),
    });
    if (!made) return;
    onClose();
    void navigate(`/after-sales?tab=all&open=${made.id}`);
  };
  return (
    <Modal
      open
      title={`代客售后 · 订单 ${options.orderNo}`}
      width={820}
      okText="建立售后单"
      confirmLoading={open.busy}
      mask={{ closable: false }}
      onOk={() => void submit()}
      onCancel={onClose}
    >
      <Form labelCol={{ flex: '80px' }}>
        {stages.length > 1 && (
          <Form.Item label="货物">
            <Radio.Group
              optionType="button"
              value={stage}
              options={stages.map((value) => ({ value, label: caseStageLabels[value] }))}
              onChange={(event) => toStage(event.target.value as CaseStage)}
            />
          </Form.Item>
        )}
        <Form.Item label="类型">
          <Radio.Group
            optionType="button"
            value={kind}
            options={kindsOf(stage).map((value) => ({ value, label: caseKindLabels[value] }))}
            onChange={(event) => {
              setKind(event.target.value as CaseKind);
              setReason(undefined);
            }}
          />
        </Form.Item>
        <LinePicker
          lines={options.lines.filter((line) => piecesOf(line, stage) > 0)}
          stage={stage}
          picked={picked}
          amounts={kind !== 'exchange'}
          onChange={setPicked}
        />
        <Form.Item
          label="原因"
          required
          style={{ marginTop: 16 }}
          {...(unexplained && !reason ? { validateStatus: 'error' as const, help: '请选择原因' } : {})}
        >
          <Select
            showSearch={{ optionFilterProp: 'label' }}
            placeholder="请选择"
            {...(reason ? { value: reason } : {})}
            options={reasons.map(({ code, group, label }) => ({ value: code, label: `${group} · ${label}` }))}
            onChange={setReason}
          />
        </Form.Item>
        <Form.Item label="说明">
          <Input.TextArea
            rows={2}
            maxLength={500}
            value={description}
            placeholder="客户怎么说的，例如电话内容"
            onChange={(event) => setDescription(event.target.value)}
          />
        </Form.Item>
        <Form.Item label="图片">
          <Gallery value={pictures} onChange={setPictures} max={9} main={false} />
        </Form.Item>
        {kind !== 'exchange' && (
          <>
            <Form.Item label="退运费" extra="留空按店铺规则">
              <MoneyInput value={freight} onChange={setFreight} style={{ width: 160 }} placeholder="按规则" aria-label="退运费" />
            </Form.Item>
            <Form.Item label="退款去向" style={{ marginBottom: 12 }}>
              <Radio.Group
                value={toBalance}
                onChange={(event) => setToBalance(event.target.value as boolean)}
                options={[
                  { value: false, label: '原路退回' },
                  { value: true, label: '退到余额' },
                ]}
              />
            </Form.Item>
          </>
        )}
      </Form>
      {lines.length > 0 && preview.error && <Alert type="error" showIcon title={errorMessage(preview.error)} />}
      {shown && <CasePreviewBox preview={shown} exchange={kind === 'exchange'} freight={freight} />}
    </Modal>
  );
};
