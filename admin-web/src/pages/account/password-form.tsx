import { staffRoutes } from '@huitou/shared-types/staff/routes.ts';
import { Button, Form, Input } from 'antd';
import type { ReactElement } from 'react';
import { useAction } from '../../lib/use-action.ts';

interface Values {
  current: string;
  next: string;
  again: string;
}

export const PasswordForm = (): ReactElement => {
  const [form] = Form.useForm<Values>();
  const change = useAction(staffRoutes.changePassword, '密码已修改，其他设备已退出');
  const submit = async ({ current, next }: Values): Promise<void> => {
    if (await change.run({ current, next })) form.resetFields();
  };
  return (
    <section className="panel">
      <h2 className="panel-title">修改密码</h2>
      <Form form={form} labelCol={{ flex: '88px' }} style={{ maxWidth: 420 }} onFinish={(values) => void submit(values)}>
        <Form.Item name="current" label="当前密码" rules={[{ required: true, message: '请输入当前密码' }]}>
          <Input.Password autoComplete="current-password" maxLength={72} />
        </Form.Item>
        <Form.Item
          name="next"
          label="新密码"
          rules={[
            { required: true, message: '请输入新密码' },
            { pattern: /^(?=.*[A-Za-z])(?=.*\d).{8,72}$/, message: '至少 8 位，且包含字母和数字' },
          ]}
        >
          <Input.Password autoComplete="new-password" maxLength={72} />
        </Form.Item>
        <Form.Item
          name="again"
          label="再输一次"
          dependencies={['next']}
          rules={[
            { required: true, message: '请再输入一次新密码' },
            ({ getFieldValue }) => ({
              validator: (_, value) =>
                !value || value === getFieldValue('next') ? Promise.resolve() : Promise.reject(new Error('两次输入不一致')),
            }),
          ]}
        >
          <Input.Password autoComplete="new-password" maxLength={72} />
        </Form.Item>
        <Form.Item style={{ paddingLeft: 88, marginBottom: 4 }}>
          <Button type="primary" htmlType="submit" loading={change.busy}>
            修改密码
          </Button>
        </Form.Item>
      </Form>
    </section>
  );
};
