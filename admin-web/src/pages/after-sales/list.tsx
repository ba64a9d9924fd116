import { CheckOutlined, InboxOutlined } from '@ant-design/icons';
import { afterSalesAdminRoutes } from '@huitou/shared-types/after-sales/routes.ts';
import type { StaffCaseRow } from '@huitou/shared-types/after-sales/schema.ts';
import { staffCaseTabLabels, staffCaseTabs } from '@huitou/shared-types/after-sales/states.ts';
import { Button, Tabs } from 'antd';
import { useState, type ReactElement } from 'react';
import { Link, useSearchParams } from 'react-router';
import { useApiQuery } from '../../lib/api.ts';
import { useCan } from '../../lib/auth.ts';
import { useHotkeys } from '../../lib/use-hotkeys.ts';
import { useLocations } from '../../lib/use-locations.ts';
import { useOpenParam, useTabParam } from '../../lib/use-open-param.ts';
import { ExportButton } from '../../ui/export-button.tsx';
import { Page } from '../../ui/page.tsx';
import { ResourceTable } from '../../ui/resource-table/resource-table.tsx';
import { useRowSteps } from '../../ui/resource-table/use-row-steps.ts';
import { OrderDrawer } from '../orders/detail.tsx';
import { BatchAgree } from './actions/batch-agree.tsx';
import { BatchReceive } from './actions/batch-receive.tsx';
import type { Doing } from './actions/doing.ts';
import { RowAction } from './actions/row-action.tsx';
import { CaseDrawer } from './case.tsx';
import { caseColumns } from './columns.tsx';
import { caseFilters } from './filters.ts';
import { useReasons } from './use-reasons.ts';

/** Filters that come with a link from the reasons page. */
const NARROW = ['productId', 'brandId', 'supplier'];
const TABS = [...staffCaseTabs.filter((tab) => tab !== 'all'), 'all'] as const;

/**
 * What customers want back, the most urgent first. Made for the keyboard: J and K go through the queue, A agrees, R refuses, S opens
 * the parcel that came back; a case whose work is done makes room for the next.
 */
export default function AfterSalesQueue(): ReactElement {
  const can = useCan();
  const [answers, receives] = [can(afterSalesAdminRoutes.agree), can(afterSalesAdminRoutes.receive)];
  const [tab, setTab] = useTabParam(TABS, receives && !answers ? 'to_receive' : 'to_answer');
  const [openId, open, close] = useOpenParam();
  const [orderId, openOrder, closeOrder] = useOpenParam('order');
  const [doing, setDoing] = useState<Doing>(null);
  const [batch, setBatch] = useState<{ what: 'agree' | 'receive'; rows: StaffCaseRow[]; clear: () => void } | null>(null);
  const counts = useApiQuery(afterSalesAdminRoutes.counts, {}, { refetchInterval: 30_000 }).data;
  const [params, setParams] = useSearchParams();
  const narrowed = Object.fromEntries(NARROW.map((name) => [name, params.get(name)]).filter(([, value]) => value !== null));
  const { options } = useLocations();
  const reasons = useReasons();
  const steps = useRowSteps(openId, open);
  const move = (step: () => void) => (): void => {
    setDoing(null);
    step();
  };
  useHotkeys({ j: move(steps.next), k: move(steps.previous) });
  return (
    <Page
      title="售后处理"
      hint={
        <>
          {counts && counts.overdue > 0 && (
            <Link className="bad" to="/after-sales?tab=all&overdue=true">
              {counts.overdue} 单已超时 ·{' '}
            </Link>
          )}
          <span className="kbd">J</span> <span className="kbd">K</span> 上下翻单
          {answers && (
            <>
              ，<span className="kbd">A</span> 同意，<span className="kbd">R</span> 拒绝
            </>
          )}
          {receives && (
            <>
              ，<span className="kbd">S</span> 收货验货
            </>
          )}
        </>
      }
      extra={
        Object.keys(narrowed).length > 0 && (
          <Button
            onClick={() => {
              const next = new URLSearchParams(params);
              for (const name of NARROW) next.delete(name);
              setParams(next, { replace: true });
            }}
          >
            只看一个商品、品牌或供应商 · 查看全部
          </Button>
        )
      }
    >
      <ResourceTable
        name="after-sales"
        route={afterSalesAdminRoutes.list}
        rowKey={(row) => row.id}
        search={caseFilters(reasons, options)}
        fixed={{ tab, ...narrowed }}
        refetchInterval={60_000}
        onOpen={(row) => open(row.id)}
        columns={[
          ...caseColumns(open),
          {
            key: 'actions',
            title: '操作',
            required: true,
            fixed: 'right',
            width: 90,
            render: (_, row) => (
              <RowAction
                row={row}
                onDo={(what) => {
                  setDoing(what);
                  open(row.id);
                }}
              />
            ),
          },
        ]}
        tabs={
          <Tabs
            activeKey={tab}
            onChange={setTab}
            items={TABS.map((key) => ({
              key,
              label: (
                <>
                  {staffCaseTabLabels[key]}
                  {counts?.counts[key] !== undefined && <span className="muted num"> {counts.counts[key]}</span>}
                </>
              ),
            }))}
          />
        }
        toolbar={(query) => <ExportButton route={afterSalesAdminRoutes.export} query={query} title="导出售后单" />}
        batch={(rows: StaffCaseRow[], clear: () => void) => (
          <>
            {answers && (
              <Button
                type="primary"
                icon={<CheckOutlined />}
                disabled={!rows.some((row) => row.status === 'requested')}
                onClick={() => setBatch({ what: 'agree', rows: rows.filter((row) => row.status === 'requested'), clear })}
              >
                批量同意（{rows.filter((row) => row.status === 'requested').length}）
              </Button>
            )}
            {receives && (
              <Button
                icon={<InboxOutlined />}
                disabled={!rows.some((row) => row.status === 'sent')}
                onClick={() => setBatch({ what: 'receive', rows: rows.filter((row) => row.status === 'sent'), clear })}
              >
                批量收货（{rows.filter((row) => row.status === 'sent').length}）
              </Button>
            )}
          </>
        )}
        emptyText={tab === 'to_answer' ? '都处理完了，没有待处理的售后' : '这里没有售后单'}
        rowClassName={(row) => (row.id === openId ? 'row-current' : '')}
      />
      <CaseDrawer
        id={openId}
        doing={doing}
        setDoing={setDoing}
        onNext={move(steps.next)}
        onPrevious={move(steps.previous)}
        onOrder={openOrder}
        onCase={open}
        onClose={() => {
          setDoing(null);
          close();
        }}
      />
      <OrderDrawer id={orderId} onClose={closeOrder} />
      {batch?.what === 'agree' && (
        <BatchAgree
          rows={batch.rows}
          onClose={(changed) => {
            if (changed) batch.clear();
            setBatch(null);
          }}
        />
      )}
      {batch?.what === 'receive' && (
        <BatchReceive
          rows={batch.rows}
          onClose={(changed) => {
            if (changed) batch.clear();
            setBatch(null);
          }}
        />
      )}
    </Page>
  );
}
