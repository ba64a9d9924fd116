import { InboxOutlined } from '@ant-design/icons';
import { fulfilmentRoutes } from '@huitou/shared-types/fulfilment/routes.ts';
import { Button, Modal, Typography, Upload } from 'antd';
import { useState, type ReactElement } from 'react';
import { queryClient } from '../../lib/api.ts';
import { useAction } from '../../lib/use-action.ts';
import { useFileAction } from '../../lib/use-file-action.ts';
import { JobProgress } from '../../ui/job-progress.tsx';

/** Ships many orders from a file with their numbers; rows in error are listed, the others go out. */
export const TrackingImport = ({ open, onClose }: { open: boolean; onClose: () => void }): ReactElement => {
  const [taskId, setTaskId] = useState<string | null>(null);
  const start = useAction(fulfilmentRoutes.importTracking);
  const template = useFileAction(fulfilmentRoutes.trackingTemplate);
  const close = (): void => {
    setTaskId(null);
    onClose();
    void queryClient.invalidateQueries();
  };
  return (
    <Modal open={open} title="导入运单批量发货" width={640} onCancel={close} footer={<Button onClick={close}>关闭</Button>} destroyOnHidden>
      {taskId ? (
        <>
          <JobProgress taskId={taskId} />
          <Button style={{ marginTop: 12 }} onClick={() => setTaskId(null)}>
            再导入一份
          </Button>
        </>
      ) : (
        <>
          <p style={{ marginTop: 0 }}>
            1. <Typography.Link onClick={() => void template.run({})}>下载待发货表</Typography.Link>，填上快递公司与单号；
            <br />
            2. 上传填好的文件（xlsx 或 csv）。有错误的行会列出原因，其余的照常发货。
          </p>
          <Upload.Dragger
            accept=".xlsx,.csv"
            showUploadList={false}
            disabled={start.busy}
            beforeUpload={(file) => {
              void start.run({ file }).then((task) => task && setTaskId(task.taskId));
              return false;
            }}
          >
            <p className="ant-upload-drag-icon">
              <InboxOutlined />
            </p>
            <p>点击或拖入文件</p>
          </Upload.Dragger>
        </>
      )}
    </Modal>
  );
};
