import { DownloadOutlined } from '@ant-design/icons';
import { afterSalesAdminRoutes } from '@huitou/shared-types/after-sales/routes.ts';
import type { CaseStatistics } from '@huitou/shared-types/after-sales/schema.ts';
import { Button, Col, Flex, Row as GridRow, Select, Tabs, Tag } from 'antd';
import { lazy, Suspense, type ReactElement } from 'react';
import { useNavigate, useSearchParams } from 'react-router';
import { useApiQuery } from '../../../lib/api.ts';
import { shopDay } from '../../../lib/format.ts';
import { useTabParam } from '../../../lib/use-open-param.ts';
import { DateRange, type DayRange } from '../../../ui/date-range.tsx';
import { Page } from '../../../ui/page.tsx';
import { EmptyState, Loaded, Loading } from '../../../ui/states.tsx';
import { useReasons } from '../use-reasons.ts';
import { casesOf, dimensionLabels, dimensions } from './dimensions.ts';
import { ReasonTable } from './reason-table.tsx';
import { saveTable } from './save-table.ts';
import { Totals } from './totals.tsx';
import { useSuppliers } from './use-suppliers.ts';
import { WhatToFix } from './what-to-fix.tsx';

// The chart library is larger than everything else on this page: the figures must not wait for it.
const ReasonChart = lazy(() => import('./reason-chart.tsx'));
const RowChart = lazy(() => import('./row-chart.tsx'));

/** What goes wrong, measured against what was sold: by reason, product, brand, supplier, kind and month, and what to fix first. */
export default function ReasonsPage(): ReactElement {
  const [by, setBy] = useTabParam(dimensions, 'reason', 'by');
  const [params, setParams] = useSearchParams();
  const navigate = useNavigate();
  const reasons = useReasons();
  const suppliers = useSuppliers();
  const from = params.get('from') ?? shopDay(-89);
  const to = params.get('to') ?? shopDay();
  const reason = params.get('reason') ?? undefined;
  const productId = params.get('productId') ?? undefined;
  const supplier = params.get('supplier') ?? undefined;
  const set = (change: Record<string, string | undefined>): void =>
    setParams(
      (old) => {
        const next = new URLSearchParams(old);
        for (const [name, value] of Object.entries(change)) {
          if (value === undefined) next.delete(name);
          else next.set(name, value);
        }
        return next;
      },
      { replace: true },
    );
  const scope = { from, to, ...(reason ? { reason } : {}), ...(productId ? { productId } : {}), ...(supplier ? { supplier } : {}) };
  const statistics = useApiQuery(afterSalesAdminRoutes.statistics, { ...scope, by, limit: 100 }, { keepPrevious: true });
  const toCases = (row: CaseStatistics['rows'][number]): void => {
    void navigate(`/after-sales?${casesOf(by, row, scope)}`);
  };
  return (
    <Page
      title="售后原因"
      hint="售后件数与同期售出件数相比，找出最该先改的问题"
      extra={
        <Flex gap={8} align="center">
          <DateRange
            allowClear={false}
            value={[from, to] satisfies DayRange}
            onChange={(range) => range && set({ from: range[0], to: range[1] })}
          />
          <Select
            allowClear
            placeholder="全部原因"
            aria-label="原因"
            {...(reason ? { value: reason } : {})}
            options={reasons.map(({ code, label }) => ({ value: code, label }))}
            style={{ width: 160 }}
            onChange={(value: string | undefined) => set({ reason: value })}
          />
          {(suppliers.length > 1 || supplier) && (
            <Select
              allowClear
              showSearch={{ optionFilterProp: 'label' }}
              placeholder="全部供应商"
              aria-label="供应商"
              {...(supplier ? { value: supplier } : {})}
              options={suppliers}
              style={{ width: 180 }}
              popupMatchSelectWidth={false}
              onChange={(value: string | undefined) => set({ supplier: value })}
            />
          )}
        </Flex>
      }
    >
      {productId && (
        <Tag closable onClose={() => set({ productId: undefined, name: undefined })} style={{ marginBottom: 12 }}>
          商品：{params.get('name') ?? productId}
        </Tag>
      )}
      <Loaded query={statistics}>
        {(data) => (
          <>
            <WhatToFix scope={scope} onProduct={(id, name) => set({ productId: id, name, by: 'reason' })} />
            <Totals data={data} />
            {data.total.cases === 0 ? (
              <div className="panel">
                <EmptyState text="这段时间没有售后" />
              </div>
            ) : (
              <>
                <GridRow gutter={12} style={{ marginBottom: 12 }}>
                  <Col span={14}>
                    <section className="panel">
                      <h2 className="panel-title">各月售后件数</h2>
                      <Suspense fallback={<Loading />}>
                        <ReasonChart series={data.series} />
                      </Suspense>
                    </section>
                  </Col>
                  <Col span={10}>
                    <section className="panel">
                      <h2 className="panel-title">{dimensionLabels[by]}</h2>
                      <Suspense fallback={<Loading />}>
                        <RowChart rows={data.rows} onPick={toCases} />
                      </Suspense>
                    </section>
                  </Col>
                </GridRow>
                <section className="panel">
                  <Tabs
                    activeKey={by}
                    onChange={setBy}
                    items={dimensions.map((key) => ({ key, label: dimensionLabels[key] }))}
                    tabBarExtraContent={
                      <Button icon={<DownloadOutlined />} onClick={() => saveTable(dimensionLabels[by], data, from, to)}>
                        导出
                      </Button>
                    }
                  />
                  <ReasonTable
                    by={by}
                    data={data}
                    onCases={toCases}
                    {...(by === 'product' || by === 'supplier'
                      ? {
                          onInto: (row: CaseStatistics['rows'][number]) =>
                            set({ ...(by === 'product' ? { productId: row.key, name: row.label } : { supplier: row.key }), by: undefined }),
                        }
                      : {})}
                  />
                </section>
              </>
            )}
          </>
        )}
      </Loaded>
    </Page>
  );
}
