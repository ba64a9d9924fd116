import { DownloadOutlined, SafetyCertificateOutlined, WarningOutlined } from '@ant-design/icons';
import type { InvoiceFile, StaffInvoice } from '@huitou/shared-types/invoices/schema.ts';
import type { StateLabels } from '@huitou/shared-types/moves.ts';
import { Button, Table, Tooltip, Typography } from 'antd';
import type { ReactElement } from 'react';
import { dateTime, fileSize } from '../../../lib/format.ts';
import { EmptyState } from '../../../ui/states.tsx';
import { StatusTag } from '../../../ui/status-tag.tsx';

const stateLabels: StateLabels<InvoiceFile['state']> = {
  fetching: { label: '获取中', tone: 'active' },
  kept: { label: '已存档', tone: 'done' },
  failed: { label: '获取失败', tone: 'bad' },
  altered: { label: '已被改动', tone: 'bad' },
  missing: { label: '文件缺失', tone: 'bad' },
};

interface FilesProps {
  files: readonly InvoiceFile[];
  hashes: StaffInvoice['fileHashes'];
}

/** The kept files with their hash: whether what lies in the archive is still what came. */
export const Files = ({ files, hashes }: FilesProps): ReactElement => (
  <Table<InvoiceFile>
    size="small"
    rowKey="id"
    pagination={false}
    dataSource={[...files]}
    locale={{ emptyText: <EmptyState text="开票成功后存档 PDF 等文件" /> }}
    columns={[
      { title: '格式', width: 60, render: (_, file) => file.format.toUpperCase() },
      {
        title: '大小',
        align: 'right',
        width: 80,
        render: (_, file) => (file.bytes > 0 ? <span className="num">{fileSize(file.bytes)}</span> : '—'),
      },
      { title: '状态', width: 100, render: (_, file) => <StatusTag labels={stateLabels} status={file.state} /> },
      {
        title: 'SHA-256',
        render: (_, file) => <Hash file={file} hash={hashes.find(({ fileId }) => fileId === file.id)} />,
      },
      {
        title: '',
        width: 80,
        render: (_, file) =>
          file.url && (
            <Button type="link" size="small" icon={<DownloadOutlined />} href={file.url} target="_blank" rel="noreferrer">
              下载
            </Button>
          ),
      },
    ]}
  />
);

const Hash = ({ file, hash }: { file: InvoiceFile; hash: StaffInvoice['fileHashes'][number] | undefined }): ReactElement => {
  if (!hash || hash.sha256 === '') return <span className="muted">—</span>;
  const broken = file.state === 'altered' || file.state === 'missing';
  return (
    <div style={{ lineHeight: 1.45 }}>
      <Typography.Text className="code" copyable={{ text: hash.sha256 }}>
        {hash.sha256.slice(0, 16)}…
      </Typography.Text>
      <Tooltip title={`存档 ${dateTime(hash.keptAt)}，保存至 ${dateTime(hash.keepUntil).slice(0, 10)}`}>
        <div className={broken ? 'bad small' : 'muted small'}>
          {broken ? <WarningOutlined /> : <SafetyCertificateOutlined />}{' '}
          {hash.verifiedAt ? `${dateTime(hash.verifiedAt)} 校验` : '尚未校验'}
        </div>
      </Tooltip>
    </div>
  );
};
