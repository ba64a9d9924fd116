import { LeftOutlined, RightOutlined } from '@ant-design/icons';
import { paymentRoutes } from '@huitou/shared-types/payments/routes.ts';
import type { ReconciliationDayDetail } from '@huitou/shared-types/payments/schema.ts';
import { dayStateLabels } from '@huitou/shared-types/payments/states.ts';
import { Alert, Button, Col, Row, Space, Tag } from 'antd';
import dayjs from 'dayjs';
import type { ReactElement } from 'react';
import { useNavigate, useParams } from 'react-router';
import { useApiQuery } from '../../lib/api.ts';
import { dateTime, shopDay } from '../../lib/format.ts';
import { Page } from '../../ui/page.tsx';
import { Loaded } from '../../ui/states.tsx';
import { StatusTag } from '../../ui/status-tag.tsx';
import { DayActions } from './day-actions.tsx';
import { FlowFigures, TradeFigures } from './day-figures.tsx';
import { DayHistory } from './day-history.tsx';
import { Differences } from './differences.tsx';

const neighbour = (day: string, shift: number): string => dayjs(day).add(shift, 'day').format('YYYY-MM-DD');

/** One day of the books: the trade bill and the fund-flow bill against ours, every difference, who closed it. */
export default function DayPage(): ReactElement {
  const { day = '' } = useParams();
  const navigate = useNavigate();
  const go = (shift: number): void => void navigate(`/reconciliation/${neighbour(day, shift)}`);
  const detail = useApiQuery(
    paymentRoutes.reconciliationDay,
    { day },
    { refetchInterval: (last) => (last?.state === 'fetching' ? 2_000 : false) },
  );
  return (
    <Page
      title={`${day} 对账`}
      extra={
        <Space>
          <Button icon={<LeftOutlined />} onClick={() => go(-1)}>
            前一天
          </Button>
          <Button icon={<RightOutlined />} iconPlacement="end" disabled={neighbour(day, 1) >= shopDay()} onClick={() => go(1)}>
            后一天
          </Button>
          {detail.data && <DayActions day={detail.data} />}
        </Space>
      }
    >
      <Loaded query={detail}>{(data) => <Content key={data.day} day={data} />}</Loaded>
    </Page>
  );
}

const Standing = ({ day }: { day: ReconciliationDayDetail }): ReactElement => (
  <Space size={12} style={{ marginBottom: 12 }}>
    <StatusTag labels={dayStateLabels} status={day.state} />
    {day.closedAt ? (
      <>
        <Tag color="green" variant="filled">
          已关账
        </Tag>
        <span className="muted">
          {day.closedBy || '自动'}于 {dateTime(day.closedAt)} 关账
        </span>
      </>
    ) : (
      <span className="muted">未关账{day.finishedAt && `，${dateTime(day.finishedAt)} 核对`}</span>
    )}
  </Space>
);

const Content = ({ day }: { day: ReconciliationDayDetail }): ReactElement => (
  <>
    <Standing day={day} />
    {day.message && <Alert type={day.state === 'failed' ? 'error' : 'info'} showIcon title={day.message} style={{ marginBottom: 12 }} />}
    <Row gutter={12} style={{ marginBottom: 12 }}>
      <Col span={14}>
        <TradeFigures day={day} />
      </Col>
      <Col span={10}>
        <FlowFigures day={day} />
      </Col>
    </Row>
    <Differences day={day.day} />
    <DayHistory steps={day.timeline} />
  </>
);
