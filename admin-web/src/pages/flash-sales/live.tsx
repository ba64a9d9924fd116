import { FullscreenExitOutlined, FullscreenOutlined, WifiOutlined } from '@ant-design/icons';
import { flashAdminRoutes } from '@huitou/shared-types/flash-sales/routes.ts';
import type { FlashLive } from '@huitou/shared-types/flash-sales/schema.ts';
import { flashStatusLabels } from '@huitou/shared-types/flash-sales/states.ts';
import { Alert, Button, Col, Flex, Row } from 'antd';
import { useEffect, useRef, useState, type ReactElement } from 'react';
import { useNavigate, useParams } from 'react-router';
import { count, dateTime } from '../../lib/format.ts';
import { Can } from '../../ui/can.tsx';
import { Page } from '../../ui/page.tsx';
import { EmptyState, ErrorState, Loading } from '../../ui/states.tsx';
import { StatusTag } from '../../ui/status-tag.tsx';
import { mergeRefused, rateOf, totalsOf } from './live/figures.ts';
import { ItemCard } from './live/item-card.tsx';
import { Refusals } from './live/refusals.tsx';
import SeriesChart from './live/series-chart.tsx';
import { StockLegend } from './live/stock-bar.tsx';
import { useLive } from './live/use-live.ts';
import { StopModal } from './stop-modal.tsx';

/** What goes on in a flash sale, by the second; to be watched on a big screen and steered from a small one. */
export default function FlashLivePage(): ReactElement {
  const { id = '' } = useParams();
  const { data, error, retry, now, behindSeconds } = useLive(id);
  if (!data) return error ? <ErrorState error={error} onRetry={retry} /> : <Loading />;
  return <Live id={id} live={data} now={now} behindSeconds={behindSeconds} />;
}

interface LiveProps {
  id: string;
  live: FlashLive;
  now: number;
  behindSeconds: number | null;
}

const Live = ({ id, live, now, behindSeconds }: LiveProps): ReactElement => {
  const navigate = useNavigate();
  const board = useRef<HTMLDivElement>(null);
  const [big, setBig] = useState(false);
  const [stopping, setStopping] = useState(false);
  useEffect(() => {
    const follow = (): void => setBig(document.fullscreenElement !== null);
    document.addEventListener('fullscreenchange', follow);
    return () => document.removeEventListener('fullscreenchange', follow);
  }, []);
  const totals = totalsOf(live);
  // What is on now comes first; sessions of other days fold behind it.
  const shown = [...live.items].sort((a, b) => rank(a.phase) - rank(b.phase) || a.startsAt.localeCompare(b.startsAt));
  return (
    <div ref={board} className={big ? 'live-board live-big' : 'live-board'}>
      <Page
        title={live.name}
        hint={
          <Flex gap={8} align="center">
            <StatusTag labels={flashStatusLabels} status={live.status} />
            <span className="num">服务器时间 {dateTime(new Date(now).toISOString(), true)}</span>
            {behindSeconds !== null && (
              <span className="bad" role="status">
                <WifiOutlined /> 网络中断，正在重连，以下是 {behindSeconds} 秒前的数据
              </span>
            )}
          </Flex>
        }
        extra={
          <Flex gap={8}>
            <Button
              icon={big ? <FullscreenExitOutlined /> : <FullscreenOutlined />}
              onClick={() => void (big ? document.exitFullscreen() : board.current?.requestFullscreen())}
            >
              {big ? '退出大屏' : '大屏'}
            </Button>
            {!big && <Button onClick={() => void navigate(`/flash/${id}`)}>详情</Button>}
            {!big && <Button onClick={() => void navigate(`/flash/${id}/report`)}>报告</Button>}
            {live.status === 'published' && !big && (
              <Can route={flashAdminRoutes.stop}>
                <Button danger onClick={() => setStopping(true)}>
                  停止活动
                </Button>
              </Can>
            )}
          </Flex>
        }
      >
        {live.status !== 'published' && (
          <Alert
            type="info"
            showIcon
            style={{ marginBottom: 12 }}
            title={`活动${flashStatusLabels[live.status].label}，以下为最后的数据`}
          />
        )}
        <section className="panel live-totals">
          <Total label="抢到" value={totals.claimed} rate={rateOf(live.seconds, 'claims')} />
          <Total label="订单" value={totals.orders} rate={rateOf(live.seconds, 'orders')} />
          <Total label="已付款" value={totals.paid} rate={rateOf(live.seconds, 'paid')} main />
          <Total label="待付款" value={totals.unpaid} />
          <Total label="排队中" value={totals.queued} />
          <Total label="候补" value={totals.waiting} />
          <Total label="可抢" value={totals.left} of={totals.quota} />
          <Total label="未抢到" value={totals.refused} rate={rateOf(live.seconds, 'refused')} />
        </section>
        <Row gutter={12} wrap={false} style={{ marginTop: 12 }}>
          <Col flex="auto" style={{ minWidth: 0 }}>
            <section className="panel">
              <h2 className="panel-title">最近 3 分钟（每秒）</h2>
              <SeriesChart points={live.seconds} by="second" height={big ? 360 : 240} />
            </section>
          </Col>
          <Col flex={big ? '420px' : '300px'}>
            <section className="panel" style={{ height: '100%', boxSizing: 'border-box' }}>
              <h2 className="panel-title">未抢到的原因</h2>
              <Refusals refused={mergeRefused(live.items)} />
            </section>
          </Col>
        </Row>
        <Flex justify="space-between" align="center" style={{ margin: '16px 0 8px' }}>
          <b>商品</b>
          <StockLegend />
        </Flex>
        {shown.length === 0 && <EmptyState text="没有商品" />}
        {shown.map((item) => (
          <ItemCard key={item.id} item={item} now={now} open={live.status === 'published' && !big} />
        ))}
        <StopModal sale={stopping ? { id, name: live.name } : null} onClose={() => setStopping(false)} />
      </Page>
    </div>
  );
};

const rank = (phase: FlashLive['items'][number]['phase']): number => ({ running: 0, warming: 1, upcoming: 2, ended: 3 })[phase];

interface TotalProps {
  label: string;
  value: number;
  /** A second, the mean of the last five. */
  rate?: number;
  of?: number;
  main?: boolean;
}
const Total = ({ label, value, rate, of, main = false }: TotalProps): ReactElement => (
  <div>
    <div className="muted">{label}</div>
    <div className={main ? 'live-total live-main' : 'live-total'}>{count(value)}</div>
    <div className="muted small num">{rate !== undefined ? `${rate} /秒` : of !== undefined ? `共 ${count(of)}` : ' '}</div>
  </div>
);
