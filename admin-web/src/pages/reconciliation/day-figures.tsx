import type { Fen } from '@huitou/shared-types/money.ts';
import type { ReconciliationDayDetail } from '@huitou/shared-types/payments/schema.ts';
import { Table } from 'antd';
import type { ReactElement } from 'react';
import { count } from '../../lib/format.ts';
import { BookAmount } from '../../ui/price.tsx';

interface TradeRow {
  title: string;
  there: { count: number; fen: Fen };
  here: { count: number; fen: Fen };
}

const panel = { height: '100%', boxSizing: 'border-box' as const };
const Count = ({ n }: { n: number }): ReactElement => <span className="num">{count(n)}</span>;

/** The trade bill: what WeChat says was paid and given back, beside what our books say. */
export const TradeFigures = ({ day }: { day: ReconciliationDayDetail }): ReactElement => {
  const rows: TradeRow[] = [
    { title: '收款', there: { count: day.payments, fen: day.paid }, here: { count: day.ourPayments, fen: day.ourPaid } },
    { title: '退款', there: { count: day.refunds, fen: day.refunded }, here: { count: day.ourRefunds, fen: day.ourRefunded } },
    {
      title: '收款减退款',
      there: { count: day.payments + day.refunds, fen: day.paid - day.refunded },
      here: { count: day.ourPayments + day.ourRefunds, fen: day.ourPaid - day.ourRefunded },
    },
  ];
  return (
    <section className="panel" style={panel}>
      <h2 className="panel-title">交易账单</h2>
      <Table<TradeRow>
        size="small"
        rowKey="title"
        pagination={false}
        dataSource={rows}
        columns={[
          { title: '', dataIndex: 'title' },
          { title: '微信笔数', align: 'right', render: (_, row) => <Count n={row.there.count} /> },
          { title: '我方笔数', align: 'right', render: (_, row) => <Count n={row.here.count} /> },
          { title: '微信（元）', align: 'right', render: (_, row) => <BookAmount fen={row.there.fen} zero="0.00" /> },
          { title: '我方（元）', align: 'right', render: (_, row) => <BookAmount fen={row.here.fen} zero="0.00" /> },
          { title: '差额（元）', align: 'right', render: (_, row) => <BookAmount fen={row.there.fen - row.here.fen} zero="0.00" strong /> },
        ]}
      />
    </section>
  );
};

interface FlowRow {
  title: string;
  fen: Fen | null;
  strong?: boolean;
}

/** The fund-flow bill: how the money of WeChat's accounts moved. */
export const FlowFigures = ({ day }: { day: ReconciliationDayDetail }): ReactElement => {
  const rows: FlowRow[] = [
    { title: '手续费（扣除返还）', fen: -day.fees },
    { title: '提现、充值等其他收支', fen: day.otherFlow },
    { title: '当日资金净额', fen: day.net, strong: true },
    { title: '基本账户日终余额', fen: day.closingBalance },
    { title: '运营账户日终余额', fen: day.operationBalance },
  ];
  return (
    <section className="panel" style={panel}>
      <h2 className="panel-title">资金账单</h2>
      <Table<FlowRow>
        size="small"
        rowKey="title"
        pagination={false}
        dataSource={rows}
        columns={[
          { title: '', dataIndex: 'title' },
          {
            title: '金额（元）',
            align: 'right',
            render: (_, row) =>
              row.fen === null ? (
                <span className="muted">无变动</span>
              ) : (
                <BookAmount fen={row.fen} zero="0.00" strong={row.strong === true} />
              ),
          },
        ]}
      />
    </section>
  );
};
