import { Form, InputNumber, Radio } from 'antd';
import { ScopePicker } from '../../ui/scope-picker/scope-picker.tsx';
import { scopeProblem, type ScopeValue } from '../../ui/scope-picker/scope-value.ts';

/** The goods that a level's price is for. */
export const PriceScopeField = () => (
  <Form.Item
    name="scope"
    label="适用商品"
    rules={[
      {
        validator: (_, scope: ScopeValue) => {
          const problem = scopeProblem(scope);
          return problem ? Promise.reject(new Error(problem)) : Promise.resolve();
        },
      },
    ]}
  >
    <ScopePicker />
  </Form.Item>
);

/** Whether a level pays the freight, and how often. */
export const FreightFields = ({ kind }: { kind: string | undefined }) => (
  <>
    <Form.Item name="freight" label="包邮">
      <Radio.Group
        options={[
          { value: 'none', label: '不包邮' },
          { value: 'monthly', label: '每月若干次' },
          { value: 'always', label: '每单包邮' },
        ]}
      />
    </Form.Item>
    {kind === 'monthly' && (
      <Form.Item name="freightCount" label="每月次数" rules={[{ required: true, message: '请填写次数' }]}>
        <InputNumber min={1} max={99} precision={0} suffix="次" style={{ width: 140 }} />
      </Form.Item>
    )}
  </>
);
