import { couponKindLabels, couponKinds } from '@huitou/shared-types/coupons/states.ts';
import { Form, Input, Radio } from 'antd';
import type { ReactElement } from 'react';
import { MoneyInput } from '../../../ui/money-input.tsx';
import { ScopePicker } from '../../../ui/scope-picker/scope-picker.tsx';
import { scopeProblem, type ScopeValue } from '../../../ui/scope-picker/scope-value.ts';
import { ZheInput, zheRule } from '../../../ui/zhe-input.tsx';
import type { CouponValues } from './values.ts';

const above = (least: number, message: string) => ({
  validator: (_: unknown, fen: number | null) => (fen !== null && fen >= least ? Promise.resolve() : Promise.reject(new Error(message))),
});

/** Staff must know what is given away for a coupon: single products, never whole categories. */
const exchangeProblem = (scope: ScopeValue): string | null =>
  scope.all || scope.categoryIds.length > 0 || scope.brandIds.length > 0 ? '兑换券只能指定商品或规格' : null;

/** What the coupon takes off, from which goods. */
export const WorthSection = (): ReactElement => {
  const kind = Form.useWatch<CouponValues['kind']>('kind') ?? 'amount';
  return (
    <section className="panel">
      <h2 className="panel-title">优惠内容</h2>
      <Form.Item name="name" label="名称" rules={[{ required: true, whitespace: true, message: '请填写名称' }]}>
        <Input maxLength={30} showCount placeholder="如：新客满 100 减 20" style={{ width: 400 }} />
      </Form.Item>
      <Form.Item name="kind" label="类型">
        <Radio.Group optionType="button" options={couponKinds.map((value) => ({ value, label: couponKindLabels[value] }))} />
      </Form.Item>
      {kind === 'amount' && (
        <Form.Item name="amount" label="面额" required rules={[above(1, '请填写大于 0 的面额')]}>
          <MoneyInput style={{ width: 160 }} />
        </Form.Item>
      )}
      {kind === 'percent' && (
        <Form.Item name="zhe" label="折扣" required rules={[zheRule(0.1, 9.9)]} extra="8.5 即八五折，顾客付原价的 85%">
          <ZheInput width={160} />
        </Form.Item>
      )}
      {kind === 'exchange' && (
        <Form.Item
          name="amount"
          label="兑换价"
          required
          rules={[above(0, '请填写兑换价，免费兑换填 0')]}
          extra="每张券可让 1 件适用商品按此价格购买，0 为免费"
        >
          <MoneyInput style={{ width: 160 }} />
        </Form.Item>
      )}
      {(kind === 'percent' || kind === 'free_freight') && (
        <Form.Item name="maxOff" label="最多优惠" extra={kind === 'percent' ? '建议填写，避免大额订单优惠过多' : '留空则运费全免'}>
          <MoneyInput style={{ width: 160 }} placeholder="不限" />
        </Form.Item>
      )}
      <Form.Item
        name="threshold"
        label="使用门槛"
        dependencies={['amount', 'kind']}
        rules={[
          ({ getFieldValue }) => ({
            warningOnly: true,
            validator: (_, fen: number | null) =>
              getFieldValue('kind') === 'amount' && fen !== null && fen > 0 && fen <= Number(getFieldValue('amount') ?? 0)
                ? Promise.reject(new Error('门槛不高于面额，可能出现 0 元订单'))
                : Promise.resolve(),
          }),
        ]}
      >
        <MoneyInput style={{ width: 160 }} placeholder="无门槛" />
      </Form.Item>
      <Form.Item
        name="scope"
        label={kind === 'exchange' ? '可兑换商品' : '适用商品'}
        style={{ marginBottom: 0 }}
        rules={[
          {
            validator: (_, scope: ScopeValue) => {
              const problem = scopeProblem(scope) ?? (kind === 'exchange' ? exchangeProblem(scope) : null);
              return problem === null ? Promise.resolve() : Promise.reject(new Error(problem));
            },
          },
        ]}
      >
        <ScopePicker />
      </Form.Item>
    </section>
  );
};
