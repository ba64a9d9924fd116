import { DownloadOutlined, InboxOutlined } from '@ant-design/icons';
import { catalogAdminRoutes } from '@huitou/shared-types/catalog/routes.ts';
import { taskRoutes } from '@huitou/shared-types/tasks/routes.ts';
import { Alert, Button, Checkbox, Flex, Upload } from 'antd';
import { useState, type ReactElement } from 'react';
import { useApiQuery } from '../../lib/api.ts';
import { useAction } from '../../lib/use-action.ts';
import { useFileAction } from '../../lib/use-file-action.ts';
import { fileSize } from '../../lib/format.ts';
import { isOver, JobProgress } from '../../ui/job-progress.tsx';
import { Page } from '../../ui/page.tsx';

/** Takes a catalogue from a file: all of it, or, where a row is wrong, none of it with every wrong row named. */
export default function ProductImport(): ReactElement {
  const template = useFileAction(catalogAdminRoutes.importTemplate);
  const start = useAction(catalogAdminRoutes.importProducts);
  const [dryRun, setDryRun] = useState(true);
  const [file, setFile] = useState<File | null>(null);
  const [task, setTask] = useState<{ id: string; dryRun: boolean } | null>(null);
  const run = async (check: boolean): Promise<void> => {
    if (!file) return;
    const out = await start.run({ file, dryRun: check ? 'true' : 'false' });
    if (out) setTask({ id: out.taskId, dryRun: check });
  };
  return (
    <Page title="导入商品" hint="同一商品的多个 SKU 写在多行，商品编码相同的行合为一个商品；已有的 SKU 编码会被更新">
      <section className="panel">
        <h2 className="panel-title">1. 准备文件</h2>
        <Flex justify="space-between" align="center" gap={16}>
          <span className="muted">支持 xlsx 与 csv，价格单位为元，描述可用 HTML。模板里有每一列的说明和示例。</span>
          <Button icon={<DownloadOutlined />} loading={template.busy} onClick={() => void template.run({})}>
            下载模板
          </Button>
        </Flex>
      </section>
      <section className="panel">
        <h2 className="panel-title">2. 上传</h2>
        <Upload.Dragger
          accept=".xlsx,.csv"
          showUploadList={false}
          beforeUpload={(picked) => {
            setFile(picked);
            setTask(null);
            return false;
          }}
        >
          <p className="ant-upload-drag-icon">
            <InboxOutlined />
          </p>
          <p>{file ? `${file.name}（${fileSize(file.size)}）` : '点击或拖入文件'}</p>
        </Upload.Dragger>
        <Flex justify="space-between" align="center" style={{ marginTop: 12 }}>
          <Checkbox checked={dryRun} onChange={(event) => setDryRun(event.target.checked)}>
            先检查，不写入
          </Checkbox>
          <Button type="primary" disabled={!file} loading={start.busy} onClick={() => void run(dryRun)}>
            {dryRun ? '开始检查' : '开始导入'}
          </Button>
        </Flex>
      </section>
      {task && (
        <section className="panel">
          <h2 className="panel-title">3. {task.dryRun ? '检查结果' : '导入结果'}</h2>
          <JobProgress key={task.id} taskId={task.id} />
          {task.dryRun && <ConfirmImport taskId={task.id} busy={start.busy} onConfirm={() => void run(false)} />}
          {!task.dryRun && (
            <Alert type="info" showIcon title="离开本页不影响导入，结果可在右上角“导入导出记录”查看" style={{ marginTop: 12 }} />
          )}
        </section>
      )}
    </Page>
  );
}

/** After a check without complaints, the real thing is one click away. */
const ConfirmImport = ({ taskId, busy, onConfirm }: { taskId: string; busy: boolean; onConfirm: () => void }): ReactElement | null => {
  const task = useApiQuery(taskRoutes.get, { id: taskId }).data;
  if (!task || !isOver(task)) return null;
  if (task.state === 'failed' || task.errors.length > 0)
    return <p className="muted">请修改文件后重新上传。有错误的文件不会导入任何数据。</p>;
  return (
    <Button type="primary" loading={busy} style={{ marginTop: 12 }} onClick={onConfirm}>
      检查无误，正式导入
    </Button>
  );
};
