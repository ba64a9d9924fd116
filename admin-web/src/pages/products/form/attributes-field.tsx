import { DeleteOutlined, PlusOutlined } from '@ant-design/icons';
import { Button, Flex, Form, Input } from 'antd';
import type { ReactElement } from 'react';

/** Attributes of a product: name and value, row by row. */
export const AttributesField = (): ReactElement => (
  <Form.List name="attributes">
    {(fields, { add, remove }) => (
      <Flex vertical gap={8}>
        {fields.map(({ key, name }) => (
          <Flex key={key} gap={8}>
            <Form.Item name={[name, 'name']} noStyle rules={[{ required: true, message: '请填写参数名' }]}>
              <Input placeholder="参数，如产地" maxLength={20} style={{ width: 160 }} />
            </Form.Item>
            <Form.Item name={[name, 'value']} noStyle rules={[{ required: true, message: '请填写参数值' }]}>
              <Input placeholder="值，如浙江杭州" maxLength={60} style={{ width: 320 }} />
            </Form.Item>
            <Button type="text" icon={<DeleteOutlined />} aria-label="删除参数" onClick={() => remove(name)} />
          </Flex>
        ))}
        {fields.length < 30 && (
          <div>
            <Button type="dashed" icon={<PlusOutlined />} onClick={() => add({ name: '', value: '' })}>
              加参数
            </Button>
          </div>
        )}
      </Flex>
    )}
  </Form.List>
);
