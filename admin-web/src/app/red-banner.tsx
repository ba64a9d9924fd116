import { checkRoutes } from '@huitou/shared-types/checks/routes.ts';
import { Alert } from 'antd';
import type { ReactElement } from 'react';
import { Link, useLocation } from 'react-router';
import { useApiQuery } from '../lib/api.ts';
import { useCan } from '../lib/auth.ts';

const EVERY_MS = 60_000;
const NAMED = 2;

/** Above every page while the books or the stock contradict themselves, for those who may look into it. */
export const RedBanner = (): ReactElement | null => {
  const may = useCan()(checkRoutes.list);
  const { pathname } = useLocation();
  const checks = useApiQuery(checkRoutes.list, {}, { enabled: may, refetchInterval: EVERY_MS }).data;
  if (!may || !checks || checks.red === 0 || pathname === '/checks') return null;
  const titles = checks.items.filter(({ state }) => state === 'red' || state === 'failed').map(({ title }) => title);
  return (
    <Alert
      banner
      type="error"
      title={
        <>
          数据校验有 {checks.red} 项异常：{titles.slice(0, NAMED).join('、')}
          {titles.length > NAMED && ' 等'} <Link to="/checks">查看</Link>
        </>
      }
    />
  );
};
