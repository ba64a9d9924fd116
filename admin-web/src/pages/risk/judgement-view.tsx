import type { JudgementDetail } from '@huitou/shared-types/risk/schema.ts';
import { flashAdminRoutes } from '@huitou/shared-types/flash-sales/routes.ts';
import { judgementMarkLabels, listKindLabels, listSideLabels, riskDecisionLabels } from '@huitou/shared-types/risk/states.ts';
import { Alert, Descriptions, Space, Typography } from 'antd';
import type { ReactElement } from 'react';
import { Link } from 'react-router';
import { useApiQuery } from '../../lib/api.ts';
import { useCan } from '../../lib/auth.ts';
import { dateTime } from '../../lib/format.ts';
import { StatusTag } from '../../ui/status-tag.tsx';
import { JudgementActions } from './judgement-actions.tsx';
import { Signals } from './signals.tsx';
import { TrailTable } from './trail-table.tsx';

const Code = ({ text, query }: { text: string; query: string }): ReactElement =>
  text === '' ? (
    <span className="muted">已删除</span>
  ) : (
    <Space size={8}>
      <Typography.Text copyable className="code">
        {text}
      </Typography.Text>
      <Link to={`/risk?${query}=${encodeURIComponent(text)}`}>同{query === 'ip' ? ' IP' : '设备'}记录</Link>
    </Space>
  );

/** Which goods of which flash sale; by number for who may not look at flash sales. */
const FlashGoods = ({ activityId, itemId }: { activityId: string; itemId: string }): ReactElement => {
  const can = useCan()(flashAdminRoutes.detail);
  const { data } = useApiQuery(flashAdminRoutes.detail, { id: activityId }, { enabled: can });
  const item = data?.sessions.flatMap(({ items }) => items).find(({ id }) => id === itemId);
  if (!data || !item)
    return (
      <>
        活动 {activityId} · 商品 {itemId}
      </>
    );
  return (
    <>
      <Link to={`/flash/${activityId}`}>{data.name}</Link> · {item.name} {item.spec}
    </>
  );
};

/** A judgement: who, from where, every signal with its weight and value, the trail, and what can be done about it. */
export const JudgementView = ({ data }: { data: JudgementDetail }): ReactElement => (
  <>
    {data.lists.map((entry) => (
      <Alert
        key={entry.id}
        type={entry.side === 'allow' ? 'success' : 'error'}
        showIcon
        style={{ marginBottom: 8 }}
        title={`${listKindLabels[entry.kind]} ${entry.value} 在${listSideLabels[entry.side].label}中：${entry.reason}${entry.until ? `（至 ${dateTime(entry.until)}）` : ''}`}
      />
    ))}
    <JudgementActions data={data} />
    <Descriptions
      column={2}
      size="small"
      style={{ margin: '12px 0' }}
      items={[
        {
          key: 'customer',
          label: '客户',
          children: (
            <Space size={8}>
              <Link to={`/customers/${data.customer.id}`}>{data.customer.nickname || '微信用户'}</Link>
              <Link to={`/risk?customerId=${data.customer.id}`}>全部记录</Link>
            </Space>
          ),
        },
        { key: 'at', label: '时间', children: <span className="num">{dateTime(data.at, true)}</span> },
        {
          key: 'account',
          label: '账号',
          children: `${data.account.registeredAt ? `${dateTime(data.account.registeredAt)} 注册` : '—'}，付款 ${data.account.orders} 单`,
        },
        { key: 'rank', label: '微信风险等级', children: data.wechatRank ?? <span className="muted">未取得</span> },
        { key: 'ip', label: 'IP', children: <Code text={data.ip} query="ip" /> },
        { key: 'device', label: '设备', children: <Code text={data.deviceId} query="deviceId" /> },
        { key: 'item', label: '秒杀商品', children: <FlashGoods activityId={data.activityId} itemId={data.itemId} /> },
        {
          key: 'mark',
          label: '标记',
          children: data.mark ? (
            <Space size={4}>
              <StatusTag labels={judgementMarkLabels} status={data.mark} />
              <span className="muted small">
                {data.markedBy} {dateTime(data.markedAt)} {data.markNote}
              </span>
            </Space>
          ) : (
            <span className="muted">无</span>
          ),
        },
        { key: 'agent', label: '客户端', span: 2, children: <span className="code small">{data.userAgent || '—'}</span> },
      ]}
    />
    <h3 className="panel-title">
      得分 {data.score}
      <span className="muted small">
        {' '}
        {data.challengeFrom} 分起验证，{data.refuseFrom} 分起拒绝
        {data.wouldBe !== data.decision && `；按得分应为“${riskDecisionLabels[data.wouldBe].label}”`}
      </span>
    </h3>
    <Signals signals={data.signals} />
    <h3 className="panel-title" style={{ marginTop: 16 }}>
      行为轨迹
    </h3>
    <TrailTable trail={data.trail} />
  </>
);
