import { staffInvoiceRoutes } from '@huitou/shared-types/invoices/routes.ts';
import type { StaffInvoice } from '@huitou/shared-types/invoices/schema.ts';
import { invoiceStatusLabels } from '@huitou/shared-types/invoices/states.ts';
import { Drawer, Flex, Space, Tabs, Typography } from 'antd';
import type { ReactElement } from 'react';
import { useApiQuery } from '../../lib/api.ts';
import { Loaded } from '../../ui/states.tsx';
import { StatusTag } from '../../ui/status-tag.tsx';
import { OrderTimeline } from '../orders/detail/timeline.tsx';
import { InvoiceActions } from './actions/invoice-actions.tsx';
import { Problems } from './check-view.tsx';
import { TypeTag } from './columns.tsx';
import { Deliveries } from './detail/deliveries.tsx';
import { Files } from './detail/files.tsx';
import { Head, Notices } from './detail/head.tsx';
import { Reds } from './detail/reds.tsx';
import { DocumentLines } from './document-lines.tsx';

const MOVING_MS = 3_000;
/** Whether the provider still has something to say: the number, a red letter, a file. */
const isMoving = ({ status, reds, files }: StaffInvoice): boolean =>
  status === 'issuing' ||
  reds.some((red) => red.status === 'applying' || red.status === 'issuing') ||
  [...files, ...reds.flatMap((red) => red.files)].some(({ state }) => state === 'fetching');

interface InvoiceDrawerProps {
  id: string | null;
  /** Shows another invoice: the one that replaces this one. */
  onOpen: (id: string) => void;
  onClose: () => void;
}

/** One invoice beside the list: what it says, what stands against it, its files, red letters and history. */
export const InvoiceDrawer = ({ id, onOpen, onClose }: InvoiceDrawerProps): ReactElement => {
  const invoice = useApiQuery(
    staffInvoiceRoutes.detail,
    { id: id ?? '' },
    { enabled: id !== null, refetchInterval: (last) => (last && isMoving(last) ? MOVING_MS : false) },
  );
  const data = id !== null && invoice.data?.id === id ? invoice.data : undefined;
  return (
    <Drawer
      open={id !== null}
      size={960}
      onClose={onClose}
      title={
        data ? (
          <Space>
            发票
            <Typography.Text copyable className="num">
              {data.invoiceNumber ?? data.no}
            </Typography.Text>
            <TypeTag invoice={data} />
            <StatusTag labels={invoiceStatusLabels} status={data.status} />
          </Space>
        ) : (
          '发票'
        )
      }
    >
      {id !== null && (
        <Loaded query={{ data, error: invoice.error, refetch: invoice.refetch }}>
          {(loaded) => <Content key={loaded.id} invoice={loaded} onOpen={onOpen} />}
        </Loaded>
      )}
    </Drawer>
  );
};

/** The check of a request, looked at before anybody presses a button. */
const CheckSummary = ({ id }: { id: string }): ReactElement => {
  const check = useApiQuery(staffInvoiceRoutes.check, { id });
  return <Loaded query={check}>{(data) => <Problems check={data} />}</Loaded>;
};

const Content = ({ invoice, onOpen }: { invoice: StaffInvoice; onOpen: (id: string) => void }): ReactElement => (
  <Flex vertical gap={16}>
    <Flex justify="flex-end">
      <InvoiceActions invoice={invoice} />
    </Flex>
    <Notices invoice={invoice} onOpen={onOpen} />
    {(invoice.status === 'requested' || invoice.status === 'failed') && <CheckSummary id={invoice.id} />}
    <Head invoice={invoice} />
    <DocumentLines lines={invoice.lines} />
    <Tabs
      items={[
        { key: 'files', label: '文件', children: <Files files={invoice.files} hashes={invoice.fileHashes} /> },
        ...(invoice.reds.length > 0
          ? [{ key: 'reds', label: `红字发票（${invoice.reds.length}）`, children: <Reds reds={invoice.reds} /> }]
          : []),
        { key: 'deliveries', label: '发送记录', children: <Deliveries deliveries={invoice.deliveries} /> },
        { key: 'timeline', label: '动态', children: <OrderTimeline entries={invoice.timeline} /> },
      ]}
    />
  </Flex>
);
