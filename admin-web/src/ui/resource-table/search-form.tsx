import { DownOutlined, UpOutlined } from '@ant-design/icons';
import { Button, Col, Form, Input, InputNumber, Row, Select, Space } from 'antd';
import { useEffect, useState, type ReactElement } from 'react';
import { DateRange } from '../date-range.tsx';
import { MoneyInput } from '../money-input.tsx';
import type { SearchField, SearchValues } from './search-fields.ts';

interface SearchFormProps {
  fields: readonly SearchField[];
  values: SearchValues;
  onSearch: (values: SearchValues) => void;
}

const FOLD_AFTER = 3;
const YES_NO = [
  { value: 'true', label: '是' },
  { value: 'false', label: '否' },
];

const control = (field: SearchField): ReactElement => {
  if (field.control) return field.control;
  switch (field.type) {
    case 'select':
      return (
        <Select
          allowClear
          showSearch={{ optionFilterProp: 'label' }}
          placeholder="全部"
          options={[...(field.options ?? [])]}
          {...(field.multiple ? { mode: 'multiple' as const, maxTagCount: 'responsive' as const } : {})}
        />
      );
    case 'flag':
      return <Select allowClear placeholder="全部" options={YES_NO} />;
    case 'number':
      return <InputNumber style={{ width: '100%' }} min={0} precision={0} />;
    case 'money':
      return <MoneyInput />;
    case 'days':
      return <DateRange />;
    default:
      return <Input allowClear data-search="" placeholder={field.placeholder ?? '请输入'} maxLength={100} />;
  }
};

/** The filters above a table: Enter searches, the first row is always there, the rest folds away. */
export const SearchForm = ({ fields, values, onSearch }: SearchFormProps): ReactElement => {
  const [form] = Form.useForm<SearchValues>();
  const hiddenInUse = fields.slice(FOLD_AFTER).some((field) => values[field.name] !== undefined);
  const [open, setOpen] = useState(hiddenInUse);
  const foldable = fields.length > FOLD_AFTER + 1;
  const shown = foldable && !open ? fields.slice(0, FOLD_AFTER) : fields;

  const scope = JSON.stringify(values);
  useEffect(() => {
    form.resetFields();
    form.setFieldsValue(JSON.parse(scope) as SearchValues);
  }, [form, scope]);

  return (
    <Form
      form={form}
      name="filter"
      className="search-form"
      colon={false}
      labelCol={{ flex: '76px' }}
      onFinish={(typed) => onSearch({ ...values, ...typed })}
    >
      <Row gutter={[16, 12]}>
        {shown.map((field) => (
          <Col key={field.name} xs={24} md={12} xl={6}>
            <Form.Item name={field.name} label={field.label} style={{ marginBottom: 0 }}>
              {control(field)}
            </Form.Item>
          </Col>
        ))}
        <Col flex="auto" style={{ textAlign: 'right' }}>
          <Space>
            <Button onClick={() => onSearch({})}>重置</Button>
            <Button type="primary" htmlType="submit">
              查询
            </Button>
            {foldable && (
              <Button
                type="link"
                icon={open ? <UpOutlined /> : <DownOutlined />}
                iconPlacement="end"
                onClick={() => setOpen(!open)}
                style={{ paddingInline: 4 }}
              >
                {open ? '收起' : '展开'}
              </Button>
            )}
          </Space>
        </Col>
      </Row>
    </Form>
  );
};
