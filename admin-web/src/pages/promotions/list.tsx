import { PlusOutlined } from '@ant-design/icons';
import { promotionAdminRoutes } from '@huitou/shared-types/promotions/routes.ts';
import type { Promotion } from '@huitou/shared-types/promotions/schema.ts';
import { promotionKindLabels, promotionKinds, promotionShownLabels, promotionShownStates } from '@huitou/shared-types/promotions/states.ts';
import { Button, Flex, Popconfirm, Tabs } from 'antd';
import type { ReactElement } from 'react';
import { useNavigate } from 'react-router';
import { useCan } from '../../lib/auth.ts';
import { useAction } from '../../lib/use-action.ts';
import { useTabParam } from '../../lib/use-open-param.ts';
import { Can } from '../../ui/can.tsx';
import { Page } from '../../ui/page.tsx';
import { ResourceTable } from '../../ui/resource-table/resource-table.tsx';
import { PromotionMoves } from './actions.tsx';
import { promotionColumns } from './columns.tsx';

const TABS = ['all', ...promotionShownStates] as const;

/** Full reductions, N-th piece, buy and get, bundles: by state, with schedule and what they cost. */
export default function PromotionList(): ReactElement {
  const [tab, setTab] = useTabParam(TABS, 'all');
  const navigate = useNavigate();
  const can = useCan();
  const duplicate = useAction(promotionAdminRoutes.duplicate, '已复制为草稿');
  const remove = useAction(promotionAdminRoutes.remove, '草稿已删除');
  const copy = async (row: Promotion): Promise<void> => {
    const made = await duplicate.run({ id: row.id });
    if (made) void navigate(`/promotions/${made.id}/edit`);
  };
  const create = (
    <Can route={promotionAdminRoutes.create}>
      <Button type="primary" icon={<PlusOutlined />} onClick={() => void navigate('/promotions/new')}>
        新建活动
      </Button>
    </Can>
  );
  return (
    <Page title="促销活动" extra={create}>
      <ResourceTable
        name="promotions"
        route={promotionAdminRoutes.list}
        rowKey={(row) => row.id}
        fixed={tab === 'all' ? {} : { shown: tab }}
        refetchInterval={30_000}
        onOpen={(row) => void navigate(`/promotions/${row.id}`)}
        search={[
          { name: 'q', label: '活动', placeholder: '名称' },
          {
            name: 'kind',
            label: '类型',
            type: 'select',
            options: promotionKinds.map((value) => ({ value, label: promotionKindLabels[value] })),
          },
        ]}
        tabs={
          <Tabs
            activeKey={tab}
            onChange={setTab}
            items={TABS.map((key) => ({ key, label: key === 'all' ? '全部' : promotionShownLabels[key].label }))}
          />
        }
        columns={[
          ...promotionColumns(),
          {
            key: 'actions',
            title: '操作',
            required: true,
            fixed: 'right',
            width: 196,
            render: (_, row) => (
              <Flex align="center" wrap>
                <Button
                  type="link"
                  size="small"
                  onClick={() => void navigate(`/promotions/${row.id}${row.status === 'draft' ? '/edit' : ''}`)}
                >
                  {row.status === 'draft' && can(promotionAdminRoutes.update) ? '编辑' : '详情'}
                </Button>
                {can(promotionAdminRoutes.duplicate) && (
                  <Button type="link" size="small" onClick={() => void copy(row)}>
                    复制
                  </Button>
                )}
                {row.status === 'draft' && can(promotionAdminRoutes.remove) && (
                  <Popconfirm title={`删除草稿“${row.name}”？`} onConfirm={() => remove.run({ id: row.id })}>
                    <Button type="link" size="small" danger>
                      删除
                    </Button>
                  </Popconfirm>
                )}
                <PromotionMoves promotion={row} size="small" />
              </Flex>
            ),
          },
        ]}
        emptyText={tab === 'all' ? '还没有促销活动' : '没有这个状态的活动'}
        emptyAction={create}
      />
    </Page>
  );
}
