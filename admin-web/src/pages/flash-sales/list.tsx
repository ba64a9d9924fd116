import { PlusOutlined } from '@ant-design/icons';
import { flashAdminRoutes } from '@huitou/shared-types/flash-sales/routes.ts';
import type { FlashRow } from '@huitou/shared-types/flash-sales/schema.ts';
import { flashStatuses, flashStatusLabels } from '@huitou/shared-types/flash-sales/states.ts';
import { Button, Flex, Popconfirm, Segmented, Tabs } from 'antd';
import { useState, type ReactElement } from 'react';
import { useNavigate } from 'react-router';
import { useCan } from '../../lib/auth.ts';
import { useAction } from '../../lib/use-action.ts';
import { useTabParam } from '../../lib/use-open-param.ts';
import { Can } from '../../ui/can.tsx';
import { Page } from '../../ui/page.tsx';
import { ResourceTable } from '../../ui/resource-table/resource-table.tsx';
import { FlashCalendar } from './calendar.tsx';
import { flashColumns } from './columns.tsx';
import { StopModal } from './stop-modal.tsx';
import { useFlashCopy } from './use-flash-copy.ts';

const TABS = ['all', ...flashStatuses] as const;
const VIEWS = ['list', 'calendar'] as const;

/** Flash sales as a list by state, or in a calendar. */
export default function FlashList(): ReactElement {
  const [tab, setTab] = useTabParam(TABS, 'all');
  const [view, setView] = useTabParam(VIEWS, 'list', 'view');
  const navigate = useNavigate();
  const create = (
    <Can route={flashAdminRoutes.create}>
      <Button type="primary" icon={<PlusOutlined />} onClick={() => void navigate('/flash/new')}>
        新建秒杀
      </Button>
    </Can>
  );
  return (
    <Page
      title="秒杀"
      extra={
        <Flex gap={8}>
          <Segmented
            value={view}
            onChange={setView}
            options={[
              { value: 'list', label: '列表' },
              { value: 'calendar', label: '日历' },
            ]}
          />
          {create}
        </Flex>
      }
    >
      {view === 'calendar' ? <FlashCalendar /> : <FlashTable tab={tab} setTab={setTab} create={create} />}
    </Page>
  );
}

interface FlashTableProps {
  tab: (typeof TABS)[number];
  setTab: (tab: string) => void;
  create: ReactElement;
}

const FlashTable = ({ tab, setTab, create }: FlashTableProps): ReactElement => {
  const navigate = useNavigate();
  const can = useCan();
  const { copy } = useFlashCopy();
  const remove = useAction(flashAdminRoutes.remove, '草稿已删除');
  const [stopping, setStopping] = useState<FlashRow | null>(null);
  return (
    <>
      <ResourceTable
        name="flash-sales"
        route={flashAdminRoutes.list}
        rowKey={(row) => row.id}
        fixed={tab === 'all' ? {} : { status: tab }}
        refetchInterval={10_000}
        onOpen={(row) => void navigate(`/flash/${row.id}`)}
        search={[
          { name: 'q', label: '活动', placeholder: '名称' },
          { name: 'day', label: '活动日期', type: 'days' },
        ]}
        tabs={
          <Tabs
            activeKey={tab}
            onChange={setTab}
            items={TABS.map((key) => ({ key, label: key === 'all' ? '全部' : flashStatusLabels[key].label }))}
          />
        }
        columns={[
          ...flashColumns(),
          {
            key: 'actions',
            title: '操作',
            required: true,
            fixed: 'right',
            width: 210,
            render: (_, row) => (
              <Flex align="center" wrap>
                {row.status === 'published' && (
                  <Button type="link" size="small" onClick={() => void navigate(`/flash/${row.id}/live`)}>
                    实时
                  </Button>
                )}
                {(row.status === 'ended' || row.status === 'stopped') && (
                  <Button type="link" size="small" onClick={() => void navigate(`/flash/${row.id}/report`)}>
                    报告
                  </Button>
                )}
                <Button type="link" size="small" onClick={() => void navigate(`/flash/${row.id}`)}>
                  {row.status === 'draft' ? '查看与发布' : '详情'}
                </Button>
                {can(flashAdminRoutes.duplicate) && (
                  <Button type="link" size="small" onClick={() => void copy(row.id)}>
                    复制
                  </Button>
                )}
                {row.moves.includes('stop') && can(flashAdminRoutes.stop) && (
                  <Button type="link" size="small" danger onClick={() => setStopping(row)}>
                    停止
                  </Button>
                )}
                {row.status === 'draft' && can(flashAdminRoutes.remove) && (
                  <Popconfirm title={`删除草稿“${row.name}”？`} onConfirm={() => remove.run({ id: row.id })}>
                    <Button type="link" size="small" danger>
                      删除
                    </Button>
                  </Popconfirm>
                )}
              </Flex>
            ),
          },
        ]}
        emptyText={tab === 'all' ? '还没有秒杀活动' : '没有这个状态的秒杀活动'}
        emptyAction={create}
      />
      <StopModal sale={stopping} onClose={() => setStopping(null)} />
    </>
  );
};
