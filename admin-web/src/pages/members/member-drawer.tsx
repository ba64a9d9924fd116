import { membershipAdminRoutes } from '@huitou/shared-types/membership/routes.ts';
import type { MemberDetail } from '@huitou/shared-types/membership/schema.ts';
import { levelChangeLabels } from '@huitou/shared-types/membership/states.ts';
import { Button, Descriptions, Drawer, Flex, Space, Table, Tabs } from 'antd';
import { useState, type ReactElement } from 'react';
import { Link } from 'react-router';
import { useApiQuery } from '../../lib/api.ts';
import { useAction } from '../../lib/use-action.ts';
import { count, dateTime, money } from '../../lib/format.ts';
import { Can } from '../../ui/can.tsx';
import { ConfirmWithReason } from '../../ui/confirm-with-reason.tsx';
import { Price } from '../../ui/price.tsx';
import { EmptyState, Loaded } from '../../ui/states.tsx';
import { GiveLevelModal } from './give-level-modal.tsx';
import { LevelTag } from './level-tag.tsx';
import { lastDay, Lots, Statement } from './points-tables.tsx';
import { PointsModal } from './points-modal.tsx';

/** One member beside the list: level, points with their lots and statement, and what staff may change. */
export const MemberDrawer = ({ id, onClose }: { id: string | null; onClose: () => void }): ReactElement => {
  const member = useApiQuery(membershipAdminRoutes.member, { id: id ?? '' }, { enabled: id !== null });
  const data = id !== null && member.data?.id === id ? member.data : undefined;
  return (
    <Drawer open={id !== null} size={880} onClose={onClose} title={data ? <Title member={data} /> : '会员'} destroyOnHidden>
      {id !== null && (
        <Loaded query={{ data, error: member.error, refetch: member.refetch }}>
          {(loaded) => <Content key={loaded.id} member={loaded} />}
        </Loaded>
      )}
    </Drawer>
  );
};

const Title = ({ member }: { member: MemberDetail }): ReactElement => (
  <Space>
    {member.nickname || '微信用户'}
    <LevelTag level={member.level} given={member.given} />
  </Space>
);

const freightText = ({ kind, left }: MemberDetail['freight']): string =>
  kind === 'always' ? '每单免运费' : kind === 'monthly' ? `本月还可免 ${left ?? 0} 次` : '—';

const Content = ({ member }: { member: MemberDetail }): ReactElement => {
  const [dialog, open] = useState<'level' | 'release' | 'gift' | 'take' | null>(null);
  const release = useAction(membershipAdminRoutes.releaseLevel, '已取消人工等级');
  const close = (): void => open(null);
  return (
    <>
      <Flex gap={8} wrap style={{ marginBottom: 16 }}>
        <Can route={membershipAdminRoutes.givePoints}>
          <Button type="primary" onClick={() => open('gift')}>
            赠送积分
          </Button>
          <Button onClick={() => open('take')} disabled={member.spendable === 0}>
            扣减积分
          </Button>
        </Can>
        <Can route={membershipAdminRoutes.giveLevel}>
          <Button onClick={() => open('level')}>调整等级</Button>
          {member.given && <Button onClick={() => open('release')}>取消人工等级</Button>}
        </Can>
        <Link to={`/customers/${member.id}`} style={{ marginInlineStart: 'auto', alignSelf: 'center' }}>
          客户资料
        </Link>
      </Flex>
      <Descriptions
        column={2}
        size="small"
        bordered
        items={[
          { key: 'growth', label: '近 12 个月消费', children: <Price fen={member.growth} strong /> },
          {
            key: 'next',
            label: '下一等级',
            children: member.next ? `再消费 ${money(member.next.lacks)} 升级 ${member.next.name}` : '已是最高等级',
          },
          {
            key: 'kept',
            label: member.given ? '人工等级至' : '等级保留至',
            children: <span className="num">{dateTime(member.keptUntil)}</span>,
          },
          { key: 'byGrowth', label: '按消费应为', children: member.growthLevel.name },
          {
            key: 'points',
            label: '积分',
            children: (
              <>
                <span className={member.points < 0 ? 'num strong bad' : 'num strong'}>{count(member.points)}</span>
                {member.points < 0 && <span className="muted small">（退款扣回，之后获得的积分先补足）</span>}
              </>
            ),
          },
          {
            key: 'expiring',
            label: '最近到期',
            children: member.expiring ? `${count(member.expiring.points)} 积分 · ${lastDay(member.expiring.at)} 后` : '—',
          },
          { key: 'freight', label: '包邮', children: freightText(member.freight) },
          {
            key: 'birthday',
            label: '生日',
            children: member.birthday ? (
              <>
                {member.birthday.month} 月 {member.birthday.day} 日
                {member.birthdayGiftAt && (
                  <span className="muted small">（上次生日礼 {dateTime(member.birthdayGiftAt).slice(0, 10)}）</span>
                )}
              </>
            ) : (
              '未填写'
            ),
          },
        ]}
      />
      <Tabs
        style={{ marginTop: 12 }}
        destroyOnHidden
        items={[
          { key: 'statement', label: '积分明细', children: <Statement id={member.id} /> },
          { key: 'lots', label: '积分批次', children: <Lots id={member.id} /> },
          { key: 'changes', label: '等级变更', children: <Changes changes={member.changes} /> },
        ]}
      />
      {dialog === 'level' && <GiveLevelModal member={member} onClose={close} />}
      {(dialog === 'gift' || dialog === 'take') && <PointsModal member={member} way={dialog} onClose={close} />}
      <ConfirmWithReason
        open={dialog === 'release'}
        title="取消人工等级"
        maxLength={100}
        onConfirm={(reason) => release.run({ id: member.id, reason })}
        onClose={close}
      >
        等级立即恢复为按消费计算的“{member.growthLevel.name}”或保级中的等级。
      </ConfirmWithReason>
    </>
  );
};

const Changes = ({ changes }: { changes: MemberDetail['changes'] }): ReactElement => (
  <Table
    size="small"
    rowKey="id"
    pagination={false}
    dataSource={changes}
    locale={{ emptyText: <EmptyState text="等级还没有变化过" /> }}
    columns={[
      { title: '时间', width: 150, render: (_, row) => <span className="num">{dateTime(row.at)}</span> },
      { title: '类型', width: 110, render: (_, row) => levelChangeLabels[row.kind] },
      { title: '变更', render: (_, row) => (row.from === row.to ? row.to : `${row.from} → ${row.to}`) },
      { title: '保留至', width: 150, render: (_, row) => <span className="num">{dateTime(row.until)}</span> },
      {
        title: '说明',
        render: (_, row) => (
          <>
            {row.note || <span className="muted">—</span>}
            {row.staffName && <div className="muted small">{row.staffName}</div>}
          </>
        ),
      },
    ]}
  />
);
