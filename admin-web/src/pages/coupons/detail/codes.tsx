import { PlusOutlined } from '@ant-design/icons';
import { couponAdminRoutes } from '@huitou/shared-types/coupons/routes.ts';
import type { CodeBatch, Template } from '@huitou/shared-types/coupons/schema.ts';
import { codeKindLabels } from '@huitou/shared-types/coupons/states.ts';
import { Button, Flex, Switch, Tag, Typography } from 'antd';
import { useState, type ReactElement } from 'react';
import { useCan } from '../../../lib/auth.ts';
import { count, dateTime } from '../../../lib/format.ts';
import { useAction } from '../../../lib/use-action.ts';
import { useNow } from '../../../lib/use-now.ts';
import { Can } from '../../../ui/can.tsx';
import { TaskModal } from '../../../ui/job-progress.tsx';
import { ResourceTable } from '../../../ui/resource-table/resource-table.tsx';
import { MakeCodes } from './make-codes.tsx';

/** Codes that turn into this coupon: one that everybody may type, or many that work once. */
export const Codes = ({ template }: { template: Template }): ReactElement => {
  const can = useCan();
  const [making, setMaking] = useState(false);
  const [taskId, setTaskId] = useState<string | null>(null);
  const open = template.status === 'active' || template.status === 'paused';
  const make = (
    <Can route={couponAdminRoutes.makeCodes}>
      <Button type="primary" icon={<PlusOutlined />} disabled={!open} onClick={() => setMaking(true)}>
        生成兑换码
      </Button>
    </Can>
  );
  return (
    <>
      <ResourceTable
        name="coupon-codes"
        route={couponAdminRoutes.codes}
        rowKey={(batch) => batch.id}
        fixed={{ id: template.id }}
        refetchInterval={5_000}
        toolbar={() => (
          <Flex gap={8} align="center">
            {make}
            {!open && <span className="muted">发布后可以生成兑换码</span>}
            {open && !template.ways.includes('code') && <span className="warn">获得方式里没有勾选“兑换码”，顾客暂时不能兑换</span>}
          </Flex>
        )}
        columns={[
          { key: 'kind', title: '类型', width: 90, required: true, render: (_, batch) => <Tag>{codeKindLabels[batch.kind]}</Tag> },
          {
            key: 'code',
            title: '兑换码',
            width: 170,
            render: (_, batch) =>
              batch.kind === 'shared' ? (
                <Typography.Text copyable className="num strong">
                  {batch.code}
                </Typography.Text>
              ) : (
                <span className="muted">
                  {batch.made < batch.count ? `生成中 ${count(batch.made)} / ${count(batch.count)}` : `${count(batch.count)} 个，导出查看`}
                </span>
              ),
          },
          {
            key: 'redeemed',
            title: '已兑换',
            align: 'right',
            width: 106,
            render: (_, batch) => (
              <span className="num">
                {count(batch.redeemed)} / {batch.count === 0 ? '不限' : count(batch.count)}
              </span>
            ),
          },
          {
            key: 'expires',
            title: '兑换截止',
            width: 140,
            render: (_, batch) => (batch.expiresAt ? <Until at={batch.expiresAt} /> : '跟随券的领取时间'),
          },
          { key: 'note', title: '备注', width: 110, render: (_, batch) => batch.note || '—' },
          {
            key: 'created',
            title: '生成',
            width: 176,
            render: (_, batch) => (
              <span className="small">
                {dateTime(batch.createdAt)} {batch.createdBy}
              </span>
            ),
          },
          {
            key: 'enabled',
            title: '可兑换',
            width: 80,
            render: (_, batch) => <BatchSwitch template={template} batch={batch} disabled={!can(couponAdminRoutes.switchCodes)} />,
          },
          {
            key: 'actions',
            title: '操作',
            required: true,
            fixed: 'right',
            width: 70,
            render: (_, batch) => <BatchExport template={template} batch={batch} onTask={setTaskId} />,
          },
        ]}
        emptyText="还没有兑换码"
      />
      {making && <MakeCodes templateId={template.id} onClose={() => setMaking(false)} />}
      <TaskModal taskId={taskId} title="导出兑换码" onClose={() => setTaskId(null)} />
    </>
  );
};

const Until = ({ at }: { at: string }): ReactElement => {
  const over = Date.parse(at) < useNow();
  return (
    <span className={over ? 'muted' : ''}>
      {dateTime(at)}
      {over && '（已截止）'}
    </span>
  );
};

const BatchSwitch = ({ template, batch, disabled }: { template: Template; batch: CodeBatch; disabled: boolean }): ReactElement => {
  const turn = useAction(couponAdminRoutes.switchCodes);
  return (
    <Switch
      size="small"
      aria-label="可兑换"
      disabled={disabled}
      loading={turn.busy}
      checked={batch.enabled}
      onChange={(enabled) => void turn.run({ id: template.id, batchId: batch.id, enabled })}
    />
  );
};

const BatchExport = ({
  template,
  batch,
  onTask,
}: {
  template: Template;
  batch: CodeBatch;
  onTask: (taskId: string) => void;
}): ReactElement | null => {
  const start = useAction(couponAdminRoutes.exportCodes);
  if (!useCan()(couponAdminRoutes.exportCodes)) return null;
  const begin = async (): Promise<void> => {
    const task = await start.run({ id: template.id, batchId: batch.id });
    if (task) onTask(task.taskId);
  };
  return (
    <Button type="link" size="small" loading={start.busy} onClick={() => void begin()}>
      导出
    </Button>
  );
};
