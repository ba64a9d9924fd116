import { couponAdminRoutes } from '@huitou/shared-types/coupons/routes.ts';
import type { IssuedCoupon } from '@huitou/shared-types/coupons/schema.ts';
import { couponShownLabels, couponSourceLabels, type CouponSource } from '@huitou/shared-types/coupons/states.ts';
import { Button } from 'antd';
import { useState, type ReactElement } from 'react';
import { Link } from 'react-router';
import { useCan } from '../../lib/auth.ts';
import { dateTime } from '../../lib/format.ts';
import { useAction } from '../../lib/use-action.ts';
import { ConfirmWithReason } from '../../ui/confirm-with-reason.tsx';
import { ExportButton } from '../../ui/export-button.tsx';
import { Price } from '../../ui/price.tsx';
import type { Column } from '../../ui/resource-table/arrange-columns.ts';
import { ResourceTable } from '../../ui/resource-table/resource-table.tsx';
import { stateOptions, StatusTag } from '../../ui/status-tag.tsx';

const sources = (Object.keys(couponSourceLabels) as CouponSource[]).map((value) => ({ value, label: couponSourceLabels[value] }));
const open = (coupon: IssuedCoupon): boolean => ['upcoming', 'usable', 'giving'].includes(coupon.state);

const columns = (all: boolean): Column<IssuedCoupon>[] => [
  { key: 'id', title: '券号', width: 72, required: true, fixed: 'left', render: (_, row) => <span className="num">{row.id}</span> },
  ...(all
    ? [
        {
          key: 'name',
          title: '优惠券',
          width: 180,
          render: (_: unknown, row: IssuedCoupon) => (
            <>
              <Link to={`/coupons/${row.templateId}`}>{row.name}</Link>
              <div className="muted small one-line" title={row.condition}>
                {row.headline} · {row.condition}
              </div>
            </>
          ),
        },
      ]
    : []),
  {
    key: 'customer',
    title: '顾客',
    width: 126,
    render: (_, row) => (
      <>
        <Link to={`/customers/${row.customer.id}`}>{row.customer.nickname || '微信用户'}</Link>
        <div className="muted small num">{row.customer.phone ?? '未绑定手机'}</div>
      </>
    ),
  },
  { key: 'state', title: '状态', width: 90, render: (_, row) => <StatusTag labels={couponShownLabels} status={row.state} /> },
  {
    key: 'order',
    title: '使用订单',
    width: 176,
    render: (_, row) =>
      row.orderNo ? (
        <>
          <Link to={`/orders?no=${row.orderNo}`} className="num">
            {row.orderNo}
          </Link>
          <div className="muted small num">{dateTime(row.usedAt)}</div>
        </>
      ) : (
        '—'
      ),
  },
  { key: 'saved', title: '抵扣', align: 'right', width: 92, render: (_, row) => <Price fen={row.saved} /> },
  {
    key: 'source',
    title: '来源',
    width: 116,
    render: (_, row) => (
      <>
        {couponSourceLabels[row.source]}
        {(row.code || row.grantedBy) && <div className="muted small">{row.code || row.grantedBy}</div>}
      </>
    ),
  },
  { key: 'issued', title: '领取时间', width: 136, render: (_, row) => <span className="num small">{dateTime(row.issuedAt)}</span> },
  {
    key: 'valid',
    title: '有效期',
    width: 146,
    render: (_, row) => (
      <span className="num small">
        {dateTime(row.validFrom)}
        <br />至 {dateTime(row.validUntil)}
      </span>
    ),
  },
];

/** Coupons that customers have, of one template or of all; single ones can be taken back. */
export const IssuedTable = ({ templateId }: { templateId?: string }): ReactElement => {
  const may = useCan()(couponAdminRoutes.recallCoupons);
  const [recalling, setRecalling] = useState<{ ids: string[]; clear: () => void } | null>(null);
  const recall = useAction(couponAdminRoutes.recallCoupons);
  return (
    <>
      <ResourceTable
        name={templateId ? 'coupon-issued' : 'issued-coupons'}
        route={couponAdminRoutes.issued}
        rowKey={(row) => row.id}
        fixed={templateId ? { templateId } : {}}
        search={[
          { name: 'q', label: '查找', placeholder: '手机 / 订单号 / 券号 / 兑换码' },
          { name: 'state', label: '状态', type: 'select', options: stateOptions(couponShownLabels) },
          { name: 'source', label: '来源', type: 'select', options: sources },
          { name: 'issuedOn', label: '领取日期', type: 'days' },
        ]}
        columns={columns(templateId === undefined)}
        toolbar={(query) => <ExportButton route={couponAdminRoutes.exportIssued} query={query} title="导出领用记录" />}
        {...(may
          ? {
              batch: (rows: IssuedCoupon[], clear: () => void) => (
                <Button
                  danger
                  disabled={!rows.some(open)}
                  onClick={() => setRecalling({ ids: rows.filter(open).map((row) => row.id), clear })}
                >
                  撤回未使用的（{rows.filter(open).length}）
                </Button>
              ),
            }
          : {})}
        emptyText="还没有顾客领取"
      />
      <ConfirmWithReason
        open={recalling !== null}
        title="撤回优惠券"
        okText="撤回"
        danger
        maxLength={100}
        suggestions={['发放有误', '被恶意领取']}
        onConfirm={(reason) => recall.run({ ids: recalling?.ids ?? [], reason }).then((done) => done && recalling?.clear())}
        onClose={() => setRecalling(null)}
      >
        {recalling?.ids.length} 张未使用的券会立即失效，顾客不能再用，不能恢复。
      </ConfirmWithReason>
    </>
  );
};
