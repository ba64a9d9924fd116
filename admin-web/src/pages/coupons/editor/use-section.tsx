import { Flex, Form, InputNumber, Radio, Select } from 'antd';
import type { ReactElement } from 'react';
import { Link } from 'react-router';
import { MomentPicker } from '../../../ui/moment-picker.tsx';
import { useStacking } from '../use-stacking.ts';
import type { CouponValues } from './values.ts';

/** When it can be used, and with what. */
export const UseSection = (): ReactElement => {
  const validityKind = Form.useWatch<CouponValues['validityKind']>('validityKind') ?? 'days';
  const { groupOptions } = useStacking();
  return (
    <section className="panel">
      <h2 className="panel-title">使用规则</h2>
      <Form.Item name="validityKind" label="有效期">
        <Radio.Group
          options={[
            { value: 'days', label: '领取后若干天' },
            { value: 'fixed', label: '固定日期' },
          ]}
        />
      </Form.Item>
      {validityKind === 'days' ? (
        <Form.Item label=" " colon={false}>
          <Flex gap={8} align="baseline">
            领取后第
            <Form.Item name="delayDays" noStyle>
              <InputNumber min={0} max={365} precision={0} aria-label="几天后开始" style={{ width: 72 }} />
            </Form.Item>
            天开始，有效
            <Form.Item name="days" noStyle rules={[{ required: true, message: '请填写有效天数' }]}>
              <InputNumber min={1} max={3650} precision={0} aria-label="有效天数" style={{ width: 88 }} />
            </Form.Item>
            天<span className="muted small">（0 表示领到即可用）</span>
          </Flex>
        </Form.Item>
      ) : (
        <Form.Item label=" " colon={false} style={{ marginBottom: 0 }}>
          <Flex gap={8}>
            <Form.Item name="validFrom" rules={[{ required: true, message: '请选择开始时间' }]}>
              <MomentPicker placeholder="开始时间" />
            </Form.Item>
            <Form.Item
              name="validUntil"
              dependencies={['validFrom']}
              rules={[
                { required: true, message: '请选择结束时间' },
                ({ getFieldValue }) => ({
                  validator: (_, until: string | null) => {
                    const from = getFieldValue('validFrom') as string | null;
                    if (until && from && Date.parse(until) <= Date.parse(from)) return Promise.reject(new Error('结束时间须晚于开始时间'));
                    return Promise.resolve();
                  },
                }),
              ]}
            >
              <MomentPicker placeholder="结束时间" />
            </Form.Item>
          </Flex>
        </Form.Item>
      )}
      <Form.Item
        name="groupId"
        label="叠加分组"
        rules={[{ required: true, message: '请选择分组' }]}
        extra={
          <>
            决定能否与秒杀价、会员价和其他券同享，见<Link to="/coupon-stacking">叠加规则</Link>
          </>
        }
      >
        <Select options={groupOptions} style={{ width: 240 }} placeholder="请选择" />
      </Form.Item>
    </section>
  );
};
