import { DeleteOutlined, PlusOutlined } from '@ant-design/icons';
import {
  countedPer,
  countedPerLabels,
  promotionKindLabels,
  promotionKinds,
  type PromotionKind,
} from '@huitou/shared-types/promotions/states.ts';
import { Button, Flex, Form, Input, InputNumber, Radio } from 'antd';
import type { ReactElement } from 'react';
import { MoneyInput } from '../../../ui/money-input.tsx';
import { ZheInput, zheProblem, zheRule } from '../../../ui/zhe-input.tsx';
import { BundleItems } from './bundle-items.tsx';
import type { PromotionValues, TierValues } from './values.ts';

const required = (message: string) => ({ required: true, message });
const positive = (message: string) => ({
  validator: (_: unknown, fen: number | null) => (fen !== null && fen > 0 ? Promise.resolve() : Promise.reject(new Error(message))),
});

/** What it is called; may change at any time. */
export const NameSection = (): ReactElement => (
  <section className="panel">
    <h2 className="panel-title">基本信息</h2>
    <Form.Item name="name" label="名称" rules={[{ required: true, whitespace: true, message: '请填写名称' }]}>
      <Input maxLength={40} showCount placeholder="如：春茶节满 200 减 30" style={{ width: 400 }} />
    </Form.Item>
    <Form.Item name="tag" label="标签文字" extra="显示在商品卡片与购物车，留空则按规则生成" style={{ marginBottom: 0 }}>
      <Input maxLength={12} showCount style={{ width: 240 }} />
    </Form.Item>
  </section>
);

/** What customers have to do, and what they get for it. */
export const RuleSection = (): ReactElement => {
  const kind = Form.useWatch<PromotionKind>('kind') ?? 'tiers';
  return (
    <section className="panel">
      <h2 className="panel-title">优惠规则</h2>
      <Form.Item name="kind" label="类型">
        <Radio.Group optionType="button" options={promotionKinds.map((value) => ({ value, label: promotionKindLabels[value] }))} />
      </Form.Item>
      {kind === 'tiers' && <Tiers />}
      {kind === 'every' && <Every />}
      {kind === 'nth' && <Nth />}
      {kind === 'buy_get' && <BuyGet />}
      {kind === 'bundle' && <Bundle />}
      {(kind === 'nth' || kind === 'buy_get') && (
        <Form.Item name="per" label="凑件方式" extra="哪些件算在一起">
          <Radio.Group options={countedPer.map((value) => ({ value, label: countedPerLabels[value] }))} />
        </Form.Item>
      )}
      {(kind === 'nth' || kind === 'buy_get' || kind === 'bundle') && (
        <Form.Item name="times" label="每单最多">
          <InputNumber min={1} max={999} precision={0} suffix="次" placeholder="不限" style={{ width: 140 }} />
        </Form.Item>
      )}
    </section>
  );
};

const Tiers = (): ReactElement => {
  const by = Form.useWatch<PromotionValues['tiersBy']>('tiersBy') ?? 'amount';
  const give = Form.useWatch<PromotionValues['tiersGive']>('tiersGive') ?? 'amount';
  const form = Form.useFormInstance<PromotionValues>();
  /** Each tier must want more than the one above it and give more. */
  const rising = (index: number, part: keyof TierValues) => ({
    validator: (_: unknown, value: number | null) => {
      const unfit =
        part === 'zhe'
          ? zheProblem(value, 0.1, 9.9)
          : value === null || value <= 0
            ? part === 'from'
              ? '请填写门槛'
              : '请填写优惠'
            : null;
      if (unfit !== null || value === null) return Promise.reject(new Error(unfit ?? ''));
      const before = (form.getFieldValue('tiers') as TierValues[])[index - 1]?.[part] ?? null;
      if (before === null) return Promise.resolve();
      if (part === 'zhe' ? value >= before : value <= before)
        return Promise.reject(new Error(part === 'from' ? '门槛须高于上一档' : '须比上一档更优惠'));
      return Promise.resolve();
    },
  });
  return (
    <>
      <Form.Item label="门槛与优惠" style={{ marginBottom: 12 }}>
        <Flex gap={16}>
          <Form.Item name="tiersBy" noStyle>
            <Radio.Group
              options={[
                { value: 'amount', label: '满金额' },
                { value: 'pieces', label: '满件数' },
              ]}
            />
          </Form.Item>
          <Form.Item name="tiersGive" noStyle>
            <Radio.Group
              options={[
                { value: 'amount', label: '减金额' },
                { value: 'zhe', label: '打折' },
              ]}
            />
          </Form.Item>
        </Flex>
      </Form.Item>
      <Form.List name="tiers">
        {(fields, { add, remove }) => (
          <Form.Item label="优惠档位">
            {fields.map(({ key, name }) => (
              <Flex key={key} gap={8} align="baseline">
                <span className="nowrap">满</span>
                <Form.Item name={[name, 'from']} rules={[rising(name, 'from')]} style={{ marginBottom: 12 }} key={by}>
                  {by === 'amount' ? (
                    <MoneyInput style={{ width: 130 }} aria-label={`第 ${name + 1} 档门槛`} />
                  ) : (
                    <InputNumber min={1} max={9999} precision={0} suffix="件" style={{ width: 130 }} aria-label={`第 ${name + 1} 档门槛`} />
                  )}
                </Form.Item>
                <span className="nowrap">{give === 'amount' ? '减' : '打'}</span>
                {give === 'amount' ? (
                  <Form.Item name={[name, 'amount']} rules={[rising(name, 'amount')]} style={{ marginBottom: 12 }}>
                    <MoneyInput style={{ width: 130 }} aria-label={`第 ${name + 1} 档优惠`} />
                  </Form.Item>
                ) : (
                  <Form.Item name={[name, 'zhe']} rules={[rising(name, 'zhe')]} style={{ marginBottom: 12 }}>
                    <ZheInput width={130} aria-label={`第 ${name + 1} 档折扣`} />
                  </Form.Item>
                )}
                {fields.length > 1 && (
                  <Button type="text" icon={<DeleteOutlined />} aria-label={`删除第 ${name + 1} 档`} onClick={() => remove(name)} />
                )}
              </Flex>
            ))}
            <Button
              size="small"
              icon={<PlusOutlined />}
              disabled={fields.length >= 5}
              onClick={() => add({ from: null, amount: null, zhe: null })}
            >
              加一档
            </Button>
            <span className="muted small"> 最多 5 档，按达到的最高一档优惠</span>
          </Form.Item>
        )}
      </Form.List>
    </>
  );
};

