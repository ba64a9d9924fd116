import { newIdempotencyKey } from '@huitou/shared-types/client.ts';
import { couponAdminRoutes } from '@huitou/shared-types/coupons/routes.ts';
import type { GrantOut, Template } from '@huitou/shared-types/coupons/schema.ts';
import { Alert, App, Button, Form, Input, InputNumber } from 'antd';
import { useRef, useState, type ReactElement } from 'react';
import { callRoute, queryClient } from '../../../lib/api.ts';
import { errorMessage } from '../../../lib/use-action.ts';
import { CustomerPicker } from '../../../ui/customer-picker.tsx';

interface Values {
  customers: { value: string; label: string }[];
  quantity: number | null;
  reason: string;
}
interface Outcome extends GrantOut {
  names: ReadonlyMap<string, string>;
}

/** Gives coupons to looked-up customers at once; who cannot have one is named with the reason. */
export const GrantPicked = ({ template }: { template: Template }): ReactElement => {
  const [form] = Form.useForm<Values>();
  const { message } = App.useApp();
  const [busy, setBusy] = useState(false);
  const [outcome, setOutcome] = useState<Outcome | null>(null);
  // The same list sent again after a lost reply must not give twice.
  const sent = useRef({ content: '', key: '' });
  const give = async ({ customers, quantity, reason }: Values): Promise<void> => {
    const input = { id: template.id, customerIds: customers.map(({ value }) => value), quantity: quantity ?? 1, reason: reason.trim() };
    const content = JSON.stringify(input);
    if (sent.current.content !== content) sent.current = { content, key: newIdempotencyKey() };
    setBusy(true);
    try {
      const out = await callRoute(couponAdminRoutes.grant, input, { idempotencyKey: sent.current.key });
      sent.current = { content: '', key: '' };
      setOutcome({ ...out, names: new Map(customers.map(({ value, label }) => [value, label])) });
      form.resetFields();
    } catch (error) {
      void message.error(errorMessage(error));
    } finally {
      setBusy(false);
      void queryClient.invalidateQueries();
    }
  };
  return (
    <Form<Values>
      form={form}
      labelCol={{ flex: '84px' }}
      style={{ maxWidth: 720 }}
      initialValues={{ customers: [], quantity: 1, reason: '' }}
      onFinish={(values) => void give(values)}
    >
      {outcome && <OutcomeView outcome={outcome} />}
      <Form.Item name="customers" label="顾客" rules={[{ required: true, type: 'array', min: 1, message: '请选择顾客' }]}>
        <CustomerPicker max={200} />
      </Form.Item>
      <Form.Item name="quantity" label="每人张数" rules={[{ required: true, message: '请填写张数' }]}>
        <InputNumber min={1} max={20} precision={0} suffix="张" style={{ width: 120 }} />
      </Form.Item>
      <Form.Item name="reason" label="原因" rules={[{ required: true, whitespace: true, min: 2, message: '请填写原因，至少 2 个字' }]}>
        <Input maxLength={100} showCount placeholder="如：售后补偿、老客关怀；记入操作日志" />
      </Form.Item>
      <Form.Item noStyle shouldUpdate>
        {({ getFieldsValue }) => {
          const { customers = [], quantity } = getFieldsValue() as Partial<Values>;
          const pieces = customers.length * (quantity ?? 0);
          return (
            <Button type="primary" htmlType="submit" loading={busy} style={{ marginInlineStart: 84 }}>
              {pieces > 0 ? `发放 ${pieces} 张` : '发放'}
            </Button>
          );
        }}
      </Form.Item>
    </Form>
  );
};

const OutcomeView = ({ outcome }: { outcome: Outcome }): ReactElement => (
  <Alert
    type={outcome.refused.length > 0 ? 'warning' : 'success'}
    showIcon
    style={{ marginBottom: 16 }}
    title={`已发放 ${outcome.granted} 张${outcome.refused.length > 0 ? `，${outcome.refused.length} 位顾客未发放` : ''}`}
    description={
      outcome.refused.length > 0 && (
        <ul className="sentence">
          {outcome.refused.map(({ customerId, message }) => (
            <li key={customerId}>
              {outcome.names.get(customerId) ?? `#${customerId}`}：{message}
            </li>
          ))}
        </ul>
      )
    }
  />
);
