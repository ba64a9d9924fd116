import { SettingOutlined } from '@ant-design/icons';
import { membershipAdminRoutes } from '@huitou/shared-types/membership/routes.ts';
import { settingsRoutes } from '@huitou/shared-types/settings/routes.ts';
import { Avatar, Button, Flex, Typography } from 'antd';
import type { ReactElement } from 'react';
import { useNavigate } from 'react-router';
import { useApiQuery } from '../../lib/api.ts';
import { count, dateTime } from '../../lib/format.ts';
import { useOpenParam } from '../../lib/use-open-param.ts';
import { Can } from '../../ui/can.tsx';
import { Page } from '../../ui/page.tsx';
import { Price } from '../../ui/price.tsx';
import { ResourceTable } from '../../ui/resource-table/resource-table.tsx';
import { LevelTag } from './level-tag.tsx';
import { MemberDrawer } from './member-drawer.tsx';
import { Overview } from './overview.tsx';

/** Members by level, growth and points, with what each has in a drawer. */
export default function Members(): ReactElement {
  const navigate = useNavigate();
  const [openId, open, close] = useOpenParam();
  const levels = useApiQuery(membershipAdminRoutes.levels, {});
  const extra = (
    <Flex gap={8}>
      <Can route={settingsRoutes.all}>
        <Button icon={<SettingOutlined />} onClick={() => void navigate('/settings?tab=membership')}>
          积分与保级规则
        </Button>
      </Can>
      <Button onClick={() => void navigate('/members/levels')}>会员等级</Button>
    </Flex>
  );
  return (
    <Page title="会员" hint="等级按近 12 个月已完成订单的消费计算；积分按批次到期" extra={extra}>
      <Overview />
      <ResourceTable
        name="members"
        route={membershipAdminRoutes.members}
        rowKey={(row) => row.id}
        onOpen={(row) => open(row.id)}
        search={[
          { name: 'q', label: '会员', placeholder: '昵称 / 手机号 / 客户编号' },
          {
            name: 'levelId',
            label: '等级',
            type: 'select',
            options: (levels.data?.items ?? []).map(({ id, name }) => ({ value: id, label: name })),
          },
          { name: 'growthFrom', label: '成长值从', type: 'money' },
          { name: 'growthTo', label: '成长值到', type: 'money' },
          { name: 'pointsFrom', label: '积分从', type: 'number' },
          { name: 'pointsTo', label: '积分到', type: 'number' },
          { name: 'given', label: '人工等级', type: 'flag' },
          {
            name: 'sort',
            label: '排序',
            type: 'select',
            options: [
              { value: 'growth', label: '消费最多' },
              { value: 'points', label: '积分最多' },
              { value: 'newest', label: '最近注册' },
            ],
          },
        ]}
        columns={[
          {
            key: 'member',
            title: '会员',
            required: true,
            width: 240,
            render: (_, row) => (
              <Flex gap={10} align="center">
                <Avatar src={row.avatar || undefined} size={36}>
                  {row.nickname.slice(0, 1) || '客'}
                </Avatar>
                <div style={{ lineHeight: 1.5 }}>
                  <Typography.Link onClick={() => open(row.id)}>{row.nickname || '微信用户'}</Typography.Link>
                  <div className="muted small num">{row.phone ?? `#${row.id}`}</div>
                </div>
              </Flex>
            ),
          },
          { key: 'level', title: '等级', width: 150, render: (_, row) => <LevelTag level={row.level} given={row.given} /> },
          { key: 'growth', title: '近 12 个月消费', align: 'right', width: 150, render: (_, row) => <Price fen={row.growth} strong /> },
          {
            key: 'points',
            title: '积分',
            align: 'right',
            width: 120,
            render: (_, row) => <span className={row.points < 0 ? 'num bad' : 'num'}>{count(row.points)}</span>,
          },
          {
            key: 'kept',
            title: '等级保留至',
            width: 160,
            render: (_, row) => <span className="num">{dateTime(row.keptUntil)}</span>,
          },
          {
            key: 'actions',
            title: '操作',
            required: true,
            fixed: 'right',
            width: 90,
            render: (_, row) => (
              <Button type="link" size="small" onClick={() => open(row.id)}>
                详情
              </Button>
            ),
          },
        ]}
        emptyText="还没有会员，顾客注册后自动成为会员"
      />
      <MemberDrawer id={openId} onClose={close} />
    </Page>
  );
}
