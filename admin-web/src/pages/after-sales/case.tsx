import { LeftOutlined, RightOutlined } from '@ant-design/icons';
import { afterSalesAdminRoutes } from '@huitou/shared-types/after-sales/routes.ts';
import type { StaffCase } from '@huitou/shared-types/after-sales/schema.ts';
import { caseKindLabels, caseStatusLabels } from '@huitou/shared-types/after-sales/states.ts';
import { auditRoutes } from '@huitou/shared-types/audit/routes.ts';
import { Button, Drawer, Flex, Space, Tabs, Tooltip, Typography } from 'antd';
import { useState, type ReactElement } from 'react';
import { useApiQuery } from '../../lib/api.ts';
import { useCan } from '../../lib/auth.ts';
import { Loaded } from '../../ui/states.tsx';
import { StatusTag } from '../../ui/status-tag.tsx';
import { OrderTimeline } from '../orders/detail/timeline.tsx';
import { AuditTrail } from '../system/audit-trail.tsx';
import { CaseActions } from './actions/case-actions.tsx';
import type { Doing } from './actions/doing.ts';
import { Conversation } from './case/conversation.tsx';
import { MoneyWay } from './case/money-way.tsx';
import { OrderContext } from './case/order-context.tsx';
import { ReturnParcels } from './case/return-parcels.tsx';
import { Wanted } from './case/wanted.tsx';
import { Due } from './due.tsx';

interface CaseDrawerProps {
  id: string | null;
  doing: Doing;
  setDoing: (doing: Doing) => void;
  onNext?: () => void;
  onPrevious?: () => void;
  onOrder: (orderId: string) => void;
  onCase: (id: string) => void;
  onClose: () => void;
}

/** One case beside the queue: what is wanted, of which order, what was said and sent, where the money is, and what to do next. */
export const CaseDrawer = ({ id, doing, setDoing, onNext, onPrevious, onOrder, onCase, onClose }: CaseDrawerProps): ReactElement => {
  const [moving, setMoving] = useState(false);
  const found = useApiQuery(
    afterSalesAdminRoutes.detail,
    { id: id ?? '' },
    { enabled: id !== null, refetchInterval: moving ? 5_000 : false },
  );
  const data = id !== null && found.data?.id === id ? found.data : undefined;
  // Money that is under way arrives by itself: the drawer follows it.
  if (moving !== (data?.status === 'refunding')) setMoving(data?.status === 'refunding');
  return (
    <Drawer
      open={id !== null}
      size={920}
      onClose={onClose}
      title={
        data ? (
          <Space wrap size={8}>
            {caseKindLabels[data.kind]}
            <Typography.Text copyable className="num">
              {data.no}
            </Typography.Text>
            <StatusTag labels={caseStatusLabels} status={data.status} />
            <Due dueAt={data.dueAt} due={data.due} inline />
          </Space>
        ) : (
          '售后单'
        )
      }
      extra={
        onNext && (
          <Space.Compact>
            <Tooltip title="上一单（K）">
              <Button icon={<LeftOutlined />} aria-label="上一单" onClick={onPrevious} />
            </Tooltip>
            <Tooltip title="下一单（J）">
              <Button icon={<RightOutlined />} aria-label="下一单" onClick={onNext} />
            </Tooltip>
          </Space.Compact>
        )
      }
    >
      {id !== null && (
        <Loaded query={{ data, error: found.error, refetch: found.refetch }}>
          {(loaded) => <CaseDetail key={loaded.id} data={loaded} doing={doing} setDoing={setDoing} onOrder={onOrder} onCase={onCase} />}
        </Loaded>
      )}
    </Drawer>
  );
};

interface CaseDetailProps extends Pick<CaseDrawerProps, 'doing' | 'setDoing' | 'onOrder' | 'onCase'> {
  data: StaffCase;
}

const CaseDetail = ({ data, doing, setDoing, onOrder, onCase }: CaseDetailProps): ReactElement => {
  const can = useCan();
  return (
    <Flex vertical gap={16}>
      <CaseActions data={data} doing={doing} setDoing={setDoing} />
      <Wanted data={data} />
      <OrderContext data={data} onOrder={onOrder} onCase={onCase} />
      <ReturnParcels data={data} />
      <MoneyWay data={data} />
      <Tabs
        items={[
          {
            key: 'talk',
            label: <>协商记录{data.messages.length > 0 && <span className="muted num"> {data.messages.length}</span>}</>,
            children: <Conversation data={data} />,
          },
          { key: 'timeline', label: '售后进度', children: <OrderTimeline entries={data.timeline} /> },
          ...(can(auditRoutes.list)
            ? [{ key: 'audit', label: '操作日志', children: <AuditTrail subject="order" subjectId={data.orderId} /> }]
            : []),
        ]}
      />
    </Flex>
  );
};
