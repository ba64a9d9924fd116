import { Button, Result } from 'antd';
import type { ReactElement } from 'react';
import { isRouteErrorResponse, useNavigate, useRouteError } from 'react-router';

/** What stands in a page's place when it broke: the menu stays usable. */
export const PageError = (): ReactElement => {
  const error = useRouteError();
  const navigate = useNavigate();
  if (isRouteErrorResponse(error) && error.status === 404) return <NotFound />;
  return (
    <Result
      status="error"
      title="页面出错了"
      subTitle={error instanceof Error ? error.message : '请刷新后重试'}
      extra={[
        <Button key="reload" type="primary" onClick={() => window.location.reload()}>
          刷新页面
        </Button>,
        <Button key="home" onClick={() => void navigate('/')}>
          回到工作台
        </Button>,
      ]}
    />
  );
};

export const NotFound = (): ReactElement => {
  const navigate = useNavigate();
  return (
    <Result
      status="404"
      title="页面不存在"
      subTitle="地址可能有误，或页面已被移除"
      extra={
        <Button type="primary" onClick={() => void navigate('/')}>
          回到工作台
        </Button>
      }
    />
  );
};

export const Forbidden = (): ReactElement => {
  const navigate = useNavigate();
  return (
    <Result
      status="403"
      title="没有权限"
      subTitle="你的角色不能查看此页面，如有需要请联系店主"
      extra={<Button onClick={() => void navigate('/')}>回到工作台</Button>}
    />
  );
};
