import { simulatorAdminRoutes } from '@huitou/shared-types/simulator/routes.ts';
import type { Simulation, SimulationResult } from '@huitou/shared-types/simulator/schema.ts';
import { draftKindLabels, simulationStatusLabels } from '@huitou/shared-types/simulator/states.ts';
import { Alert, Button, Flex, Progress, Space, Statistic } from 'antd';
import { lazy, type ReactElement, Suspense } from 'react';
import { useParams } from 'react-router';
import { useApiQuery } from '../../lib/api.ts';
import { count, dateTime, money } from '../../lib/format.ts';
import { useAction } from '../../lib/use-action.ts';
import { ExportButton } from '../../ui/export-button.tsx';
import { Page } from '../../ui/page.tsx';
import { Loaded, Loading } from '../../ui/states.tsx';
import { StatusTag } from '../../ui/status-tag.tsx';
import { Assumptions } from './new-simulation.tsx';
import { TouchedOrders } from './touched-orders.tsx';

const DaysChart = lazy(() => import('./days-chart.tsx'));
const isOpen = (simulation: Simulation | undefined): boolean => simulation?.status === 'waiting' || simulation?.status === 'running';

/** One simulation: how far it is, and then its figures, by day and by order. */
export default function SimulationPage(): ReactElement {
  const { id = '' } = useParams();
  const simulation = useApiQuery(simulatorAdminRoutes.one, { id }, { refetchInterval: (data) => (isOpen(data) ? 1_000 : false) });
  return <Loaded query={simulation}>{(data) => <Content key={data.id} simulation={data} />}</Loaded>;
}

const Content = ({ simulation }: { simulation: Simulation }): ReactElement => (
  <Page
    title={simulation.title}
    hint={`${draftKindLabels[simulation.kind]} · ${simulation.terms} · ${simulation.from} 至 ${simulation.to} 付款的订单`}
    extra={
      <Space>
        <span className="muted small">
          {simulation.staffName} {dateTime(simulation.createdAt)}
        </span>
        <StatusTag labels={simulationStatusLabels} status={simulation.status} />
      </Space>
    }
  >
    {isOpen(simulation) && <Running simulation={simulation} />}
    {simulation.status === 'failed' && <Alert type="error" showIcon title={simulation.message || '模拟失败'} />}
    {simulation.status === 'cancelled' && <Alert type="info" showIcon title="模拟已取消，没有结果" />}
    {simulation.result && <Figures simulation={simulation} result={simulation.result} />}
  </Page>
);

const Running = ({ simulation }: { simulation: Simulation }): ReactElement => {
  const cancel = useAction(simulatorAdminRoutes.cancel, '已取消');
  const percent = simulation.total === 0 ? 0 : Math.min(99, Math.floor((simulation.done / simulation.total) * 100));
  return (
    <section className="panel">
      <Flex gap={16} align="center">
        <Progress percent={percent} status="active" style={{ flex: 1 }} />
        <Button loading={cancel.busy} onClick={() => void cancel.run({ id: simulation.id })}>
          取消
        </Button>
      </Flex>
      <span className="muted">
        {simulation.status === 'waiting' ? '排队中' : `已计算 ${count(simulation.done)} / ${count(simulation.total)} 单`}
        ；可以离开此页，稍后在列表查看
      </span>
    </section>
  );
};

const percentOf = (part: number, whole: number): string => (whole === 0 ? '—' : `${((part / whole) * 100).toFixed(1)}%`);

const Figures = ({ simulation, result }: { simulation: Simulation; result: SimulationResult }): ReactElement => {
  const change = result.marginAfter - result.marginBefore;
  const [rateBefore, rateAfter] = [result.goodsBefore - result.costlessGoods, result.goodsAfter - result.costlessGoods];
  return (
    <>
      <section className="panel" style={{ marginBottom: 12 }}>
        <Flex gap="16px 30px" wrap>
          <Statistic
            title={`影响订单（共 ${count(result.orders)} 单）`}
            value={count(result.touched)}
            suffix={<span className="muted small">{percentOf(result.touched, result.orders)}</span>}
          />
          <Statistic title="影响客户" value={count(result.customers)} />
          <Statistic title="优惠成本" value={money(result.discount)} />
          {result.freightOff !== 0 && <Statistic title="其中运费" value={money(result.freightOff)} />}
          <Statistic
            title="原毛利"
            value={money(result.marginBefore)}
            suffix={<span className="muted small">{percentOf(result.marginBefore, rateBefore)}</span>}
          />
          <Statistic
            title="模拟后毛利"
            value={money(result.marginAfter)}
            suffix={<span className="muted small">{percentOf(result.marginAfter, rateAfter)}</span>}
          />
          <Statistic title="毛利变化" value={money(change)} {...(change < 0 ? { styles: { content: { color: '#cf1322' } } } : {})} />
          <Statistic
            title="会跌破成本"
            value={`${count(result.wentBelow)} 单`}
            {...(result.wentBelow > 0 ? { styles: { content: { color: '#cf1322' } } } : {})}
          />
        </Flex>
        <Notes result={result} />
      </section>
      <section className="panel" style={{ marginBottom: 12 }}>
        <h2 className="panel-title">按天</h2>
        <Suspense fallback={<Loading />}>
          <DaysChart days={result.days} />
        </Suspense>
      </section>
      <TouchedOrders
        id={simulation.id}
        wentBelow={result.wentBelow}
        touched={result.touched}
        tool={(query) => (
          <ExportButton route={simulatorAdminRoutes.exportOrders} query={{ id: simulation.id, ...query }} title="导出模拟结果" />
        )}
      />
      <Flex style={{ marginTop: 12 }}>
        <Assumptions kind={simulation.kind} />
      </Flex>
    </>
  );
};

const Notes = ({ result }: { result: SimulationResult }): ReactElement => (
  <Flex vertical gap={4} className="muted small" style={{ marginTop: 12 }}>
    {result.stopped && (
      <span className="bad">
        {result.stopped.by === 'budget' ? '预算' : '发放总量'}在 {dateTime(result.stopped.at)} 的订单用完，之后的订单不再优惠。
      </span>
    )}
    {result.costlessLines > 0 && (
      <span>
        有 {count(result.costlessLines)} 行商品没有成本，金额合计 {money(result.costlessGoods)}，未计入毛利。
      </span>
    )}
    {result.belowBefore > 0 && <span>有 {count(result.belowBefore)} 单原本就低于成本，不计入“会跌破成本”。</span>}
  </Flex>
);
