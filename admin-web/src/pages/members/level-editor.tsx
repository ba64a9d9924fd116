import { couponAdminRoutes } from '@huitou/shared-types/coupons/routes.ts';
import { membershipAdminRoutes } from '@huitou/shared-types/membership/routes.ts';
import type { LevelRow, UpdateLevelIn } from '@huitou/shared-types/membership/schema.ts';
import { ColorPicker, Flex, Form, Input, InputNumber, Select } from 'antd';
import type { ReactElement } from 'react';
import { useApiQuery } from '../../lib/api.ts';
import { useCan } from '../../lib/auth.ts';
import { FormModal } from '../../ui/form-modal.tsx';
import { MoneyInput } from '../../ui/money-input.tsx';
import { FreightFields, PriceFields } from './benefit-fields.tsx';
import { draftLines, draftOf, inputOf, type LevelDraft } from './level-draft.ts';
import { LevelCardView } from './level-card.tsx';

interface LevelEditorProps {
  /** Null: a new one. */
  level: LevelRow | null;
  /** The lowest begins at nothing, always. */
  lowest: boolean;
  onClose: () => void;
}

/** One level: its threshold and what it brings, beside what the customer will see. */
export const LevelEditor = ({ level, lowest, onClose }: LevelEditorProps): ReactElement => (
  <FormModal
    title={level ? `编辑等级：${level.name}` : '新增等级'}
    width={940}
    route={level ? membershipAdminRoutes.updateLevel : membershipAdminRoutes.createLevel}
    initial={draftOf(level)}
    toInput={(draft: LevelDraft) => (level ? { id: level.id, ...inputOf(draft) } : inputOf(draft)) as UpdateLevelIn}
    done="等级已保存"
    onClose={onClose}
  >
    <Flex gap={28} align="flex-start">
      <div style={{ flex: 1, minWidth: 0 }}>
        <Fields lowest={lowest} />
      </div>
      <div style={{ width: 300, position: 'sticky', top: 0 }}>
        <div className="muted small" style={{ marginBottom: 8 }}>
          顾客看到的样子
        </div>
        <Form.Item noStyle shouldUpdate>
          {({ getFieldsValue }) => <Preview draft={getFieldsValue(true) as LevelDraft} />}
        </Form.Item>
      </div>
    </Flex>
  </FormModal>
);

const Preview = ({ draft }: { draft: LevelDraft }): ReactElement => (
  <LevelCardView name={draft.name} color={draft.color} threshold={draft.threshold ?? 0} lines={draftLines(draft)} note={draft.note} />
);

const Fields = ({ lowest }: { lowest: boolean }): ReactElement => {
  const form = Form.useFormInstance<LevelDraft>();
  const freight = Form.useWatch('freight', form) as LevelDraft['freight'] | undefined;
  return (
    <>
      <Form.Item name="name" label="名称" rules={[{ required: true, whitespace: true, message: '请填写名称' }]}>
        <Input maxLength={12} showCount style={{ width: 220 }} />
      </Form.Item>
      <Form.Item name="color" label="颜色" getValueFromEvent={(value: { toHexString: () => string }) => value.toHexString().slice(0, 7)}>
        <ColorPicker disabledAlpha />
      </Form.Item>
      <Form.Item
        name="threshold"
        label="消费门槛"
        rules={[{ required: true, message: '请填写门槛' }]}
        extra={lowest ? '最低等级注册即享' : '近 12 个月已完成订单的实付（扣除退款）'}
      >
        <MoneyInput disabled={lowest} style={{ width: 220 }} />
      </Form.Item>
      <PriceFields />
      <FreightFields kind={freight} />
      <Form.Item name="rate" label="积分倍数" rules={[{ required: true, message: '请填写倍数' }]}>
        <InputNumber min={0} max={10} step={0.1} precision={2} suffix="倍" style={{ width: 140 }} />
      </Form.Item>
      <Form.Item name="birthdayPoints" label="生日积分" extra="每年一次，生日当天发放">
        <InputNumber min={0} max={100_000} precision={0} suffix="积分" style={{ width: 160 }} />
      </Form.Item>
      <BirthdayCoupon />
      <Form.Item name="note" label="说明">
        <Input.TextArea rows={2} maxLength={200} showCount placeholder="顾客在会员页看到" />
      </Form.Item>
    </>
  );
};

const BirthdayCoupon = (): ReactElement | null => {
  const can = useCan()(couponAdminRoutes.options);
  const templates = useApiQuery(couponAdminRoutes.options, {}, { enabled: can });
  if (!can) return null;
  return (
    <Form.Item name="couponTemplateId" label="生日优惠券">
      <Select
        allowClear
        showSearch={{ optionFilterProp: 'label' }}
        loading={templates.isPending}
        placeholder="不发放"
        style={{ width: 280 }}
        options={(templates.data?.items ?? []).map(({ id, name, headline }) => ({ value: id, label: `${name}（${headline}）` }))}
      />
    </Form.Item>
  );
};
