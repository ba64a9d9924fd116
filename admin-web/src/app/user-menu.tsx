import { DownOutlined, FileDoneOutlined, LogoutOutlined, UserOutlined } from '@ant-design/icons';
import { staffRoutes } from '@huitou/shared-types/staff/routes.ts';
import type { StaffMe } from '@huitou/shared-types/staff/schema.ts';
import { Button, Dropdown, Space } from 'antd';
import type { ReactElement } from 'react';
import { useNavigate } from 'react-router';
import { api, queryClient } from '../lib/api.ts';
import { useAuth } from '../lib/auth.ts';

/** The person's own corner: account, their exports and imports, sign-out. */
export const UserMenu = ({ me }: { me: StaffMe }): ReactElement => {
  const navigate = useNavigate();
  const signOut = (): void => {
    // The session ends here even when the server cannot be reached; there it dies by its own clock.
    void api(staffRoutes.signOut).catch(() => undefined);
    useAuth.getState().signOut();
    queryClient.clear();
    void navigate('/sign-in', { replace: true });
  };
  return (
    <Dropdown
      trigger={['click']}
      menu={{
        items: [
          { key: 'who', label: <span className="muted">{me.roleNames.join('、') || '未分配角色'}</span>, disabled: true },
          { type: 'divider' },
          { key: 'account', icon: <UserOutlined />, label: '个人中心' },
          { key: 'tasks', icon: <FileDoneOutlined />, label: '导入导出记录' },
          { type: 'divider' },
          { key: 'out', icon: <LogoutOutlined />, label: '退出登录' },
        ],
        onClick: ({ key }) => (key === 'out' ? signOut() : void navigate(`/${key}`)),
      }}
    >
      <Button type="text" aria-label="我的账号">
        <Space size={6}>
          {me.name}
          <DownOutlined style={{ fontSize: 10 }} />
        </Space>
      </Button>
    </Dropdown>
  );
};
