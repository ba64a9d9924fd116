import { Table } from 'antd';
import type { ReactElement } from 'react';
import { Link } from 'react-router';
import { rowAddress } from './labels.ts';

type Row = Readonly<Record<string, string | null>>;

interface BrokenRowsProps {
  rows: readonly Row[];
  /** How many there are in all; the server sends the first of them. */
  total: number;
  link: string | null;
}

/** The rows that break a rule, with the columns that its statement answers and the way to where staff look closer. */
export const BrokenRows = ({ rows, total, link }: BrokenRowsProps): ReactElement => {
  const columns = [...new Set(rows.flatMap((row) => Object.keys(row)))];
  const linked = rows.some((row) => rowAddress(link, row) !== null);
  return (
    <>
      <Table<{ row: Row; index: number }>
        size="small"
        rowKey="index"
        pagination={false}
        scroll={{ x: 'max-content' }}
        dataSource={rows.map((row, index) => ({ row, index }))}
        columns={[
          ...columns.map((column) => ({
            title: <span className="code">{column}</span>,
            key: column,
            render: (_: unknown, { row }: { row: Row }) =>
              row[column] === null || row[column] === undefined ? (
                <span className="muted">空</span>
              ) : (
                <span className="code">{row[column]}</span>
              ),
          })),
          ...(linked
            ? [
                {
                  title: '',
                  key: 'link',
                  width: 80,
                  render: (_: unknown, { row }: { row: Row }) => {
                    const address = rowAddress(link, row);
                    return address && <Link to={address}>去查看</Link>;
                  },
                },
              ]
            : []),
        ]}
      />
      {total > rows.length && (
        <p className="muted small">
          共 {total >= 1000 ? '1000 行以上' : `${total} 行`}，只列出前 {rows.length} 行
        </p>
      )}
    </>
  );
};
