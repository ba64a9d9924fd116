import { simulatorAdminRoutes } from '@huitou/shared-types/simulator/routes.ts';
import { draftKindLabels, draftKinds, simulationStatusLabels } from '@huitou/shared-types/simulator/states.ts';
import { Typography } from 'antd';
import type { ReactElement } from 'react';
import { useNavigate } from 'react-router';
import { count, dateTime } from '../../lib/format.ts';
import { Page } from '../../ui/page.tsx';
import { Price } from '../../ui/price.tsx';
import { ResourceTable } from '../../ui/resource-table/resource-table.tsx';
import { StatusTag } from '../../ui/status-tag.tsx';
import { NewSimulation } from './new-simulation.tsx';

/** Tries a draft on past orders; what was tried before stands below. */
export default function Simulator(): ReactElement {
  const navigate = useNavigate();
  return (
    <Page title="促销模拟" hint="把优惠券、活动或会员权益的草案放到过去的订单上试算，上线前先看成本与毛利">
      <NewSimulation onStarted={(id) => void navigate(`/simulator/${id}`)} />
      <ResourceTable
        name="simulations"
        route={simulatorAdminRoutes.list}
        rowKey={(row) => row.id}
        refetchInterval={5_000}
        onOpen={(row) => void navigate(`/simulator/${row.id}`)}
        search={[
          { name: 'kind', label: '草案', type: 'select', options: draftKinds.map((value) => ({ value, label: draftKindLabels[value] })) },
        ]}
        columns={[
          {
            key: 'title',
            title: '草案',
            required: true,
            width: 270,
            render: (_, row) => (
              <div style={{ lineHeight: 1.5 }}>
                <Typography.Link onClick={() => void navigate(`/simulator/${row.id}`)}>{row.title}</Typography.Link>
                <div className="muted small">
                  {draftKindLabels[row.kind]} · {row.terms}
                </div>
                {row.note && <div className="muted small">备注：{row.note}</div>}
              </div>
            ),
          },
          {
            key: 'range',
            title: '订单时段',
            width: 190,
            render: (_, row) => (
              <span className="num">
                {row.from} 至 {row.to}
              </span>
            ),
          },
          {
            key: 'status',
            title: '状态',
            width: 80,
            render: (_, row) => <StatusTag labels={simulationStatusLabels} status={row.status} />,
          },
          {
            key: 'touched',
            title: '影响订单',
            align: 'right',
            width: 120,
            render: (_, row) => (
              <span className="num">{row.result ? `${count(row.result.touched)} / ${count(row.result.orders)}` : '—'}</span>
            ),
          },
          { key: 'discount', title: '优惠成本', align: 'right', width: 110, render: (_, row) => <Price fen={row.result?.discount} /> },
          {
            key: 'margin',
            title: '毛利变化',
            align: 'right',
            width: 110,
            render: (_, row) => <Price fen={row.result ? row.result.marginAfter - row.result.marginBefore : null} delta />,
          },
          {
            key: 'below',
            title: '跌破成本',
            align: 'right',
            width: 90,
            render: (_, row) => (
              <span className={row.result && row.result.wentBelow > 0 ? 'num bad' : 'num'}>
                {row.result ? `${count(row.result.wentBelow)} 单` : '—'}
              </span>
            ),
          },
          {
            key: 'by',
            title: '发起',
            width: 150,
            render: (_, row) => (
              <>
                <span className="num">{dateTime(row.createdAt)}</span>
                <div className="muted small">{row.staffName}</div>
              </>
            ),
          },
        ]}
        emptyText="还没有做过模拟"
      />
    </Page>
  );
}
