import { auditRoutes } from '@huitou/shared-types/audit/routes.ts';
import { flashAdminRoutes } from '@huitou/shared-types/flash-sales/routes.ts';
import type { StaffFlash } from '@huitou/shared-types/flash-sales/schema.ts';
import { flashMoves, flashStatusLabels } from '@huitou/shared-types/flash-sales/states.ts';
import { App, Button, Descriptions, Flex, Popconfirm } from 'antd';
import { useState, type ReactElement } from 'react';
import { useNavigate, useParams } from 'react-router';
import { useApiQuery } from '../../lib/api.ts';
import { useCan } from '../../lib/auth.ts';
import { count, dateTime } from '../../lib/format.ts';
import { useAction } from '../../lib/use-action.ts';
import { Can } from '../../ui/can.tsx';
import { MoveButtons } from '../../ui/move-buttons.tsx';
import { Page } from '../../ui/page.tsx';
import { Loaded } from '../../ui/states.tsx';
import { StatusTag } from '../../ui/status-tag.tsx';
import { AuditTrail } from '../system/audit-trail.tsx';
import { CheckList } from './detail/check-list.tsx';
import { SessionTable } from './detail/session-table.tsx';
import { StopModal } from './stop-modal.tsx';
import { useFlashCopy } from './use-flash-copy.ts';

/** One flash sale: what is to be checked before it is published, its sessions and goods, and the way to its live page and report. */
export default function FlashDetailPage(): ReactElement {
  const { id = '' } = useParams();
  const sale = useApiQuery(flashAdminRoutes.detail, { id }, { refetchInterval: 10_000 });
  return <Loaded query={sale}>{(data) => <Detail key={data.id} sale={data} />}</Loaded>;
}

const Detail = ({ sale }: { sale: StaffFlash }): ReactElement => {
  return (
    <Page title={sale.name} hint={<StatusTag labels={flashStatusLabels} status={sale.status} />} extra={<Actions sale={sale} />}>
      {sale.status === 'draft' && <CheckList sale={sale} />}
      <section className="panel">
        <h2 className="panel-title">基本设置</h2>
        <Descriptions
          column={4}
          items={[
            { key: 'location', label: '出货仓库', children: sale.locationName },
            { key: 'unpaid', label: '付款时限', children: `${sale.unpaidMinutes} 分钟` },
            { key: 'warmUp', label: '预热', children: warmUp(sale.warmUpMinutes) },
            { key: 'remind', label: '开始提醒', children: `${sale.remindMinutes} 分钟前` },
            { key: 'created', label: '创建', children: dateTime(sale.createdAt) },
            { key: 'published', label: '发布', children: dateTime(sale.publishedAt) },
            { key: 'ended', label: '结束', span: 'filled', children: dateTime(sale.endedAt) },
            {
              key: 'rules',
              label: '活动规则',
              span: 'filled',
              children: <span style={{ whiteSpace: 'pre-wrap' }}>{sale.rules || '—'}</span>,
            },
          ]}
        />
      </section>
      {sale.sessions.map((session, i) => (
        <SessionTable key={session.id} session={session} title={`第 ${i + 1} 场`} draft={sale.status === 'draft'} />
      ))}
      <Can route={auditRoutes.list}>
        <section className="panel">
          <h2 className="panel-title">操作日志</h2>
          <AuditTrail subject="flash" subjectId={sale.id} />
        </section>
      </Can>
    </Page>
  );
};

const warmUp = (minutes: number): string =>
  minutes === 0 ? '不预热' : minutes % 60 === 0 ? `提前 ${minutes / 60} 小时` : `提前 ${minutes} 分钟`;

const Actions = ({ sale }: { sale: StaffFlash }): ReactElement => {
  const { modal } = App.useApp();
  const navigate = useNavigate();
  const can = useCan();
  const [stopping, setStopping] = useState(false);
  const publish = useAction(flashAdminRoutes.publish, '已发布，秒杀库存已划出');
  const remove = useAction(flashAdminRoutes.remove, '草稿已删除');
  const { copy, busy } = useFlashCopy();
  const units = sale.sessions.flatMap(({ items }) => items).reduce((sum, { quota }) => sum + quota, 0);
  return (
    <Flex gap={8} wrap justify="flex-end">
      {sale.status === 'draft' && can(flashAdminRoutes.remove) && (
        <Popconfirm
          title={`删除草稿“${sale.name}”？`}
          onConfirm={() => remove.run({ id: sale.id }).then((done) => done && navigate('/flash', { replace: true }))}
        >
          <Button danger>删除</Button>
        </Popconfirm>
      )}
      {can(flashAdminRoutes.duplicate) && (
        <Button loading={busy} onClick={() => void copy(sale.id)}>
          复制
        </Button>
      )}
      {sale.status === 'draft' && can(flashAdminRoutes.update) && (
        <Button onClick={() => void navigate(`/flash/${sale.id}/edit`)}>编辑</Button>
      )}
      {sale.status !== 'draft' && <Button onClick={() => void navigate(`/flash/${sale.id}/report`)}>报告</Button>}
      {sale.status === 'published' && (
        <Button type="primary" onClick={() => void navigate(`/flash/${sale.id}/live`)}>
          实时
        </Button>
      )}
      <MoveButtons
        moves={flashMoves}
        status={sale.status}
        {...(sale.status === 'draft' ? { primary: 'publish' as const } : {})}
        danger={['stop']}
        on={{
          publish: () =>
            void modal.confirm({
              title: `发布“${sale.name}”？`,
              content: `从${sale.locationName}划出 ${count(units)} 件作为秒杀库存，普通购买不能再用；${
                sale.warmUpMinutes > 0 ? `开始前 ${warmUp(sale.warmUpMinutes).slice(3)}起顾客可见` : '开始时顾客可见'
              }。发布后价格、库存和场次不能再改。`,
              okText: '发布',
              onOk: () => publish.run({ id: sale.id }),
            }),
          stop: () => setStopping(true),
        }}
      />
      <StopModal sale={stopping ? sale : null} onClose={() => setStopping(false)} />
    </Flex>
  );
};
