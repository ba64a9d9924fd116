import { Checkbox, Flex, Form, Input, InputNumber, Switch } from 'antd';
import type { ReactElement } from 'react';
import { MomentPicker } from '../../../ui/moment-picker.tsx';
import { MoneyInput } from '../../../ui/money-input.tsx';
import { ScopePicker } from '../../../ui/scope-picker/scope-picker.tsx';
import { scopeProblem, type ScopeValue } from '../../../ui/scope-picker/scope-value.ts';
import { weekdays } from '../schedule-text.ts';

export const ScopeSection = (): ReactElement => (
  <section className="panel">
    <h2 className="panel-title">活动商品</h2>
    <Form.Item
      name="scope"
      label="适用商品"
      style={{ marginBottom: 0 }}
      rules={[
        {
          validator: (_, scope: ScopeValue) => {
            const problem = scopeProblem(scope);
            return problem === null ? Promise.resolve() : Promise.reject(new Error(problem));
          },
        },
      ]}
    >
      <ScopePicker />
    </Form.Item>
  </section>
);

/** From when until when, on which days, between which hours. The beginning stands once it is published; the end may move. */
export const ScheduleSection = ({ locked }: { locked: boolean }): ReactElement => {
  const off = locked ? { disabled: true } : {};
  const hoursOn = Form.useWatch<boolean>('hoursOn') ?? false;
  return (
    <section className="panel">
      <h2 className="panel-title">活动时间</h2>
      <Form.Item label="起止时间" required style={{ marginBottom: 0 }}>
        <Flex gap={8} align="baseline">
          <Form.Item name="from" rules={[{ required: true, message: '请选择开始时间' }]}>
            <MomentPicker placeholder="开始时间" {...off} />
          </Form.Item>
          至
          <Form.Item
            name="until"
            dependencies={['from']}
            rules={[
              ({ getFieldValue }) => ({
                validator: (_, until: string | null) => {
                  const from = getFieldValue('from') as string | null;
                  return until && from && Date.parse(until) <= Date.parse(from)
                    ? Promise.reject(new Error('结束时间须晚于开始时间'))
                    : Promise.resolve();
                },
              }),
            ]}
          >
            <MomentPicker placeholder="手动结束" />
          </Form.Item>
        </Flex>
      </Form.Item>
      <Form.Item name="days" label="限定星期" extra="不勾选为每天">
        <Checkbox.Group options={weekdays} {...off} />
      </Form.Item>
      <Form.Item label="限定时段" style={{ marginBottom: hoursOn ? 0 : 4 }}>
        <Flex gap={8} align="baseline">
          <Form.Item name="hoursOn" valuePropName="checked" noStyle>
            <Switch {...off} aria-label="限定时段" />
          </Form.Item>
          {hoursOn && (
            <>
              <ClockField name="hoursFrom" label="时段开始" off={off} />
              至
              <ClockField name="hoursUntil" label="时段结束" off={off} />
              <span className="muted small">结束早于开始则跨到次日</span>
            </>
          )}
        </Flex>
      </Form.Item>
    </section>
  );
};

const ClockField = ({ name, label, off }: { name: string; label: string; off: { disabled?: boolean } }): ReactElement => (
  <Form.Item
    name={name}
    rules={[
      { required: true, message: '请填写时间' },
      { pattern: /^([01]\d|2[0-3]):[0-5]\d$|^24:00$/, message: '格式为 20:00' },
    ]}
  >
    <Input maxLength={5} style={{ width: 84 }} placeholder="20:00" aria-label={label} {...off} />
  </Form.Item>
);

/** What it goes together with, how often it is good, and when its money is spent. */
export const LimitsSection = ({ locked }: { locked: boolean }): ReactElement => {
  const off = locked ? { disabled: true } : {};
  return (
    <section className="panel">
      <h2 className="panel-title">同享与限制</h2>
      <Form.Item name="withMember" label="会员价" valuePropName="checked" extra="不同享时，系统在会员价与活动之间取对顾客更优惠的">
        <Switch {...off} checkedChildren="可同享" unCheckedChildren="不同享" />
      </Form.Item>
      <Form.Item name="withCoupons" label="优惠券" valuePropName="checked" extra="不同享时，活动商品不计入优惠券的门槛，也不能抵扣">
        <Switch {...off} checkedChildren="可同享" unCheckedChildren="不同享" />
      </Form.Item>
      <Form.Item name="priority" label="优先级" extra="商品同时符合多个活动时，数值大的先选商品；相同则取对顾客最优惠的组合">
        <InputNumber min={0} max={99} precision={0} style={{ width: 140 }} />
      </Form.Item>
      <Form.Item name="perCustomer" label="每人限享">
        <InputNumber min={1} max={9999} precision={0} suffix="单" placeholder="不限" style={{ width: 140 }} />
      </Form.Item>
      <Form.Item name="budget" label="优惠预算" extra="优惠总额用完即停止，已下的订单不受影响">
        <MoneyInput style={{ width: 160 }} placeholder="不限" />
      </Form.Item>
      <Form.Item name="note" label="内部备注" style={{ marginBottom: 0 }}>
        <Input maxLength={200} showCount />
      </Form.Item>
    </section>
  );
};
