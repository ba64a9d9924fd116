import type { RedLetter } from '@huitou/shared-types/invoices/schema.ts';
import { redReasonLabels, redStatusLabels } from '@huitou/shared-types/invoices/states.ts';
import { Button, Table } from 'antd';
import type { ReactElement } from 'react';
import { dateTime } from '../../../lib/format.ts';
import { BookAmount } from '../../../ui/price.tsx';
import { StatusTag } from '../../../ui/status-tag.tsx';
import { TimeLeft } from '../../../ui/time-left.tsx';
import { RedActions } from '../actions/red-actions.tsx';

/** The state of a red letter with why it stands so. */
export const RedState = ({ red }: { red: RedLetter }): ReactElement => (
  <div style={{ lineHeight: 1.5 }}>
    <StatusTag labels={redStatusLabels} status={red.status} />
    {red.status === 'wait_confirm' && (
      <div className="small">
        <TimeLeft until={red.confirmBefore} then="前需购方确认" />
      </div>
    )}
    {red.failure && <div className="bad small">{red.failure}</div>}
  </div>
);

/** The red letters of an invoice. */
export const Reds = ({ reds }: { reds: readonly RedLetter[] }): ReactElement => (
  <Table<RedLetter>
    size="small"
    rowKey="id"
    pagination={false}
    dataSource={[...reds]}
    columns={[
      {
        title: '红字发票',
        render: (_, red) => (
          <div className="num" style={{ lineHeight: 1.45 }}>
            {red.invoiceNumber ?? '未开具'}
            <div className="muted small">{red.no}</div>
          </div>
        ),
      },
      {
        title: '原因',
        width: 110,
        render: (_, red) => (
          <>
            {redReasonLabels[red.reason]}
            <div className="muted small">{red.automatic ? '退款时自动' : '人工'}</div>
          </>
        ),
      },
      { title: '金额（元）', align: 'right', width: 100, render: (_, red) => <BookAmount fen={-red.amount} zero="0.00" /> },
      { title: '税额（元）', align: 'right', width: 90, render: (_, red) => <BookAmount fen={-red.tax} zero="0.00" /> },
      { title: '状态', width: 150, render: (_, red) => <RedState red={red} /> },
      { title: '时间', width: 140, render: (_, red) => <span className="num">{dateTime(red.issuedAt ?? red.createdAt)}</span> },
      {
        title: '',
        width: 130,
        render: (_, red) => (
          <>
            {red.files.map(
              (file) =>
                file.url && (
                  <Button key={file.id} type="link" size="small" href={file.url} target="_blank" rel="noreferrer">
                    {file.format.toUpperCase()}
                  </Button>
                ),
            )}
            <RedActions id={red.id} status={red.status} />
          </>
        ),
      },
    ]}
  />
);
