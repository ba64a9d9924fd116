import type { CheckProblem, DocumentLine } from '@huitou/shared-types/invoices/schema.ts';
import { taxRateText } from '@huitou/shared-types/invoices/states.ts';
import { Table } from 'antd';
import type { ReactElement } from 'react';
import { BookAmount } from '../../ui/price.tsx';

interface Line extends DocumentLine {
  red?: number;
}

interface DocumentLinesProps {
  lines: readonly Line[];
  /** What the check found; that of a line is shown at the line. */
  problems?: readonly CheckProblem[];
}

interface Row {
  line: Line;
  index: number;
  problems: CheckProblem[];
}

/** The lines of an invoice as they are printed, with sums. */
export const DocumentLines = ({ lines, problems = [] }: DocumentLinesProps): ReactElement => {
  const rows: Row[] = lines.map((line, index) => ({ line, index, problems: problems.filter((problem) => problem.line === index) }));
  const sum = (field: 'net' | 'tax' | 'gross'): number => lines.reduce((total, line) => total + line[field], 0);
  const withRed = lines.some((line) => (line.red ?? 0) > 0);
  return (
    <Table<Row>
      size="small"
      rowKey="index"
      pagination={false}
      scroll={{ x: 'max-content' }}
      dataSource={rows}
      rowClassName={(row) => (row.problems.some(({ severity }) => severity === 'error') ? 'row-bad' : '')}
      columns={[
        {
          title: '项目',
          width: 220,
          render: (_, { line, problems: found }) => (
            <div style={{ lineHeight: 1.45, whiteSpace: 'normal' }}>
              {line.property === 'discount' ? <span className="muted">折扣 · </span> : null}
              {line.name}
              <div className="muted small num">
                {line.taxCode || '无税收编码'} {line.spec}
              </div>
              {found.map((problem) => (
                <div key={problem.rule} className={problem.severity === 'error' ? 'bad small' : 'warn small'}>
                  {problem.message}
                </div>
              ))}
            </div>
          ),
        },
        {
          title: '数量',
          align: 'right',
          width: 70,
          render: (_, { line }) =>
            line.quantity === null ? <span className="muted">—</span> : <span className="num">{`${line.quantity} ${line.unit}`}</span>,
        },
        {
          title: '单价（不含税）',
          align: 'right',
          width: 125,
          render: (_, { line }) =>
            line.price === null ? <span className="muted">—</span> : <span className="num">{shortPrice(line.price)}</span>,
        },
        { title: '金额', align: 'right', width: 95, render: (_, { line }) => <BookAmount fen={line.net} zero="0.00" /> },
        { title: '税率', align: 'right', width: 70, render: (_, { line }) => taxRateText(line.taxRate, line.taxMark) },
        { title: '税额', align: 'right', width: 85, render: (_, { line }) => <BookAmount fen={line.tax} zero="0.00" /> },
        { title: '价税合计', align: 'right', width: 100, render: (_, { line }) => <BookAmount fen={line.gross} zero="0.00" strong /> },
        ...(withRed
          ? [
              {
                title: '红冲（含未完成）',
                align: 'right' as const,
                width: 125,
                render: (_: unknown, { line }: Row) => <BookAmount fen={line.red ?? 0} zero="—" />,
              },
            ]
          : []),
      ]}
      summary={() => (
        <Table.Summary.Row>
          <Table.Summary.Cell index={0} colSpan={3}>
            <b>合计</b>
          </Table.Summary.Cell>
          <Table.Summary.Cell index={3} align="right">
            <BookAmount fen={sum('net')} strong zero="0.00" />
          </Table.Summary.Cell>
          <Table.Summary.Cell index={4} />
          <Table.Summary.Cell index={5} align="right">
            <BookAmount fen={sum('tax')} strong zero="0.00" />
          </Table.Summary.Cell>
          <Table.Summary.Cell index={6} align="right">
            <BookAmount fen={sum('gross')} strong zero="0.00" />
          </Table.Summary.Cell>
          {withRed && <Table.Summary.Cell index={7} />}
        </Table.Summary.Row>
      )}
    />
  );
};

/** Unit prices carry up to 13 decimals on the paper; six are enough to look at. */
const shortPrice = (price: string): string => {
  const [whole = '0', decimals = ''] = price.split('.');
  return `${whole}.${decimals.slice(0, 6).padEnd(2, '0')}${decimals.length > 6 ? '…' : ''}`;
};
