import { DownloadOutlined, InboxOutlined } from '@ant-design/icons';
import { couponAdminRoutes } from '@huitou/shared-types/coupons/routes.ts';
import type { Template } from '@huitou/shared-types/coupons/schema.ts';
import { Alert, Button, Flex, Form, Input, Upload } from 'antd';
import { useState, type ReactElement } from 'react';
import { fileSize } from '../../../lib/format.ts';
import { useAction } from '../../../lib/use-action.ts';
import { useFileAction } from '../../../lib/use-file-action.ts';
import { JobProgress } from '../../../ui/job-progress.tsx';

/** Gives coupons to the customers of a file, in the background; rows that cannot be served are named. */
export const GrantList = ({ template }: { template: Template }): ReactElement => {
  const sheet = useFileAction(couponAdminRoutes.grantSheet);
  const start = useAction(couponAdminRoutes.importGrant);
  const [file, setFile] = useState<File | null>(null);
  const [missing, setMissing] = useState(false);
  const [taskId, setTaskId] = useState<string | null>(null);
  const run = async ({ reason }: { reason: string }): Promise<void> => {
    if (!file) return setMissing(true);
    const out = await start.run({ file, id: template.id, reason: reason.trim() });
    if (out) setTaskId(out.taskId);
  };
  return (
    <div style={{ maxWidth: 720 }}>
      <Flex justify="space-between" align="center" gap={16} style={{ marginBottom: 12 }}>
        <span className="muted">每行一位顾客：顾客编号或手机号、张数。支持 xlsx 与 csv。</span>
        <Button icon={<DownloadOutlined />} loading={sheet.busy} onClick={() => void sheet.run({})}>
          下载模板
        </Button>
      </Flex>
      <Form labelCol={{ flex: '60px' }} initialValues={{ reason: '' }} onFinish={(values: { reason: string }) => void run(values)}>
        <Form.Item label="名单" required {...(missing ? { validateStatus: 'error' as const, help: '请选择文件' } : {})}>
          <Upload.Dragger
            accept=".xlsx,.csv"
            showUploadList={false}
            beforeUpload={(picked) => {
              setFile(picked);
              setMissing(false);
              setTaskId(null);
              return false;
            }}
          >
            <p className="ant-upload-drag-icon">
              <InboxOutlined />
            </p>
            <p>{file ? `${file.name}（${fileSize(file.size)}）` : '点击或拖入文件'}</p>
          </Upload.Dragger>
        </Form.Item>
        <Form.Item name="reason" label="原因" rules={[{ required: true, whitespace: true, min: 2, message: '请填写原因，至少 2 个字' }]}>
          <Input maxLength={100} showCount placeholder="记入操作日志" />
        </Form.Item>
        <Button type="primary" htmlType="submit" loading={start.busy} disabled={taskId !== null} style={{ marginInlineStart: 60 }}>
          按名单发放
        </Button>
      </Form>
      {taskId && (
        <div style={{ marginTop: 16 }}>
          <JobProgress key={taskId} taskId={taskId} />
          <Alert type="info" showIcon style={{ marginTop: 12 }} title="离开本页不影响发放，结果可在右上角“导入导出记录”查看" />
        </div>
      )}
    </div>
  );
};
