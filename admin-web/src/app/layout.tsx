import { MenuFoldOutlined, MenuUnfoldOutlined } from '@ant-design/icons';
import { Button, Grid, Layout, Tooltip } from 'antd';
import { useEffect, useState, type ReactElement } from 'react';
import { Navigate, Outlet, ScrollRestoration, useLocation } from 'react-router';
import { useAuth } from '../lib/auth.ts';
import { useMe } from '../lib/me.ts';
import { usePrefs } from '../lib/prefs.ts';
import { RePasswordModal } from '../ui/re-password-modal.tsx';
import { ErrorState, Loading } from '../ui/states.tsx';
import { Crumbs } from './crumbs.tsx';
import { GlobalSearch } from './global-search.tsx';
import { RedBanner } from './red-banner.tsx';
import { SideMenu } from './side-menu.tsx';
import { useSlashFocus } from './use-slash-focus.ts';
import { UserMenu } from './user-menu.tsx';

/** The frame of every page behind sign-in: without a session it leads to the sign-in page and back here afterwards. */
export const AppLayout = (): ReactElement => {
  const token = useAuth((s) => s.token);
  const location = useLocation();
  if (token === null) return <Navigate to={`/sign-in?from=${encodeURIComponent(location.pathname + location.search)}`} replace />;
  return <SignedIn />;
};

const SignedIn = (): ReactElement => {
  const me = useMe();
  const { pathname } = useLocation();
  // On a phone the menu lies over the page, and only while it is asked for.
  const narrow = Grid.useBreakpoint().md === false;
  const [over, setOver] = useState(false);
  const folded = usePrefs((s) => s.collapsed);
  const collapsed = narrow ? !over : folded;
  const { setCollapsed, setPerson } = usePrefs.getState();
  const setPermissions = useAuth((s) => s.setPermissions);
  const known = useAuth((s) => s.permissions);
  useSlashFocus();
  useEffect(() => setOver(false), [pathname]);

  useEffect(() => {
    if (!me.data) return;
    setPerson(me.data.id);
    setPermissions(me.data.permissions);
  }, [me.data, setPerson, setPermissions]);

  if (me.error && !me.data) return <ErrorState error={me.error} onRetry={() => void me.refetch()} />;
  if (!me.data || (known.length === 0 && me.data.permissions.length > 0)) return <Loading />;
  if (me.data.mustChangePassword && pathname !== '/account') return <Navigate to="/account" replace />;
  return (
    <Layout style={{ minHeight: '100vh' }}>
      <a className="skip" href="#content">
        跳到正文
      </a>
      {narrow && over && <div className="app-shade" role="presentation" onClick={() => setOver(false)} />}
      <Layout.Sider
        className={narrow ? 'app-sider app-sider-over' : 'app-sider'}
        theme="light"
        width={200}
        collapsedWidth={narrow ? 0 : 56}
        collapsed={collapsed}
        trigger={null}
      >
        <div className="brand" style={collapsed ? { padding: '0 15px' } : {}}>
          <img src={`${import.meta.env.BASE_URL}favicon.svg`} alt="" />
          {!collapsed && <span>回头商家后台</span>}
        </div>
        <SideMenu collapsed={collapsed} />
      </Layout.Sider>
      <Layout>
        <Layout.Header className="app-header">
          <Tooltip title={collapsed ? '展开菜单' : '收起菜单'}>
            <Button
              type="text"
              aria-label={collapsed ? '展开菜单' : '收起菜单'}
              icon={collapsed ? <MenuUnfoldOutlined /> : <MenuFoldOutlined />}
              onClick={() => (narrow ? setOver(!over) : setCollapsed(!folded))}
            />
          </Tooltip>
          {!narrow && <Crumbs />}
          <div style={{ flex: 1 }} />
          <GlobalSearch />
          <UserMenu me={me.data} />
        </Layout.Header>
        <Layout.Content id="content" role="main">
          <RedBanner />
          <Outlet />
        </Layout.Content>
      </Layout>
      <RePasswordModal />
      <ScrollRestoration />
    </Layout>
  );
};
