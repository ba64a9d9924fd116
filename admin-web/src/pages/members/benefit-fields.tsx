import { Flex, Form, InputNumber, Radio, Switch } from 'antd';
import { ScopePicker } from '../../ui/scope-picker/scope-picker.tsx';
import { scopeProblem, type ScopeValue } from '../../ui/scope-picker/scope-value.ts';
import { ZheInput, zheRule } from '../../ui/zhe-input.tsx';

/** Whether a level has a price of its own, what it is, and for which goods. */
export const PriceFields = () => {
  const priced = Form.useWatch('priced') as boolean | undefined;
  return (
    <>
      <Form.Item label="会员价">
        <Flex gap={10} align="center">
          <Form.Item name="priced" valuePropName="checked" noStyle>
            <Switch aria-label="会员价" />
          </Form.Item>
          {priced && (
            <Form.Item name="zhe" noStyle rules={[zheRule(1, 9.99)]}>
              <ZheInput digits={2} />
            </Form.Item>
          )}
        </Flex>
      </Form.Item>
      {priced && <PriceScopeField />}
    </>
  );
};

const PriceScopeField = () => (
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
