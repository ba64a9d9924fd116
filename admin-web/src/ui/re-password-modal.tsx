import { staffRoutes } from '@huitou/shared-types/staff/routes.ts';
import { Form, Input, Modal } from 'antd';
import { useState, type ReactElement } from 'react';
import { api } from '../lib/api.ts';
import { useRePassword } from '../lib/re-password.ts';
import { errorMessage } from '../lib/use-action.ts';

/** Asks for the password when the server wants it for an action on money or prices; the waiting call then goes through. */
export const RePasswordModal = (): ReactElement => {
  const open = useRePassword((s) => s.waiting.length > 0);
  const settle = useRePassword((s) => s.settle);
  const [form] = Form.useForm<{ password: string }>();
  const [busy, setBusy] = useState(false);
  const submit = async ({ password }: { password: string }): Promise<void> => {
    setBusy(true);
    try {
      await api(staffRoutes.rePassword, { password });
      settle(true);
    } catch (error) {
      form.setFields([{ name: 'password', errors: [errorMessage(error)] }]);
    } finally {
      setBusy(false);
    }
  };
  return (
    <Modal
      open={open}
      title="验证登录密码"
      okText="确认"
      width={400}
      zIndex={1200}
      confirmLoading={busy}
      onOk={() => form.submit()}
      onCancel={() => settle(false)}
      destroyOnHidden
      // A dialog that closes behind this one gives the focus away when it is gone; it comes back to the first thing here: the password, not a cross.
      closable={false}
    >
      <p className="muted">涉及资金与价格的操作需要再次输入密码，一段时间内不会重复询问。</p>
      <Form form={form} name="re-password" layout="vertical" preserve={false} onFinish={(values) => void submit(values)}>
        <Form.Item name="password" label="登录密码" rules={[{ required: true, message: '请输入密码' }]}>
          <Input.Password autoFocus autoComplete="current-password" maxLength={72} />
        </Form.Item>
      </Form>
    </Modal>
  );
};
