import { paymentRoutes } from '@huitou/shared-types/payments/routes.ts';
import { Badge, Tabs } from 'antd';
import type { ReactElement } from 'react';
import { useSearchParams } from 'react-router';
import { useApiQuery } from '../../lib/api.ts';
import { Page } from '../../ui/page.tsx';
import { Days } from './days.tsx';
import { Differences } from './differences.tsx';

/** WeChat's daily bills against our own books, and what does not agree. */
export default function Reconciliation(): ReactElement {
  const [params, setParams] = useSearchParams();
  const days = useApiQuery(paymentRoutes.days, {}, { refetchInterval: 15_000 });
  const open = days.data?.items.reduce((sum, day) => sum + day.openDifferences, 0) ?? 0;
  return (
    <Page title="对账" hint="每天 10 点后自动下载前一天的微信交易账单与资金账单，逐笔核对；没有未说明的差异即关账">
      <Tabs
        activeKey={params.get('tab') === 'differences' ? 'differences' : 'days'}
        onChange={(tab) => setParams(tab === 'days' ? {} : { tab, open: 'true' }, { replace: true })}
        destroyOnHidden
        items={[
          { key: 'days', label: '每日对账', children: <Days query={days} /> },
          {
            key: 'differences',
            label: (
              <Badge count={open} size="small" offset={[10, -2]}>
                差异处理
              </Badge>
            ),
            children: <Differences />,
          },
        ]}
      />
    </Page>
  );
}
