import { staffInvoiceRoutes } from '@huitou/shared-types/invoices/routes.ts';
import type { InvoiceStats } from '@huitou/shared-types/invoices/schema.ts';
import { taxRateText } from '@huitou/shared-types/invoices/states.ts';
import { Col, Flex, Row, Table } from 'antd';
import type { ReactElement } from 'react';
import { useSearchParams } from 'react-router';
import { useApiQuery } from '../../lib/api.ts';
import { count } from '../../lib/format.ts';
import { DateRange, type DayRange } from '../../ui/date-range.tsx';
import { Page } from '../../ui/page.tsx';
import { BookAmount } from '../../ui/price.tsx';
import { EmptyState, Loaded } from '../../ui/states.tsx';

type Month = InvoiceStats['months'][number];
type Rate = InvoiceStats['byRate'][number];

/** What was issued and turned red, by month and by rate: what the tax return asks for. */
export default function InvoiceStatsPage(): ReactElement {
  const [params, setParams] = useSearchParams();
  const from = params.get('from');
  const to = params.get('to');
  const range: DayRange | null = from && to ? [from, to] : null;
  const stats = useApiQuery(staffInvoiceRoutes.stats, range ? { from: range[0], to: range[1] } : {}, { keepPrevious: true });
  return (
    <Page
      title="开票统计"
      hint="按开票日期；红字发票计入红冲当月"
      extra={
        <Flex style={{ width: 280 }}>
          <DateRange value={range} onChange={(days) => setParams(days ? { from: days[0], to: days[1] } : {}, { replace: true })} />
        </Flex>
      }
    >
      <Loaded query={stats}>
        {({ months, byRate }) => (
          <Row gutter={12}>
            <Col span={16}>
              <section className="panel">
                <h2 className="panel-title">按月</h2>
                <Months months={months} />
              </section>
            </Col>
            <Col span={8}>
              <section className="panel">
                <h2 className="panel-title">按税率（已减红冲）</h2>
                <Rates rates={byRate} />
              </section>
            </Col>
          </Row>
        )}
      </Loaded>
    </Page>
  );
}

const Months = ({ months }: { months: readonly Month[] }): ReactElement => {
  const sum = (field: 'amount' | 'tax' | 'redAmount' | 'redTax'): number => months.reduce((total, month) => total + month[field], 0);
  return (
    <Table<Month>
      size="small"
      rowKey="month"
      pagination={false}
      dataSource={[...months]}
      locale={{ emptyText: <EmptyState text="这段时间没有开票" /> }}
      columns={[
        { title: '月份', width: 80, render: (_, row) => <span className="num">{row.month}</span> },
        { title: '开票', align: 'right', render: (_, row) => <span className="num">{count(row.issued)} 张</span> },
        { title: '价税合计（元）', align: 'right', render: (_, row) => <BookAmount fen={row.amount} zero="0.00" /> },
        { title: '税额（元）', align: 'right', render: (_, row) => <BookAmount fen={row.tax} zero="0.00" /> },
        { title: '红冲', align: 'right', render: (_, row) => (row.reds > 0 ? <span className="num">{count(row.reds)} 张</span> : '—') },
        { title: '红冲（元）', align: 'right', render: (_, row) => <BookAmount fen={-row.redAmount} zero="—" /> },
        { title: '净额（元）', align: 'right', render: (_, row) => <BookAmount fen={row.amount - row.redAmount} zero="0.00" strong /> },
        {
          title: '失败',
          align: 'right',
          render: (_, row) => (row.failed > 0 ? <span className="bad num">{count(row.failed)}</span> : '—'),
        },
      ]}
      summary={() =>
        months.length > 1 && (
          <Table.Summary.Row>
            <Table.Summary.Cell index={0} colSpan={2}>
              <b>合计</b>
            </Table.Summary.Cell>
            <Table.Summary.Cell index={2} align="right">
              <BookAmount fen={sum('amount')} strong zero="0.00" />
            </Table.Summary.Cell>
            <Table.Summary.Cell index={3} align="right">
              <BookAmount fen={sum('tax')} strong zero="0.00" />
            </Table.Summary.Cell>
            <Table.Summary.Cell index={4} />
            <Table.Summary.Cell index={5} align="right">
              <BookAmount fen={-sum('redAmount')} zero="—" />
            </Table.Summary.Cell>
            <Table.Summary.Cell index={6} align="right">
              <BookAmount fen={sum('amount') - sum('redAmount')} strong zero="0.00" />
            </Table.Summary.Cell>
            <Table.Summary.Cell index={7} />
          </Table.Summary.Row>
        )
      }
    />
  );
};

const Rates = ({ rates }: { rates: readonly Rate[] }): ReactElement => (
  <Table<Rate>
    size="small"
    rowKey={(row) => `${row.taxRate}/${row.taxMark}`}
    pagination={false}
    dataSource={[...rates]}
    locale={{ emptyText: <EmptyState text="这段时间没有开票" /> }}
    columns={[
      { title: '税率', render: (_, row) => taxRateText(row.taxRate, row.taxMark) },
      { title: '价税合计（元）', align: 'right', render: (_, row) => <BookAmount fen={row.amount} zero="0.00" /> },
      { title: '税额（元）', align: 'right', render: (_, row) => <BookAmount fen={row.tax} zero="0.00" strong /> },
    ]}
  />
);
