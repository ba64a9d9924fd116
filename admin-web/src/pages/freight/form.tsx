import { DeleteOutlined, PlusOutlined } from '@ant-design/icons';
import { pricingRoutes } from '@huitou/shared-types/pricing/routes.ts';
import type { FreightTemplate, SaveFreightTemplateIn } from '@huitou/shared-types/pricing/schema.ts';
import { Button, Flex, Form, Input, Radio, Switch } from 'antd';
import { useState, type ReactElement } from 'react';
import { useNavigate, useParams } from 'react-router';
import { useApiQuery } from '../../lib/api.ts';
import { useAction } from '../../lib/use-action.ts';
import { useUnsaved } from '../../lib/use-unsaved.ts';
import { Page } from '../../ui/page.tsx';
import { ErrorState, Loaded } from '../../ui/states.tsx';
import { RegionPicker } from './region-picker.tsx';
import { RuleEditor } from './rule-editor.tsx';
import { byLabels, freshRule, type FreightBy } from './units.ts';

const fresh = (): SaveFreightTemplateIn => ({
  name: '',
  by: 'piece',
  fallback: freshRule('piece'),
  rules: [],
  excluded: [],
  isDefault: false,
});

/** Adds a freight template, or changes one. */
export default function FreightFormPage(): ReactElement {
  const { id } = useParams();
  const templates = useApiQuery(pricingRoutes.templates, {}, { refetchOnFocus: false });
  if (id === undefined) return <TemplateForm initial={fresh()} />;
  return (
    <Loaded query={templates}>
      {({ items }) => {
        const found = items.find((one) => one.id === id);
        return found ? <TemplateForm key={id} initial={found} template={found} /> : <ErrorState error={new Error('not found')} />;
      }}
    </Loaded>
  );
}

const TemplateForm = ({ initial, template }: { initial: SaveFreightTemplateIn; template?: FreightTemplate }): ReactElement => {
  const [form] = Form.useForm<SaveFreightTemplateIn>();
  const navigate = useNavigate();
  const [dirty, setDirty] = useState(false);
  const create = useAction(pricingRoutes.createTemplate, '模板已建立');
  const update = useAction(pricingRoutes.updateTemplate, '模板已保存');
  const by: FreightBy = Form.useWatch('by', form) ?? initial.by;
  useUnsaved(dirty);
  // A block of one gram is nobody's wish: pieces count by one, grams and cm³ by the thousand.
  const restartBlocks = (unit: FreightBy): void => {
    const { first, next } = freshRule(unit);
    const now: SaveFreightTemplateIn = form.getFieldsValue(true);
    form.setFieldsValue({ fallback: { ...now.fallback, first, next }, rules: now.rules.map((rule) => ({ ...rule, first, next })) });
  };
  const submit = async (): Promise<void> => {
    // All that the form holds: the fees of a regional rule are edited as one value, not as fields that the form knows by name.
    const { id: _, ...input }: SaveFreightTemplateIn & { id?: string } = { ...initial, ...form.getFieldsValue(true) };
    const saved = template ? await update.run({ ...input, id: template.id }) : await create.run(input);
    if (!saved) return;
    setDirty(false);
    setTimeout(() => void navigate('/freight'));
  };
  return (
    <Page title={template ? '编辑运费模板' : '新建运费模板'}>
      <Form
        form={form}
        initialValues={initial}
        labelCol={{ flex: '96px' }}
        onValuesChange={(changed: Partial<SaveFreightTemplateIn>) => {
          setDirty(true);
          if (changed.by) restartBlocks(changed.by);
        }}
        onFinish={() => void submit()}
      >
        <section className="panel">
          <Form.Item name="name" label="模板名称" rules={[{ required: true, whitespace: true, message: '请填写名称' }]}>
            <Input maxLength={30} showCount style={{ width: 320 }} />
          </Form.Item>
          <Form.Item name="by" label="计费方式">
            <Radio.Group
              optionType="button"
              options={(Object.keys(byLabels) as FreightBy[]).map((value) => ({ value, label: byLabels[value].label }))}
            />
          </Form.Item>
          <Form.Item name="isDefault" label="默认模板" valuePropName="checked" tooltip="没有选择模板的商品使用默认模板">
            <Switch />
          </Form.Item>
          <Form.Item name="fallback" label="默认运费" style={{ marginBottom: 4 }}>
            <RuleEditor by={by} />
          </Form.Item>
        </section>
        <section className="panel">
          <h2 className="panel-title">指定地区运费</h2>
          <Form.List name="rules">
            {(fields, { add, remove }) => (
              <>
                {fields.map(({ key, name }) => (
                  <div key={key} className="spec-box">
                    <Flex gap={8} align="flex-start">
                      <Form.Item
                        name={[name, 'regions']}
                        style={{ flex: 1, marginBottom: 10 }}
                        rules={[{ required: true, type: 'array', min: 1, message: '请选择地区' }]}
                      >
                        <RegionPicker />
                      </Form.Item>
                      <Button type="text" icon={<DeleteOutlined />} aria-label="删除这条" onClick={() => remove(name)} />
                    </Flex>
                    <RegionRule name={name} by={by} />
                  </div>
                ))}
                <Button icon={<PlusOutlined />} disabled={fields.length >= 50} onClick={() => add(freshRule(by))}>
                  添加指定地区
                </Button>
              </>
            )}
          </Form.List>
        </section>
        <section className="panel">
          <h2 className="panel-title">不配送地区</h2>
          <Form.Item name="excluded" style={{ marginBottom: 4 }}>
            <RegionPicker />
          </Form.Item>
        </section>
        <Flex className="form-bar" justify="flex-end" gap={8}>
          <Button onClick={() => void navigate('/freight')}>返回</Button>
          <Button type="primary" htmlType="submit" loading={create.busy || update.busy}>
            保存
          </Button>
        </Flex>
      </Form>
    </Page>
  );
};

/** The fees of one regional rule: the whole rule is the value, its regions are edited beside it. */
const RegionRule = ({ name, by }: { name: number; by: FreightBy }): ReactElement => (
  <Form.Item noStyle shouldUpdate>
    {({ getFieldValue, setFieldValue }) => (
      <RuleEditor by={by} value={getFieldValue(['rules', name])} onChange={(rule) => setFieldValue(['rules', name], rule)} />
    )}
  </Form.Item>
);
