import { settingsRoutes } from '@huitou/shared-types/settings/routes.ts';
import { Button, Form, Input, InputNumber, Select, Switch } from 'antd';
import { useState, type ReactElement } from 'react';
import { useCan } from '../../lib/auth.ts';
import { useAction } from '../../lib/use-action.ts';
import { useUnsaved } from '../../lib/use-unsaved.ts';
import { ImageUpload } from '../../ui/image-upload.tsx';
import { MoneyInput } from '../../ui/money-input.tsx';
import { HtmlEditor } from '../products/form/html-editor.tsx';
import { PercentInput, percentRule } from './percent-input.tsx';
import { ReasonsEditor } from './reasons-editor.tsx';
import { settingViews, type SettingField, type SettingGroup } from './fields.ts';

const control = (field: SettingField): ReactElement => {
  switch (field.kind) {
    case 'longText':
      return <Input.TextArea rows={2} maxLength={field.max} showCount />;
    case 'html':
      return <HtmlEditor height={320} />;
    case 'image':
      return <ImageUpload />;
    case 'tags':
      return <Select mode="tags" open={false} suffixIcon={null} maxCount={field.max ?? 10} placeholder="输入后回车" />;
    case 'number':
      return <InputNumber min={field.min ?? 0} max={field.max ?? 99_999} precision={0} suffix={field.unit} style={{ width: 160 }} />;
    case 'percent':
      return <PercentInput />;
    case 'money':
      return <MoneyInput style={{ width: 160 }} />;
    case 'switch':
      return <Switch />;
    case 'select':
      return <Select allowClear={field.clearable === true} options={[...(field.options ?? [])]} style={{ width: 240 }} />;
    case 'reasons':
      return <ReasonsEditor />;
    default:
      return <Input maxLength={field.max ?? 100} />;
  }
};

const isWide = (field: SettingField): boolean => field.kind === 'html' || field.kind === 'reasons';

/** One group of settings, saved as a whole. */
export const GroupForm = ({ group, values }: { group: SettingGroup; values: Record<string, unknown> }): ReactElement => {
  const [dirty, setDirty] = useState(false);
  const save = useAction(settingsRoutes.save, '设置已保存');
  const may = useCan()(settingsRoutes.save);
  useUnsaved(dirty);
  const fields = Object.entries(settingViews[group].fields as Record<string, SettingField>);
  return (
    <Form
      initialValues={values}
      disabled={!may}
      labelCol={{ flex: '140px' }}
      style={{ maxWidth: fields.some(([, field]) => field.kind === 'reasons') ? 1080 : 760 }}
      onValuesChange={() => setDirty(true)}
      onFinish={(typed: Record<string, unknown>) => void save.run({ group, values: typed }).then((done) => done && setDirty(false))}
    >
      {fields.map(([name, field]) => (
        <Form.Item
          key={name}
          name={name}
          label={field.label}
          {...(field.hint ? { extra: field.hint } : {})}
          {...(field.kind === 'switch' ? { valuePropName: 'checked' } : {})}
          {...(field.kind === 'select' ? { getValueFromEvent: (value?: string | number) => value ?? null } : {})}
          {...(field.kind === 'image' ? { getValueFromEvent: (url: string | null) => url ?? '' } : {})}
          {...(field.kind === 'number' || field.kind === 'money' ? { rules: [{ required: true, message: `请填写${field.label}` }] } : {})}
          {...(field.kind === 'percent' ? { required: true, rules: [percentRule(field.min ?? 0, field.max ?? 1000)] } : {})}
          wrapperCol={isWide(field) ? {} : { flex: '420px' }}
          {...(field.kind === 'reasons' ? { layout: 'vertical' as const, labelCol: {} } : {})}
        >
          {control(field)}
        </Form.Item>
      ))}
      {may && (
        <div style={{ paddingInlineStart: 140 }}>
          <Button type="primary" htmlType="submit" loading={save.busy} disabled={!dirty}>
            保存
          </Button>
        </div>
      )}
    </Form>
  );
};
