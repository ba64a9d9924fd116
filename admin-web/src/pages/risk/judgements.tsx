import { riskRuleCodes } from '@huitou/shared-types/risk/rules.ts';
import { riskRoutes } from '@huitou/shared-types/risk/routes.ts';
import { judgementMarkLabels, riskBasisLabels, riskDecisionLabels } from '@huitou/shared-types/risk/states.ts';
import { Space, Tag, Typography } from 'antd';
import type { ReactElement } from 'react';
import { Link } from 'react-router';
import { dateTime } from '../../lib/format.ts';
import { useOpenParam } from '../../lib/use-open-param.ts';
import { Page } from '../../ui/page.tsx';
import { ResourceTable } from '../../ui/resource-table/resource-table.tsx';
import { stateOptions, StatusTag } from '../../ui/status-tag.tsx';
import { JudgementDrawer } from './judgement-drawer.tsx';
import { Summary } from './summary.tsx';
import { ruleLabel } from './words.ts';

const ruleOptions = riskRuleCodes.map((value) => ({ value, label: ruleLabel(value) }));
const SHOWN_REASONS = 3;

/** Who was let in to a rush, challenged, put behind or refused, and why. */
export default function Judgements(): ReactElement {
  const [openId, open, close] = useOpenParam();
  return (
    <Page title="风控记录" hint="每一次抢购资格判定都留有原因，可查、可标记误判、可一键加入名单">
      <Summary />
      <ResourceTable
        name="risk-judgements"
        route={riskRoutes.judgements}
        rowKey={(row) => row.id}
        onOpen={(row) => open(row.id)}
        rowClassName={(row) => (row.id === openId ? 'row-current' : '')}
        search={[
          { name: 'customerId', label: '客户编号', placeholder: '数字编号' },
          { name: 'deviceId', label: '设备', placeholder: '完整设备标识' },
          { name: 'ip', label: 'IP', placeholder: '完整地址' },
          { name: 'decision', label: '结果', type: 'select', options: stateOptions(riskDecisionLabels) },
          { name: 'rule', label: '原因', type: 'select', options: ruleOptions },
          { name: 'mark', label: '标记', type: 'select', options: stateOptions(judgementMarkLabels) },
          { name: 'itemId', label: '秒杀商品', placeholder: '数字编号' },
          { name: 'days', label: '日期', type: 'days', asTime: true },
        ]}
        columns={[
          {
            key: 'at',
            title: '时间',
            required: true,
            width: 160,
            render: (_, row) => (
              <Typography.Link className="num" onClick={() => open(row.id)}>
                {dateTime(row.at, true)}
              </Typography.Link>
            ),
          },
          {
            key: 'customer',
            title: '客户',
            required: true,
            width: 150,
            ellipsis: true,
            render: (_, row) => (
              <>
                <Link to={`/customers/${row.customer.id}`}>{row.customer.nickname || '微信用户'}</Link>
                <span className="muted small"> #{row.customer.id}</span>
              </>
            ),
          },
          {
            key: 'decision',
            title: '结果',
            required: true,
            width: 170,
            render: (_, row) => (
              <Space size={4} wrap>
                <StatusTag labels={riskDecisionLabels} status={row.decision} />
                {row.basis !== 'score' && <span className="muted small">{riskBasisLabels[row.basis]}</span>}
                {row.mark && <StatusTag labels={judgementMarkLabels} status={row.mark} />}
              </Space>
            ),
          },
          {
            key: 'score',
            title: '得分',
            align: 'right',
            width: 70,
            render: (_, row) => <b className="num">{row.score}</b>,
          },
          {
            key: 'reasons',
            title: '主要原因',
            width: 300,
            render: (_, row) =>
              row.reasons.length === 0 ? (
                <span className="muted">—</span>
              ) : (
                <Space size={4} wrap>
                  {row.reasons.slice(0, SHOWN_REASONS).map((rule) => (
                    <Tag key={rule} variant="filled" style={{ marginInlineEnd: 0 }}>
                      {ruleLabel(rule)}
                    </Tag>
                  ))}
                  {row.reasons.length > SHOWN_REASONS && <span className="muted small">等 {row.reasons.length} 项</span>}
                </Space>
              ),
          },
          { key: 'ip', title: 'IP', width: 130, render: (_, row) => <span className="code">{row.ip || '—'}</span> },
          {
            key: 'device',
            title: '设备',
            width: 130,
            ellipsis: true,
            render: (_, row) => (
              <span className="code" title={row.deviceId}>
                {row.deviceId.slice(0, 12) || '—'}
              </span>
            ),
          },
          { key: 'item', title: '秒杀商品', width: 90, optional: true, render: (_, row) => <span className="num">{row.itemId}</span> },
        ]}
        emptyText="还没有判定记录，秒杀开始后这里会实时出现"
      />
      <JudgementDrawer id={openId} onClose={close} />
    </Page>
  );
}
