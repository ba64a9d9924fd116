import type { StaffFlash, StaffFlashItem } from '@huitou/shared-types/flash-sales/schema.ts';
import { flashPhaseLabels } from '@huitou/shared-types/flash-sales/states.ts';
import { Flex, Table } from 'antd';
import type { ReactElement } from 'react';
import { count, dateTime } from '../../../lib/format.ts';
import { Goods } from '../../../ui/goods.tsx';
import { Price } from '../../../ui/price.tsx';
import { StatusTag } from '../../../ui/status-tag.tsx';
import { planText } from '../plan-text.ts';

type Session = StaffFlash['sessions'][number];

/** What is sold in one session. */
export const SessionTable = ({ session, title, draft }: { session: Session; title: string; draft: boolean }): ReactElement => (
  <section className="panel">
    <Flex gap={8} align="center" style={{ marginBottom: 12 }}>
      <h2 className="panel-title" style={{ margin: 0 }}>
        {title}
      </h2>
      <span className="num">
        {dateTime(session.startsAt)} 至 {dateTime(session.endsAt)}
      </span>
      {!draft && <StatusTag labels={flashPhaseLabels} status={session.phase} />}
      {session.reminders > 0 && <span className="muted">{count(session.reminders)} 人订阅了开始提醒</span>}
    </Flex>
    <Table<StaffFlashItem>
      size="small"
      rowKey="id"
      pagination={false}
      scroll={{ x: 'max-content' }}
      dataSource={session.items}
      columns={[
        {
          title: '商品',
          width: 240,
          render: (_, item) => <Goods picture={item.picture} name={item.name} spec={`${item.spec} ${item.code}`.trim()} />,
        },
        {
          title: '秒杀价',
          align: 'right',
          width: 120,
          render: (_, item) => (
            <>
              <Price fen={item.price} strong />
              <div className="muted small num">售价 {<Price fen={item.listPrice} />}</div>
              {item.cost !== null && item.price < item.cost && <div className="bad small">低于成本</div>}
            </>
          ),
        },
        { title: '秒杀库存', align: 'right', width: 90, render: (_, item) => <span className="num">{count(item.quota)}</span> },
        ...(draft
          ? []
          : [
              {
                title: '已放 / 已抢',
                align: 'right' as const,
                width: 110,
                render: (_: unknown, item: StaffFlashItem) => (
                  <>
                    <span className="num">
                      {count(item.released)} / {count(item.claimed)}
                    </span>
                    {item.closed && <div className="muted small">余量已退回</div>}
                  </>
                ),
              },
            ]),
        {
          title: '限购',
          width: 210,
          render: (_, item) => (
            <span className="small">
              每人 {item.perCustomer}
              {item.perAddress !== null && ` · 地址 ${item.perAddress}`}
              {item.perDevice !== null && ` · 设备 ${item.perDevice}`}
              {item.perIp !== null && ` · IP ${item.perIp}`}
              <br />
              <span className="muted">候补 {item.waitersMax} 人</span>
            </span>
          ),
        },
        { title: '放量', width: 220, render: (_, item) => <span className="small">{planText(item.release)}</span> },
      ]}
    />
  </section>
);
