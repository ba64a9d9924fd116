import { couponAdminRoutes } from '@huitou/shared-types/coupons/routes.ts';
import { membershipAdminRoutes } from '@huitou/shared-types/membership/routes.ts';
import { promotionAdminRoutes } from '@huitou/shared-types/promotions/routes.ts';
import { simulatorAdminRoutes } from '@huitou/shared-types/simulator/routes.ts';
import type { SimulationDraftIn } from '@huitou/shared-types/simulator/schema.ts';
import { assumptions, type DraftKind, draftKindLabels, generalAssumption, MOST_DAYS } from '@huitou/shared-types/simulator/states.ts';
import { Alert, Button, Flex, Form, Input, Radio, Select } from 'antd';
import dayjs from 'dayjs';
import { type ReactElement, useState } from 'react';
import { useApiQuery } from '../../lib/api.ts';
import { useCan } from '../../lib/auth.ts';
import { shopDay } from '../../lib/format.ts';
import { useAction } from '../../lib/use-action.ts';
import { DateRange, type DayRange } from '../../ui/date-range.tsx';
import { FreightFields, PriceFields } from '../members/benefit-fields.tsx';
import { type ScopeValue, tidyScope, wholeShop } from '../../ui/scope-picker/scope-value.ts';

interface Values {
  kind: DraftKind;
  couponId?: string;
  promotionId?: string;
  levelId?: string;
  priced: boolean;
  zhe: number | null;
  scope: ScopeValue;
  freight: 'none' | 'monthly' | 'always';
  freightCount: number;
  range: DayRange;
  note: string;
}

const lastMonth = (): DayRange => {
  const start = dayjs(shopDay()).subtract(1, 'month').startOf('month');
  return [start.format('YYYY-MM-DD'), start.endOf('month').format('YYYY-MM-DD')];
};
const draftOf = (values: Values): SimulationDraftIn => {
  if (values.kind === 'coupon') return { kind: 'coupon', templateId: values.couponId ?? '' };
  if (values.kind === 'promotion') return { kind: 'promotion', promotionId: values.promotionId ?? '' };
  return {
    kind: 'level',
    levelId: values.levelId ?? '',
    price: !values.priced || values.zhe === null ? null : { permille: Math.round(values.zhe * 100), scope: tidyScope(values.scope) },
    freight: values.freight === 'monthly' ? { kind: 'monthly', count: values.freightCount } : { kind: values.freight },
  };
};

/** What to try, on which orders; the assumptions stand beside it. */
export const NewSimulation = ({ onStarted }: { onStarted: (id: string) => void }): ReactElement => {
  const [form] = Form.useForm<Values>();
  const [kind, setKind] = useState<DraftKind>('coupon');
  const start = useAction(simulatorAdminRoutes.start);
  const submit = async (values: Values): Promise<void> => {
    const [from, to] = values.range;
    const made = await start.run({ draft: draftOf({ ...values, kind }), from, to, note: values.note?.trim() ?? '' });
    if (made) onStarted(made.id);
  };
  return (
    <section className="panel" style={{ marginBottom: 12 }}>
      <Flex gap={32} wrap align="flex-start">
        <Form<Values>
          form={form}
          name="simulation"
          labelCol={{ flex: '84px' }}
          style={{ flex: 1, minWidth: 420, maxWidth: 640 }}
          initialValues={{ priced: true, zhe: 9.5, scope: wholeShop(), freight: 'none', freightCount: 2, range: lastMonth(), note: '' }}
          onFinish={(values) => void submit(values)}
        >
          <Form.Item label="草案">
            <Radio.Group
              optionType="button"
              value={kind}
              options={(Object.keys(draftKindLabels) as DraftKind[]).map((value) => ({ value, label: draftKindLabels[value] }))}
              onChange={(event) => setKind(event.target.value as DraftKind)}
            />
          </Form.Item>
          {kind === 'coupon' && <CouponField />}
          {kind === 'promotion' && <PromotionField />}
          {kind === 'level' && <LevelFields />}
          <Form.Item
            name="range"
            label="订单时段"
            rules={[
              { required: true, message: '请选择时段' },
              {
                validator: (_, range?: DayRange) =>
                  range && dayjs(range[1]).diff(range[0], 'day') >= MOST_DAYS
                    ? Promise.reject(new Error(`一次最多 ${MOST_DAYS} 天`))
                    : Promise.resolve(),
              },
            ]}
          >
            <DateRange allowClear={false} />
          </Form.Item>
          <Form.Item name="note" label="备注">
            <Input maxLength={60} placeholder="选填，方便以后对比" />
          </Form.Item>
          <Button type="primary" htmlType="submit" loading={start.busy} style={{ marginInlineStart: 84 }}>
            开始模拟
          </Button>
        </Form>
        <Assumptions kind={kind} />
      </Flex>
    </section>
  );
};

/** What the figures take for granted. */
export const Assumptions = ({ kind }: { kind: DraftKind }): ReactElement => (
  <Alert
    type="info"
    style={{ flex: 1, minWidth: 320 }}
    title="模拟的前提"
    description={
      <ul style={{ margin: 0, paddingInlineStart: 18 }}>
        {[...assumptions[kind], generalAssumption].map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
    }
  />
);

const CouponField = (): ReactElement => {
  const can = useCan()(couponAdminRoutes.templates);
  const templates = useApiQuery(couponAdminRoutes.templates, { limit: 100 }, { enabled: can });
  return (
    <Form.Item
      name="couponId"
      label="优惠券"
      rules={[{ required: true, message: '请选择优惠券' }]}
      extra="草稿也可以模拟；没有合适的先到“优惠券”新建草稿"
    >
      <Select
        showSearch={{ optionFilterProp: 'label' }}
        loading={can && templates.isPending}
        placeholder="选择优惠券"
        options={(templates.data?.items ?? []).map((one) => ({
          value: one.id,
          label: `${one.name}（${one.headline}，${one.condition}）${one.status === 'draft' ? ' · 草稿' : ''}`,
        }))}
      />
    </Form.Item>
  );
};

const PromotionField = (): ReactElement => {
  const can = useCan()(promotionAdminRoutes.list);
  const promotions = useApiQuery(promotionAdminRoutes.list, { limit: 100 }, { enabled: can });
  return (
    <Form.Item
      name="promotionId"
      label="活动"
      rules={[{ required: true, message: '请选择活动' }]}
      extra="草稿也可以模拟；没有合适的先到“促销活动”新建草稿"
    >
      <Select
        showSearch={{ optionFilterProp: 'label' }}
        loading={can && promotions.isPending}
        placeholder="选择活动"
        options={(promotions.data?.items ?? []).map((one) => ({
          value: one.id,
          label: `${one.name}（${one.label}）${one.status === 'draft' ? ' · 草稿' : ''}`,
        }))}
      />
    </Form.Item>
  );
};

const LevelFields = (): ReactElement => {
  const form = Form.useFormInstance<Values>();
  const can = useCan()(membershipAdminRoutes.levels);
  const levels = useApiQuery(membershipAdminRoutes.levels, {}, { enabled: can });
  const freight = Form.useWatch('freight', form) as Values['freight'] | undefined;
  return (
    <>
      <Form.Item name="levelId" label="等级" rules={[{ required: true, message: '请选择等级' }]}>
        <Select
          loading={can && levels.isPending}
          placeholder="选择等级"
          options={(levels.data?.items ?? []).map(({ id, name, members }) => ({ value: id, label: `${name}（${members} 人）` }))}
        />
      </Form.Item>
      <PriceFields />
      <FreightFields kind={freight} />
    </>
  );
};
