import { couponWayLabels, couponWays, refundRuleLabels, refundRules, type CouponWay } from '@huitou/shared-types/coupons/states.ts';
import { Checkbox, Flex, Form, Input, InputNumber, Radio, Switch } from 'antd';
import type { ReactElement } from 'react';
import { MomentPicker } from '../../../ui/moment-picker.tsx';
import { MoneyInput } from '../../../ui/money-input.tsx';

/** Who gets it, how many there are, when it comes back, and who pays for it. Open to change after publishing. */
export const IssueSection = (): ReactElement => {
  const ways = Form.useWatch<CouponWay[]>('ways') ?? [];
  return (
    <section className="panel">
      <h2 className="panel-title">发放、退回与预算</h2>
      <Form.Item name="ways" label="获得方式" extra="不勾选任何方式时顾客拿不到；“生日礼”由会员等级发放">
        <Checkbox.Group options={couponWays.map((value) => ({ value, label: couponWayLabels[value] }))} />
      </Form.Item>
      {ways.includes('after_payment') && (
        <Form.Item
          name="paidThreshold"
          label="支付满"
          required
          rules={[
            {
              validator: (_, fen: number | null) =>
                fen !== null && fen > 0 ? Promise.resolve() : Promise.reject(new Error('请填写赠券的支付金额')),
            },
          ]}
        >
          <MoneyInput style={{ width: 160 }} />
        </Form.Item>
      )}
      <Form.Item label="领取时间" style={{ marginBottom: 0 }}>
        <Flex gap={8} align="baseline">
          <Form.Item name="claimFrom">
            <MomentPicker placeholder="发布即开始" />
          </Form.Item>
          至
          <Form.Item
            name="claimUntil"
            dependencies={['claimFrom']}
            rules={[
              ({ getFieldValue }) => ({
                validator: (_, until: string | null) => {
                  const from = getFieldValue('claimFrom') as string | null;
                  return until && from && Date.parse(until) <= Date.parse(from)
                    ? Promise.reject(new Error('结束时间须晚于开始时间'))
                    : Promise.resolve();
                },
              }),
            ]}
          >
            <MomentPicker placeholder="不限" />
          </Form.Item>
        </Flex>
      </Form.Item>
      <Form.Item name="total" label="发放总量">
        <InputNumber min={1} max={100_000_000} precision={0} suffix="张" placeholder="不限" style={{ width: 160 }} />
      </Form.Item>
      <Form.Item
        name="perCustomer"
        label="每人限领"
        rules={[
          { required: true, message: '请填写每人限领张数' },
          ({ getFieldValue }) => ({
            validator: (_, most: number | null) => {
              const total = getFieldValue('total') as number | null;
              return most !== null && total !== null && most > total ? Promise.reject(new Error('不能超过发放总量')) : Promise.resolve();
            },
          }),
        ]}
        dependencies={['total']}
      >
        <InputNumber min={1} max={1000} precision={0} suffix="张" style={{ width: 160 }} />
      </Form.Item>
      <Form.Item name="returnOnCancel" label="取消订单" valuePropName="checked">
        <Switch checkedChildren="退回优惠券" unCheckedChildren="不退回" />
      </Form.Item>
      <Form.Item name="returnOnRefund" label="退款">
        <Radio.Group options={refundRules.map((value) => ({ value, label: refundRuleLabels[value] }))} />
      </Form.Item>
      <Form.Item name="givable" label="转赠好友" valuePropName="checked">
        <Switch checkedChildren="可转赠" unCheckedChildren="不可转赠" />
      </Form.Item>
      <Form.Item name="budget" label="优惠预算" extra="按实际用券抵扣的金额累计，用完自动停止发放；已领的仍可用">
        <MoneyInput style={{ width: 160 }} placeholder="不限" />
      </Form.Item>
      <Form.Item name="costCentre" label="成本中心">
        <Input maxLength={30} showCount placeholder="如：市场部-拉新" style={{ width: 320 }} />
      </Form.Item>
      <Form.Item name="description" label="使用说明" extra="顾客在券详情里看到">
        <Input.TextArea rows={3} maxLength={500} showCount />
      </Form.Item>
      <Form.Item name="note" label="内部备注" style={{ marginBottom: 0 }}>
        <Input maxLength={200} showCount />
      </Form.Item>
    </section>
  );
};