const Every = (): ReactElement => (
  <>
    <Form.Item label="规则" required style={{ marginBottom: 0 }}>
      <Flex gap={8} align="baseline">
        <span className="nowrap">每满</span>
        <Form.Item name="every" rules={[positive('请填写门槛')]}>
          <MoneyInput style={{ width: 130 }} aria-label="每满" />
        </Form.Item>
        <span className="nowrap">减</span>
        <Form.Item
          name="off"
          dependencies={['every']}
          rules={[
            positive('请填写优惠金额'),
            ({ getFieldValue }) => ({
              validator: (_, off: number | null) =>
                off !== null && off >= Number(getFieldValue('every') ?? Number.MAX_SAFE_INTEGER)
                  ? Promise.reject(new Error('须低于门槛'))
                  : Promise.resolve(),
            }),
          ]}
        >
          <MoneyInput style={{ width: 130 }} aria-label="减" />
        </Form.Item>
      </Flex>
    </Form.Item>
    <Form.Item name="cap" label="每单最多减">
      <MoneyInput style={{ width: 140 }} placeholder="上不封顶" />
    </Form.Item>
  </>
);

const Nth = (): ReactElement => (
  <Form.Item label="规则" required style={{ marginBottom: 0 }}>
    <Flex gap={8} align="baseline">
      <span className="nowrap">第</span>
      <Form.Item name="nth" rules={[required('请填写件数')]}>
        <InputNumber min={2} max={99} precision={0} suffix="件" style={{ width: 110 }} aria-label="第几件" />
      </Form.Item>
      <span className="nowrap">打</span>
      <Form.Item name="nthZhe" rules={[zheRule(0, 9.9)]}>
        <ZheInput width={110} aria-label="折扣" />
      </Form.Item>
      <span className="muted small nowrap">5 折即半价，0 为免费；打折的是其中价格最低的一件</span>
    </Flex>
  </Form.Item>
);

const BuyGet = (): ReactElement => (
  <Form.Item label="规则" required style={{ marginBottom: 0 }}>
    <Flex gap={8} align="baseline">
      <span className="nowrap">买</span>
      <Form.Item name="buy" rules={[required('请填写件数')]}>
        <InputNumber min={1} max={99} precision={0} suffix="件" style={{ width: 110 }} aria-label="买几件" />
      </Form.Item>
      <span className="nowrap">送</span>
      <Form.Item name="get" rules={[required('请填写件数')]}>
        <InputNumber min={1} max={99} precision={0} suffix="件" style={{ width: 110 }} aria-label="送几件" />
      </Form.Item>
      <span className="muted small nowrap">顾客把买和送的都加入购物车，最便宜的几件免费</span>
    </Flex>
  </Form.Item>
);

const Bundle = (): ReactElement => (
  <>
    <Form.Item
      name="items"
      label="套餐商品"
      required
      rules={[
        {
          validator: (_, items: PromotionValues['items']) =>
            items.reduce((sum, { quantity }) => sum + quantity, 0) < 2 ? Promise.reject(new Error('套餐至少 2 件商品')) : Promise.resolve(),
        },
      ]}
    >
      <BundleItems />
    </Form.Item>
    <Form.Item name="price" label="套餐价" required rules={[positive('请填写套餐价')]}>
      <MoneyInput style={{ width: 140 }} />
    </Form.Item>
  </>
);
