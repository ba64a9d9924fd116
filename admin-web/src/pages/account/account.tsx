import { Alert, Descriptions } from 'antd';
import type { ReactElement } from 'react';
import { useMe } from '../../lib/me.ts';
import { Page } from '../../ui/page.tsx';
import { Loaded } from '../../ui/states.tsx';
import { PasswordForm } from './password-form.tsx';
import { SessionsTable } from './sessions-table.tsx';
import { TotpCard } from './totp-card.tsx';

/** My account: who I am, my password, my second factor, where I am signed in. */
export default function Account(): ReactElement {
  const me = useMe();
  return (
    <Page title="个人中心">
      <Loaded query={me}>
        {(data) => (
          <>
            {data.mustChangePassword && <Alert type="warning" showIcon title="请先修改初始密码，再继续使用" style={{ marginBottom: 12 }} />}
            <section className="panel">
              <h2 className="panel-title">基本信息</h2>
              <Descriptions
                column={3}
                items={[
                  { key: 'name', label: '姓名', children: data.name },
                  { key: 'login', label: '登录名', children: data.login },
                  { key: 'roles', label: '角色', children: data.roleNames.join('、') || '—' },
                ]}
              />
            </section>
            <PasswordForm />
            <TotpCard enabled={data.totpEnabled} />
            <SessionsTable />
          </>
        )}
      </Loaded>
    </Page>
  );
}
