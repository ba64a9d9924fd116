import { couponAdminRoutes } from '@huitou/shared-types/coupons/routes.ts';
import type { Template } from '@huitou/shared-types/coupons/schema.ts';
import { templateStatusLabels } from '@huitou/shared-types/coupons/states.ts';
import { Alert, Button, Col, ConfigProvider, Flex, Form, Row } from 'antd';
import { useState, type ReactElement } from 'react';
import { useNavigate } from 'react-router';
import { useCan } from '../../../lib/auth.ts';
import { useUnsaved } from '../../../lib/use-unsaved.ts';
import { StatusTag } from '../../../ui/status-tag.tsx';
import { IssueSection } from './issue-section.tsx';
import { Preview } from './preview.tsx';
import { useCheck } from './use-check.ts';
import { useSave } from './use-save.ts';
import { UseSection } from './use-section.tsx';
import { toFields, type CouponValues } from './values.ts';
import { WorthSection } from './worth-section.tsx';

/** The whole template on one page, with what customers will see beside it. */
export const CouponForm = ({ initial, template }: { initial: CouponValues; template?: Template }): ReactElement => {
  const [form] = Form.useForm<CouponValues>();
  const navigate = useNavigate();
  const can = useCan();
  const [dirty, setDirty] = useState(false);
  const [values, setValues] = useState(initial);
  const fields = toFields(values);
  const check = useCheck(fields);
  const { save, busy } = useSave(form, initial, template, () => setDirty(false));
  useUnsaved(dirty);
  const locked = template?.locked ?? false;
  const mayPublish = can(couponAdminRoutes.publish) && (template === undefined || template.status === 'draft');
  return (
    <Form
      form={form}
      initialValues={initial}
      labelCol={{ flex: '96px' }}
      disabled={template?.status === 'recalled' || !can(couponAdminRoutes.update)}
      onValuesChange={() => {
        setDirty(true);
        // What a kind hides keeps its value, so that looking at another kind loses nothing.
        setValues({ ...initial, ...(form.getFieldsValue(true) as CouponValues) });
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
          title="已发布的优惠券不能修改面额与使用规则，以免已领的顾客权益变化；需要不同的规则请复制后新建。"
        />
      )}
      <Row gutter={12} wrap={false}>
        <Col flex="auto" style={{ minWidth: 0 }}>
          <ConfigProvider {...(locked ? { componentDisabled: true } : {})}>
            <WorthSection />
            <div style={{ height: 12 }} />
            <UseSection />
          </ConfigProvider>
          <div style={{ height: 12 }} />
          <IssueSection />
        </Col>
        <Col flex="340px">
          <div className="beside">
            <Preview fields={fields} check={check.data} error={check.error} quiet={!dirty} />
          </div>
        </Col>
      </Row>
      <Flex className="form-bar" justify="space-between" align="center">
        <span>
          {template && <StatusTag labels={templateStatusLabels} status={template.status} />}{' '}
          <span className="muted">{dirty ? '有未保存的修改' : ''}</span>
        </span>
        <Flex gap={8}>
          <Button disabled={false} onClick={() => void navigate(template ? `/coupons/${template.id}` : '/coupons')}>
            返回
          </Button>
          <Button loading={busy} onClick={() => void save(false)}>
            {template && template.status !== 'draft' ? '保存' : '保存草稿'}
          </Button>
          {mayPublish && (
            <Button type="primary" loading={busy} onClick={() => void save(true)}>
              保存并发布
            </Button>
          )}
        </Flex>
      </Flex>
    </Form>
  );
};
