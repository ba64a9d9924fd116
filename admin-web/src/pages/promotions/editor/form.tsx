import { promotionAdminRoutes } from '@huitou/shared-types/promotions/routes.ts';
import type { Promotion } from '@huitou/shared-types/promotions/schema.ts';
import { promotionShownLabels, type PromotionKind } from '@huitou/shared-types/promotions/states.ts';
import { Alert, App, Button, Col, ConfigProvider, Flex, Form, Row } from 'antd';
import { useState, type ReactElement } from 'react';
import { useNavigate } from 'react-router';
import { api, queryClient } from '../../../lib/api.ts';
import { useCan } from '../../../lib/auth.ts';
import { useCheckedSave } from '../../../lib/use-checked-save.ts';
import { useUnsaved } from '../../../lib/use-unsaved.ts';
import { StatusTag } from '../../../ui/status-tag.tsx';
import { usePublish } from '../use-publish.tsx';
import { Preview } from './preview.tsx';
import { NameSection, RuleSection } from './rule-section.tsx';
import { LimitsSection, ScheduleSection, ScopeSection } from './schedule-section.tsx';
import { fieldOf, toFields, type PromotionValues } from './values.ts';

/** The whole promotion on one page, with what customers will read and what a basket would cost beside it. */
export const PromotionForm = ({ initial, promotion }: { initial: PromotionValues; promotion?: Promotion }): ReactElement => {
  const [form] = Form.useForm<PromotionValues>();
  const { message } = App.useApp();
  const navigate = useNavigate();
  const can = useCan();
  const [dirty, setDirty] = useState(false);
  const [values, setValues] = useState(initial);
  const { publish } = usePublish();
  const { run, busy } = useCheckedSave(form, fieldOf, () => setDirty(false));
  useUnsaved(dirty);
  const kind = Form.useWatch<PromotionKind>('kind', form) ?? initial.kind;
  const locked = promotion?.locked ?? false;
  const ended = promotion?.status === 'ended';
  const save = (thenPublish: boolean): Promise<void> =>
    run(async ({ refused, agreed }) => {
      const fields = toFields({ ...initial, ...(form.getFieldsValue(true) as PromotionValues) });
      if (fields === null) return;
      const { faults, warnings } = await api(promotionAdminRoutes.check, { ...fields, ...(promotion ? { id: promotion.id } : {}) });
      if (refused(faults) || !(await agreed(thenPublish ? [] : warnings))) return;
      const saved = promotion
        ? await api(promotionAdminRoutes.update, { ...fields, id: promotion.id, version: promotion.version })
        : await api(promotionAdminRoutes.create, fields);
      setDirty(false);
      void message.success('已保存');
      await queryClient.invalidateQueries();
      setTimeout(() => void navigate(`/promotions/${saved.id}`));
      if (thenPublish) await publish(saved);
    });
  const isDraft = promotion === undefined || promotion.status === 'draft';
  return (
    <Form
      form={form}
      initialValues={initial}
      labelCol={{ flex: '96px' }}
      disabled={ended || !can(promotionAdminRoutes.update)}
      onValuesChange={() => {
        setDirty(true);
        setValues({ ...initial, ...(form.getFieldsValue(true) as PromotionValues) });
      }}
      onKeyDown={(event) => {
        if (!(event.ctrlKey || event.metaKey) || event.key !== 's') return;
        event.preventDefault();
        void save(false);
      }}
    >
      {locked && (
        <Alert
          type="info"
          showIcon
          style={{ marginBottom: 12 }}
          title={
            ended
              ? '活动已结束，只能查看。想再办一次，可以复制为新的草稿。'
              : '活动已发布：优惠规则、商品、开始时间和同享不能再改；名称、标签、结束时间、优先级、限制可以。'
          }
        />
      )}
      <Row gutter={12} wrap={false}>
        <Col flex="auto" style={{ minWidth: 0 }}>
          <NameSection />
          <ConfigProvider {...(locked ? { componentDisabled: true } : {})}>
            <RuleSection />
            {kind !== 'bundle' && <ScopeSection />}
          </ConfigProvider>
          <ScheduleSection locked={locked} />
          <LimitsSection locked={locked} />
        </Col>
        <Col flex="360px">
          <div className="beside">
            <Preview locked={locked} ended={ended} fields={toFields(values)} {...(promotion ? { id: promotion.id } : {})} />
          </div>
        </Col>
      </Row>
      <Flex className="form-bar" justify="space-between" align="center">
        <span>
          {promotion && <StatusTag labels={promotionShownLabels} status={promotion.shown} />}{' '}
          <span className="muted">{dirty ? '有未保存的修改' : ''}</span>
        </span>
        <Flex gap={8}>
          <Button disabled={false} onClick={() => void navigate(promotion ? `/promotions/${promotion.id}` : '/promotions')}>
            返回
          </Button>
          <Button loading={busy} onClick={() => void save(false)}>
            {isDraft ? '保存草稿' : '保存'}
          </Button>
          {isDraft && can(promotionAdminRoutes.publish) && (
            <Button type="primary" loading={busy} onClick={() => void save(true)}>
              保存并发布
            </Button>
          )}
        </Flex>
      </Flex>
    </Form>
  );
};
