import { BulbOutlined } from '@ant-design/icons';
import { afterSalesAdminRoutes } from '@huitou/shared-types/after-sales/routes.ts';
import type { CaseStatisticsIn } from '@huitou/shared-types/after-sales/schema.ts';
import { Alert, Button } from 'antd';
import type { ReactElement } from 'react';
import { useApiQuery } from '../../../lib/api.ts';
import { money } from '../../../lib/format.ts';
import { worstOf } from './insight.ts';
import { rate } from './totals.tsx';

interface WhatToFixProps {
  scope: Pick<CaseStatisticsIn, 'from' | 'to' | 'reason' | 'productId' | 'supplier'>;
  onProduct: (id: string, name: string) => void;
}

/** One sentence: which product costs most beyond the shop's average, why, and what fixing it would save. */
export const WhatToFix = ({ scope, onProduct }: WhatToFixProps): ReactElement | null => {
  const narrowed = scope.productId !== undefined || scope.supplier !== undefined;
  const products = useApiQuery(afterSalesAdminRoutes.statistics, { ...scope, by: 'product', limit: 100 }, { enabled: !narrowed }).data;
  const worst = products && worstOf(products);
  if (narrowed || !worst) return null;
  const { row, excess, times, share } = worst;
  const saved = row.pieces > 0 ? Math.round((row.amount / row.pieces) * excess) : 0;
  return (
    <Alert
      type="warning"
      showIcon
      icon={<BulbOutlined />}
      style={{ marginBottom: 12 }}
      title={
        <>
          先改：<b>{row.label}</b> 每千件 {rate(row.perThousand)} 件售后，是全店的 {times.toFixed(1)} 倍，占全部售后件数 {share}%，主要因为“
          {row.topReason}”。降到全店水平可少 {excess} 件售后、约 {money(saved)} 退款。
        </>
      }
      action={
        <Button size="small" onClick={() => onProduct(row.key, row.label)}>
          看它的原因
        </Button>
      }
    />
  );
};
