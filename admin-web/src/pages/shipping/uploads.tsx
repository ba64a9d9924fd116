import { fulfilmentRoutes } from '@huitou/shared-types/fulfilment/routes.ts';
import { uploadStatusLabels } from '@huitou/shared-types/fulfilment/states.ts';
import type { ShippingUpload } from '@huitou/shared-types/fulfilment/schema.ts';
import { Button } from 'antd';
import { useState, type ReactElement } from 'react';
import { Link } from 'react-router';
import { dateTime } from '../../lib/format.ts';
import { useAction } from '../../lib/use-action.ts';
import { Page } from '../../ui/page.tsx';
import { ResourceTable } from '../../ui/resource-table/resource-table.tsx';
import { StatusTag, stateOptions } from '../../ui/status-tag.tsx';

/** Shipping info that WeChat must have before it settles the money; what failed is tried again by itself, or here by hand. */
export default function ShippingUploads(): ReactElement {
  const retry = useAction(fulfilmentRoutes.retryUpload);
  const [busy, setBusy] = useState(false);
  const retryAll = async (rows: ShippingUpload[]): Promise<void> => {
    setBusy(true);
    for (const row of rows) await retry.run({ id: row.id });
    setBusy(false);
  };
  return (
    <Page title="微信发货上传" hint="微信要求上传发货信息后才会结算货款，失败的会自动重试，也可以手动重试">
      <ResourceTable
        name="shipping-uploads"
        route={fulfilmentRoutes.uploads}
        rowKey={(row) => row.id}
        search={[
          { name: 'no', label: '订单号' },
          { name: 'status', label: '状态', type: 'select', options: stateOptions(uploadStatusLabels) },
        ]}
        batch={(rows, clear) => {
          const open = rows.filter((row) => row.status === 'failed' || row.status === 'waiting');
          return (
            <Button type="primary" disabled={open.length === 0} loading={busy} onClick={() => void retryAll(open).then(clear)}>
              重试（{open.length}）
            </Button>
          );
        }}
        columns={[
          {
            key: 'no',
            title: '订单号',
            required: true,
            width: 200,
            render: (_, row) => (
              <Link className="num" to={`/orders?tab=all&open=${row.orderId}`}>
                {row.orderNo}
              </Link>
            ),
          },
          { key: 'status', title: '状态', width: 100, render: (_, row) => <StatusTag labels={uploadStatusLabels} status={row.status} /> },
          { key: 'attempts', title: '已尝试', align: 'right', width: 80, dataIndex: 'attempts' },
          {
            key: 'error',
            title: '微信返回',
            render: (_, row) =>
              row.error ? (
                <span className="bad">
                  {row.errorCode && `${row.errorCode} `}
                  {row.error}
                </span>
              ) : (
                <span className="muted">—</span>
              ),
          },
          { key: 'nextAt', title: '下次重试', width: 150, render: (_, row) => <span className="num">{dateTime(row.nextAt)}</span> },
          { key: 'updatedAt', title: '更新时间', width: 150, render: (_, row) => <span className="num">{dateTime(row.updatedAt)}</span> },
          {
            key: 'actions',
            title: '操作',
            required: true,
            fixed: 'right',
            width: 80,
            render: (_, row) =>
              (row.status === 'failed' || row.status === 'waiting') && (
                <Button type="link" size="small" disabled={retry.busy} onClick={() => void retry.run({ id: row.id })}>
                  重试
                </Button>
              ),
          },
        ]}
        emptyText="还没有发货记录"
      />
    </Page>
  );
}
