import { PlusOutlined } from '@ant-design/icons';
import { couponAdminRoutes } from '@huitou/shared-types/coupons/routes.ts';
import type { Template } from '@huitou/shared-types/coupons/schema.ts';
import { couponKindLabels, couponWayLabels, templateStatuses, templateStatusLabels } from '@huitou/shared-types/coupons/states.ts';
import { Button, Flex, Popconfirm, Tabs } from 'antd';
import type { ReactElement } from 'react';
import { useNavigate } from 'react-router';
import { useCan } from '../../lib/auth.ts';
import { useAction } from '../../lib/use-action.ts';
import { useTabParam } from '../../lib/use-open-param.ts';
import { Can } from '../../ui/can.tsx';
import { Page } from '../../ui/page.tsx';
import { ResourceTable } from '../../ui/resource-table/resource-table.tsx';
import { TemplateMoves } from './actions.tsx';
import { templateColumns } from './template-columns.tsx';
import { useStacking } from './use-stacking.ts';

const TABS = ['all', ...templateStatuses] as const;
const options = <K extends string>(labels: Record<K, string>): { value: K; label: string }[] =>
  (Object.keys(labels) as K[]).map((value) => ({ value, label: labels[value] }));

/** Coupon templates with what was claimed and used of them and what that cost. */
export default function CouponList(): ReactElement {
  const [tab, setTab] = useTabParam(TABS, 'all');
  const navigate = useNavigate();
  const can = useCan();
  const { groupOptions } = useStacking();
  const duplicate = useAction(couponAdminRoutes.duplicate, '已复制为草稿');
  const remove = useAction(couponAdminRoutes.remove, '草稿已删除');
  const copy = async (row: Template): Promise<void> => {
    const made = await duplicate.run({ id: row.id });
    if (made) void navigate(`/coupons/${made.id}/edit`);
  };
  const create = (
    <Can route={couponAdminRoutes.create}>
      <Button type="primary" icon={<PlusOutlined />} onClick={() => void navigate('/coupons/new')}>
        新建优惠券
      </Button>
    </Can>
  );
  return (
    <Page title="优惠券" extra={create}>
      <ResourceTable
        name="coupon-templates"
        route={couponAdminRoutes.templates}
        rowKey={(row) => row.id}
        fixed={tab === 'all' ? {} : { status: tab }}
        refetchInterval={30_000}
        onOpen={(row) => void navigate(`/coupons/${row.id}`)}
        search={[
          { name: 'q', label: '优惠券', placeholder: '名称 / 编号 / 成本中心' },
          { name: 'kind', label: '类型', type: 'select', options: options(couponKindLabels) },
          { name: 'way', label: '获得方式', type: 'select', options: options(couponWayLabels) },
          { name: 'groupId', label: '分组', type: 'select', options: groupOptions },
        ]}
        tabs={
          <Tabs
            activeKey={tab}
            onChange={setTab}
            items={TABS.map((key) => ({ key, label: key === 'all' ? '全部' : templateStatusLabels[key].label }))}
          />
        }
        columns={[
          ...templateColumns(),
          {
            key: 'actions',
            title: '操作',
            required: true,
            fixed: 'right',
            width: 200,
            render: (_, row) => (
              <Flex align="center" wrap>
                <Button
                  type="link"
                  size="small"
                  onClick={() => void navigate(`/coupons/${row.id}${row.status === 'draft' ? '/edit' : ''}`)}
                >
                  {row.status === 'draft' && can(couponAdminRoutes.update) ? '编辑' : '详情'}
                </Button>
                {can(couponAdminRoutes.duplicate) && (
                  <Button type="link" size="small" onClick={() => void copy(row)}>
                    复制
                  </Button>
                )}
                {row.status === 'draft' && can(couponAdminRoutes.remove) && (
                  <Popconfirm title={`删除草稿“${row.name}”？`} onConfirm={() => remove.run({ id: row.id })}>
                    <Button type="link" size="small" danger>
                      删除
                    </Button>
                  </Popconfirm>
                )}
                <TemplateMoves template={row} size="small" />
              </Flex>
            ),
          },
        ]}
        emptyText={tab === 'all' ? '还没有优惠券' : '没有这个状态的优惠券'}
        emptyAction={create}
      />
    </Page>
  );
}
