import { PlusOutlined } from '@ant-design/icons';
import { flashAdminRoutes } from '@huitou/shared-types/flash-sales/routes.ts';
import type { StaffFlash } from '@huitou/shared-types/flash-sales/schema.ts';
import { App, Button, Col, Flex, Form, Input, InputNumber, Row, Select } from 'antd';
import { useState, type ReactElement } from 'react';
import { useNavigate } from 'react-router';
import { api, queryClient } from '../../../lib/api.ts';
import { useCan } from '../../../lib/auth.ts';
import { useCheckedSave } from '../../../lib/use-checked-save.ts';
import { useLocations } from '../../../lib/use-locations.ts';
import { useUnsaved } from '../../../lib/use-unsaved.ts';
import { SessionPanel } from './session-panel.tsx';
import { fieldOf, newSession, sessionAfter, toInput, type FlashValues } from './values.ts';

const MOST_SESSIONS = 20;

/** The whole flash sale on one page; it is checked and published from its own page after it was saved. */
export const FlashForm = ({ initial, sale }: { initial: FlashValues; sale?: StaffFlash }): ReactElement => {
  const [form] = Form.useForm<FlashValues>();
  const { message } = App.useApp();
  const navigate = useNavigate();
  const can = useCan();
  const [dirty, setDirty] = useState(false);
  const { run, busy } = useCheckedSave(form, fieldOf, () => setDirty(false));
  useUnsaved(dirty);
  const save = (): Promise<void> =>
    run(async () => {
      const input = toInput({ ...initial, ...(form.getFieldsValue(true) as FlashValues) });
      const saved = sale
        ? await api(flashAdminRoutes.update, { ...input, id: sale.id, version: sale.version })
        : await api(flashAdminRoutes.create, input);
      setDirty(false);
      void message.success('草稿已保存，核对后可发布');
      await queryClient.invalidateQueries();
      setTimeout(() => void navigate(`/flash/${saved.id}`));
    });
  return (
    <Form
      form={form}
      initialValues={initial}
      labelCol={{ flex: '112px' }}
      disabled={!can(flashAdminRoutes.update)}
      onValuesChange={() => setDirty(true)}
      onKeyDown={(event) => {
        if (!(event.ctrlKey || event.metaKey) || event.key !== 's') return;
        event.preventDefault();
        void save();
      }}
    >
      <Basics />
      <Form.List name="sessions">
        {(fields, { add, remove }) => (
          <>
            {fields.map(({ key, name }, i) => (
              <SessionPanel
                key={key}
                name={name}
                title={`第 ${i + 1} 场`}
                {...(fields.length > 1 ? { onRemove: () => remove(name) } : {})}
                onCopy={() => add(sessionAfter((form.getFieldValue('sessions') as FlashValues['sessions'])[name] ?? newSession()))}
                onChanged={() => setDirty(true)}
              />
            ))}
            <Button
              block
              type="dashed"
              icon={<PlusOutlined />}
              style={{ marginTop: 12 }}
              disabled={fields.length >= MOST_SESSIONS}
              onClick={() => add(newSession())}
            >
              添加场次
            </Button>
          </>
        )}
      </Form.List>
      <Flex className="form-bar" justify="space-between" align="center">
        <span className="muted">{dirty ? '有未保存的修改' : ''}</span>
        <Flex gap={8}>
          <Button disabled={false} onClick={() => void navigate(sale ? `/flash/${sale.id}` : '/flash')}>
            返回
          </Button>
          <Button type="primary" loading={busy} onClick={() => void save()}>
            保存草稿
          </Button>
        </Flex>
      </Flex>
    </Form>
  );
};

const Basics = (): ReactElement => {
  const { options } = useLocations();
  return (
    <section className="panel">
      <h2 className="panel-title">基本设置</h2>
      <Row gutter={24}>
        <Col span={12}>
          <Form.Item name="name" label="活动名称" rules={[{ required: true, whitespace: true, message: '请填写名称' }]}>
            <Input maxLength={30} showCount placeholder="如：春茶限时秒杀" />
          </Form.Item>
        </Col>
        <Col span={12}>
          <Form.Item
            name="locationId"
            label="出货仓库"
            tooltip="发布时从这里划出秒杀库存，结束后退回"
            rules={[{ required: true, message: '请选择仓库' }]}
          >
            <Select options={options} />
          </Form.Item>
        </Col>
        <Col span={8}>
          <Form.Item
            name="unpaidMinutes"
            label="付款时限"
            tooltip="超时未付自动关单，库存给候补的顾客"
            rules={[{ required: true, message: '请填写' }]}
          >
            <InputNumber min={1} max={60} precision={0} suffix="分钟" style={{ width: 140 }} />
          </Form.Item>
        </Col>
        <Col span={8}>
          <Form.Item
            name="warmUpHours"
            label="预热"
            tooltip="开始前多久在秒杀频道展示倒计时，0 为不预热"
            rules={[{ required: true, message: '请填写' }]}
          >
            <InputNumber min={0} max={168} step={1} suffix="小时" style={{ width: 140 }} />
          </Form.Item>
        </Col>
        <Col span={8}>
          <Form.Item
            name="remindMinutes"
            label="开始提醒"
            tooltip="订阅了提醒的顾客在开始前收到通知"
            rules={[{ required: true, message: '请填写' }]}
          >
            <InputNumber min={1} max={60} precision={0} suffix="分钟前" style={{ width: 140 }} />
          </Form.Item>
        </Col>
        <Col span={24}>
          <Form.Item name="rules" label="活动规则" style={{ marginBottom: 18 }}>
            <Input.TextArea rows={2} maxLength={1000} showCount placeholder="顾客在秒杀商品页看到" />
          </Form.Item>
        </Col>
      </Row>
    </section>
  );
};
