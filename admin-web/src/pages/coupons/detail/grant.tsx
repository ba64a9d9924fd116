import { couponAdminRoutes } from '@huitou/shared-types/coupons/routes.ts';
import type { Template } from '@huitou/shared-types/coupons/schema.ts';
import { Alert, Segmented } from 'antd';
import { useState, type ReactElement } from 'react';
import { useCan } from '../../../lib/auth.ts';
import { GrantList } from './grant-list.tsx';
import { GrantPicked } from './grant-picked.tsx';

/** Gives this coupon to customers: a few that are looked up, or many from a file. */
export const Grant = ({ template }: { template: Template }): ReactElement => {
  const [way, setWay] = useState<'picked' | 'list'>('picked');
  const byList = useCan()(couponAdminRoutes.importGrant);
  if (template.status !== 'active')
    return <Alert type="info" showIcon title={template.status === 'draft' ? '发布后可以发放' : '优惠券不在发放中，恢复发放后可以发放'} />;
  return (
    <section className="panel">
      {!template.ways.includes('grant') && (
        <Alert type="warning" showIcon style={{ marginBottom: 12 }} title="获得方式里没有勾选“商家发放”，请先在编辑页勾选" />
      )}
      {byList && (
        <Segmented
          style={{ marginBottom: 16 }}
          value={way}
          onChange={setWay}
          options={[
            { value: 'picked', label: '选择顾客' },
            { value: 'list', label: '导入名单' },
          ]}
        />
      )}
      {way === 'picked' || !byList ? <GrantPicked template={template} /> : <GrantList template={template} />}
    </section>
  );
};
