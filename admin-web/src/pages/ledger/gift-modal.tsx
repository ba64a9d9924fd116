import { ledgerAdminRoutes } from '@huitou/shared-types/ledger/routes.ts';
import { Form, Input, Space, Tag } from 'antd';
import type { ReactElement } from 'react';
import { money } from '../../lib/format.ts';
import { FormModal } from '../../ui/form-modal.tsx';
import { MoneyInput } from '../../ui/money-input.tsx';

const REASONS = ['售后补偿', '活动奖励', '发货延误补偿', '老客关怀'];

interface Gift {
  amount: number | null;
  reason: string;
}

/** Gives a customer balance; the server asks for the password and holds the limit. */
export const GiftModal = ({ customerId, name, onClose }: { customerId: string; name: string; onClose: () => void }): ReactElement => (
  <FormModal
    title={`赠送余额给 ${name}`}
    route={ledgerAdminRoutes.gift}
    initial={{ amount: null, reason: '' } as Gift}
    toInput={({ amount, reason }: Gift) => ({ customerId, amount: amount ?? 0, reason: reason.trim() })}
    done="余额已赠送"
    okText="赠送"
    onClose={onClose}
  >
    <Form.Item
      name="amount"
      label="金额"
      required
      rules={[
        {
          validator: (_, fen: number | null) =>
            fen !== null && fen > 0 ? Promise.resolve() : Promise.reject(new Error('请填写大于 0 的金额')),
        },
      ]}
    >
      <MoneyInput autoFocus style={{ width: 200 }} />
    </Form.Item>
    <Form.Item noStyle shouldUpdate={(before: Gift, after: Gift) => before.amount !== after.amount}>
      {({ getFieldValue }) => {
        const amount = getFieldValue('amount') as number | null;
        return (
          <p className="muted small" style={{ margin: '-12px 0 12px 96px' }}>
            {amount ? `客户立即可用 ${money(amount)}，计入“赠送支出”` : '赠送后客户立即可用，可用于支付订单，不可提现'}
          </p>
        );
      }}
    </Form.Item>
    <Form.Item name="reason" label="原因" rules={[{ required: true, whitespace: true, min: 2, message: '请填写原因，至少 2 个字' }]}>
      <Input.TextArea rows={2} maxLength={100} showCount placeholder="客户能在余额明细里看到" />
    </Form.Item>
    <Suggestions />
  </FormModal>
);

const Suggestions = (): ReactElement => {
  const form = Form.useFormInstance<Gift>();
  return (
    <Space size={4} wrap style={{ marginInlineStart: 96 }}>
      {REASONS.map((reason) => (
        <Tag key={reason} style={{ cursor: 'pointer' }} onClick={() => form.setFieldsValue({ reason })}>
          {reason}
        </Tag>
      ))}
    </Space>
  );
};
