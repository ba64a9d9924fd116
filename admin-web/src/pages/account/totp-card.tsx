import { staffRoutes } from '@huitou/shared-types/staff/routes.ts';
import type { TotpSetup } from '@huitou/shared-types/staff/schema.ts';
import { Button, Flex, Form, Input, Modal, Tag, Typography } from 'antd';
import { useEffect, useState, type ReactElement } from 'react';
import { useAction } from '../../lib/use-action.ts';

/** Draws the enrolment address as a QR code, here in the browser: the secret is never sent to another party. */
const useQr = (uri: string | undefined): string | null => {
  const [image, setImage] = useState<string | null>(null);
  useEffect(() => {
    if (!uri) return setImage(null);
    let current = true;
    void import('qrcode').then(({ toDataURL }) => toDataURL(uri, { width: 200, margin: 1 })).then((url) => current && setImage(url));
    return () => {
      current = false;
    };
  }, [uri]);
  return image;
};

export const TotpCard = ({ enabled }: { enabled: boolean }): ReactElement => {
  const [setup, setSetup] = useState<TotpSetup | null>(null);
  const [disabling, setDisabling] = useState(false);
  const [form] = Form.useForm<{ code: string }>();
  const [offForm] = Form.useForm<{ password: string }>();
  const begin = useAction(staffRoutes.totpSetup);
  const enable = useAction(staffRoutes.totpEnable, '两步验证已开启');
  const disable = useAction(staffRoutes.totpDisable, '两步验证已关闭');
  const qr = useQr(setup?.uri);
  return (
    <section className="panel">
      <h2 className="panel-title">
        两步验证 <Tag color={enabled ? 'green' : 'default'}>{enabled ? '已开启' : '未开启'}</Tag>
      </h2>
      <Flex justify="space-between" align="center">
        <span className="muted">登录时除密码外，再输入手机验证器应用里的 6 位动态码，密码泄露也无法登录。</span>
        {enabled ? (
          <Button danger onClick={() => setDisabling(true)}>
            关闭
          </Button>
        ) : (
          <Button type="primary" loading={begin.busy} onClick={() => void begin.run({}).then(setSetup)}>
            开启
          </Button>
        )}
      </Flex>
      <Modal
        open={setup !== null}
        title="开启两步验证"
        okText="开启"
        confirmLoading={enable.busy}
        onOk={() => form.submit()}
        onCancel={() => setSetup(null)}
        destroyOnHidden
        width={440}
      >
        <p>1. 用验证器应用（如腾讯身份验证器、Microsoft Authenticator）扫描二维码：</p>
        <Flex justify="center">{qr && <img src={qr} alt="两步验证二维码" width={200} height={200} />}</Flex>
        <p>
          不能扫码时手工输入密钥：
          <Typography.Text copyable code>
            {setup?.secret}
          </Typography.Text>
        </p>
        <p>2. 输入应用显示的 6 位动态码：</p>
        <Form form={form} onFinish={({ code }) => void enable.run({ code }).then((ok) => ok && setSetup(null))}>
          <Form.Item name="code" rules={[{ required: true, pattern: /^\d{6}$/, message: '动态码为 6 位数字' }]}>
            <Input inputMode="numeric" maxLength={6} autoComplete="one-time-code" style={{ width: 160 }} />
          </Form.Item>
        </Form>
      </Modal>
      <Modal
        open={disabling}
        title="关闭两步验证"
        okText="关闭"
        okButtonProps={{ danger: true }}
        confirmLoading={disable.busy}
        onOk={() => offForm.submit()}
        onCancel={() => setDisabling(false)}
        destroyOnHidden
        width={400}
      >
        <Form
          form={offForm}
          layout="vertical"
          onFinish={({ password }) => void disable.run({ password }).then((ok) => ok && setDisabling(false))}
        >
          <Form.Item name="password" label="登录密码" rules={[{ required: true, message: '请输入密码' }]}>
            <Input.Password autoFocus autoComplete="current-password" maxLength={72} />
          </Form.Item>
        </Form>
      </Modal>
    </section>
  );
};
