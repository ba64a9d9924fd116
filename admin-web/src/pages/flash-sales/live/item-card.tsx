import type { FlashLiveItem } from '@huitou/shared-types/flash-sales/schema.ts';
import { flashPhaseLabels } from '@huitou/shared-types/flash-sales/states.ts';
import { Alert, Flex, Tag } from 'antd';
import type { ReactElement } from 'react';
import { count, dateTime } from '../../../lib/format.ts';
import { StatusTag } from '../../../ui/status-tag.tsx';
import { planText } from '../plan-text.ts';
import { countdown } from './figures.ts';
import { ItemControls } from './item-controls.tsx';
import { StockBar } from './stock-bar.tsx';

const whys = { plan: '按计划', traffic: '按热度', staff: '人工' } as const;

/** One item while it sells: its stock, its figures, how the rest will be released, and what staff can do about it. */
export const ItemCard = ({ item, now, open }: { item: FlashLiveItem; now: number; open: boolean }): ReactElement => {
  const unreleased = Math.max(0, item.quota - item.released);
  return (
    <section className="panel">
      <Flex justify="space-between" align="center" gap={8} wrap>
        <Flex gap={8} align="center" wrap>
          <b>
            {item.name} {item.spec}
          </b>
          <StatusTag labels={flashPhaseLabels} status={item.phase} />
          {item.phase === 'running' && <span className="muted num">剩 {countdown(Date.parse(item.endsAt) - now)}</span>}
          {(item.phase === 'warming' || item.phase === 'upcoming') && (
            <span className="muted num">距开始 {countdown(Date.parse(item.startsAt) - now)}</span>
          )}
          {item.held && <Tag color="orange">已暂停放量</Tag>}
        </Flex>
        {open && <ItemControls item={item} unreleased={unreleased} />}
      </Flex>
      {item.halted && <Alert type="error" showIcon style={{ marginTop: 8 }} title={`已停售：${item.haltReason}`} />}
      <StockBar item={item} />
      <div className="live-row">
        <Figure label="库存" value={item.quota} />
        <Figure label="已放出" value={item.released} />
        <Figure label="可抢" value={item.left} />
        <Figure label="排队中" value={item.queued} />
        <Figure label="订单" value={item.orders} />
        <Figure label="待付款" value={item.unpaid} />
        <Figure label="已付款" value={item.paid} />
        <Figure label="候补" value={item.waiting} />
        <Figure label="退回" value={item.returned} />
        <Figure label="风控排后" value={item.behind} />
      </div>
      <Flex gap={16} wrap className="small muted" style={{ marginTop: 8 }}>
        <span>放量：{planText(item.plan)}</span>
        {item.nextRelease && !item.held && (
          <span>
            下一批 <b className="num">{count(item.nextRelease.units)}</b> 件，
            <span className="num">{countdown(Date.parse(item.nextRelease.at) - now)}</span> 后
          </span>
        )}
        {unreleased > 0 && <span>还有 {count(unreleased)} 件未放出</span>}
      </Flex>
      {item.releases.length > 0 && (
        <details style={{ marginTop: 8 }}>
          <summary className="small">放量记录（{item.releases.length} 次）</summary>
          {item.releases.map((one) => (
            <div key={`${one.at}/${one.units}`} className="small num">
              {dateTime(one.at, true)} 放出 {count(one.units)} 件 {whys[one.why]}
              {one.by && ` ${one.by}`}
            </div>
          ))}
        </details>
      )}
    </section>
  );
};

const Figure = ({ label, value }: { label: string; value: number }): ReactElement => (
  <div>
    <div className="muted small">{label}</div>
    <div className="live-figure">{count(value)}</div>
  </div>
);
