import { PlusOutlined } from '@ant-design/icons';
import { riskRoutes } from '@huitou/shared-types/risk/routes.ts';
import type { ListEntry } from '@huitou/shared-types/risk/schema.ts';
import { listKindLabels, listSideLabels } from '@huitou/shared-types/risk/states.ts';
import { Button, Tag, Typography, Space } from 'antd';
import { useState, type ReactElement } from 'react';
import { Link } from 'react-router';
import { dateTime } from '../../lib/format.ts';
import { useAction } from '../../lib/use-action.ts';
import { Can } from '../../ui/can.tsx';
import { ConfirmWithReason } from '../../ui/confirm-with-reason.tsx';
import { Page } from '../../ui/page.tsx';
import { ResourceTable } from '../../ui/resource-table/resource-table.tsx';
import { stateOptions, StatusTag } from '../../ui/status-tag.tsx';
import { ListEntryModal } from './list-entry-modal.tsx';

const kindOptions = (['customer', 'device', 'ip'] as const).map((value) => ({ value, label: listKindLabels[value] }));

/** Customers, devices and addresses that are always let in or never. */
export default function Lists(): ReactElement {
  const [adding, setAdding] = useState(false);
  const [removing, setRemoving] = useState<ListEntry | null>(null);
  const remove = useAction(riskRoutes.removeListEntry, '已移出名单');
  return (
    <Page
      title="黑白名单"
      hint="客户优先于设备，设备优先于 IP；同一对象只在一个名单里，一秒内生效"
      extra={
        <Can route={riskRoutes.saveListEntry}>
          <Button type="primary" icon={<PlusOutlined />} onClick={() => setAdding(true)}>
            新增名单
          </Button>
        </Can>
      }
    >
      <ResourceTable
        name="risk-lists"
        route={riskRoutes.lists}
        rowKey={(row) => row.id}
        search={[
          { name: 'q', label: '查找', placeholder: '对象开头或原因' },
          { name: 'side', label: '名单', type: 'select', options: stateOptions(listSideLabels) },
          { name: 'kind', label: '类型', type: 'select', options: kindOptions },
          { name: 'live', label: '生效中', type: 'flag' },
        ]}
        columns={[
          {
            key: 'side',
            title: '名单',
            required: true,
            width: 90,
            render: (_, row) => <StatusTag labels={listSideLabels} status={row.side} />,
          },
          { key: 'kind', title: '类型', width: 80, render: (_, row) => listKindLabels[row.kind] },
          {
            key: 'value',
            title: '对象',
            required: true,
            width: 260,
            render: (_, row) =>
              row.kind === 'customer' ? (
                <Link to={`/customers/${row.value}`}>{`${row.name || '微信用户'} #${row.value}`}</Link>
              ) : (
                <Typography.Text copyable className="code">
                  {row.value}
                </Typography.Text>
              ),
          },
          { key: 'reason', title: '原因', width: 260, render: (_, row) => row.reason },
          {
            key: 'until',
            title: '截止',
            width: 150,
            render: (_, row) =>
              row.until === null ? (
                <span className="muted">长期</span>
              ) : (
                <span className="num">
                  {dateTime(row.until)} {!row.live && <Tag variant="filled">已过期</Tag>}
                </span>
              ),
          },
          { key: 'by', title: '操作人', width: 150, render: (_, row) => `${row.staffName || '系统'} ${dateTime(row.createdAt)}` },
          {
            key: 'actions',
            title: '操作',
            required: true,
            width: 140,
            render: (_, row) => (
              <Space size={4}>
                <Link to={`/risk?${{ customer: 'customerId', device: 'deviceId', ip: 'ip' }[row.kind]}=${encodeURIComponent(row.value)}`}>
                  记录
                </Link>
                <Can route={riskRoutes.removeListEntry}>
                  <Button type="link" size="small" danger onClick={() => setRemoving(row)}>
                    移出
                  </Button>
                </Can>
              </Space>
            ),
          },
        ]}
        emptyText="名单是空的"
      />
      {adding && <ListEntryModal onClose={() => setAdding(false)} />}
      <ConfirmWithReason
        open={removing !== null}
        title={removing ? `把${listKindLabels[removing.kind]} ${removing.value} 移出${listSideLabels[removing.side].label}` : ''}
        required={false}
        okText="移出"
        danger
        onConfirm={(reason) => remove.run({ id: removing?.id ?? '', reason })}
        onClose={() => setRemoving(null)}
      />
    </Page>
  );
}
