import { LockOutlined, SafetyOutlined, UserOutlined } from '@ant-design/icons';
import { ApiError } from '@huitou/shared-types/client.ts';
import { staffRoutes } from '@huitou/shared-types/staff/routes.ts';
import type { SignInIn } from '@huitou/shared-types/staff/schema.ts';
import { Alert, Button, Card, Form, Input } from 'antd';
import { useEffect, useState, type ReactElement } from 'react';
import { Navigate, useNavigate, useSearchParams } from 'react-router';
import { api } from '../../lib/api.ts';
import { useAuth } from '../../lib/auth.ts';
import { beginSession } from '../../lib/me.ts';
import { errorMessage } from '../../lib/use-action.ts';

const back = (from: string | null): string => (from?.startsWith('/') && !from.startsWith('//') ? from : '/');

/** Sign-in by password, with the second factor as a second step where the account has one; then back to where one was. */
export default function SignIn(): ReactElement {
  const [params] = useSearchParams();
  const navigate = useNavigate();
  const token = useAuth((s) => s.token);
  const expired = useAuth((s) => s.expired);
  const [form] = Form.useForm<SignInIn>();
  const [needsOtp, setNeedsOtp] = useState(false);
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState('');
  useEffect(() => {
    document.title = '登录 · 回头商家后台';
  }, []);
  if (token !== null && !busy) return <Navigate to={back(params.get('from'))} replace />;

  const submit = async (values: SignInIn): Promise<void> => {
    setBusy(true);
    setProblem('');
    try {
      const session = await api(staffRoutes.signIn, values);
      beginSession(session.token, session.me);
      await navigate(session.me.mustChangePassword ? '/account' : back(params.get('from')), { replace: true });
    } catch (error) {
      if (error instanceof ApiError && error.code === 'otp_required') setNeedsOtp(true);
      else {
        setProblem(errorMessage(error));
        if (error instanceof ApiError && error.code === 'otp_invalid') form.resetFields(['otp']);
      }
    } finally {
      setBusy(false);
    }
  };

  return (
    <div className="sign-in">
      <Card style={{ width: 380 }} styles={{ body: { padding: 32 } }}>
        <div className="sign-in-brand">
          <img src={`${import.meta.env.BASE_URL}favicon.svg`} alt="" width={40} height={40} />
          <div>
            <h1>回头商家后台</h1>
            <span className="muted">让客人再回来</span>
          </div>
        </div>
        {problem ? (
          <Alert type="error" showIcon title={problem} style={{ marginBottom: 16 }} />
        ) : (
          expired && <Alert type="warning" showIcon title="登录已过期，重新登录后回到刚才的页面" style={{ marginBottom: 16 }} />
        )}
        <Form form={form} size="large" requiredMark={false} onFinish={(values) => void submit(values)}>
          <div hidden={needsOtp}>
            <Form.Item name="login" rules={[{ required: true, message: '请输入登录名' }]}>
              <Input prefix={<UserOutlined className="muted" />} placeholder="登录名" autoComplete="username" autoFocus maxLength={60} />
            </Form.Item>
            <Form.Item name="password" rules={[{ required: true, message: '请输入密码' }]}>
              <Input.Password
                prefix={<LockOutlined className="muted" />}
                placeholder="密码"
                autoComplete="current-password"
                maxLength={72}
              />
            </Form.Item>
          </div>
          {needsOtp && (
            <Form.Item
              name="otp"
              extra="打开验证器应用，输入 6 位动态码"
              rules={[{ required: true, pattern: /^\d{6}$/, message: '动态码为 6 位数字' }]}
            >
              <Input
                prefix={<SafetyOutlined className="muted" />}
                placeholder="动态验证码"
                autoComplete="one-time-code"
                inputMode="numeric"
                maxLength={6}
                autoFocus
              />
            </Form.Item>
          )}
          <Button type="primary" htmlType="submit" block loading={busy}>
            {needsOtp ? '验证并登录' : '登录'}
          </Button>
          {needsOtp && (
            <Button type="link" block onClick={() => setNeedsOtp(false)}>
              换一个账号
            </Button>
          )}
        </Form>
      </Card>
    </div>
  );
}
