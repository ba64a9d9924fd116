import { customerRoutes } from '@huitou/shared-types/customers/routes.ts';
import type { RouteDef } from '@huitou/shared-types/http.ts';
import type { Source } from '@huitou/shared-types/ledger/schema.ts';
import { orderAdminRoutes } from '@huitou/shared-types/orders/routes.ts';
import { paymentRoutes } from '@huitou/shared-types/payments/routes.ts';
import { staffRoutes } from '@huitou/shared-types/staff/routes.ts';
import type { ReactElement } from 'react';
import { Link } from 'react-router';
import { useCan } from '../../lib/auth.ts';

interface Place {
  label: string;
  needs: RouteDef;
  to: (no: string) => string;
}

const places: Readonly<Record<string, Place>> = {
  order: { label: '订单', needs: orderAdminRoutes.list, to: (no) => `/orders?no=${no}` },
  payment: { label: '支付单', needs: paymentRoutes.list, to: (no) => `/payments?no=${no}` },
  refund: { label: '退款单', needs: paymentRoutes.refunds, to: (no) => `/refunds?no=${no}` },
  customer: { label: '客户', needs: customerRoutes.detail, to: (no) => `/customers/${no}` },
  staff: { label: '员工', needs: staffRoutes.list, to: () => '/staff' },
  reconciliation: { label: '微信账单', needs: paymentRoutes.days, to: (day) => `/reconciliation/${day}` },
};
const named: Readonly<Record<string, string>> = { gift: '赠送', reversal: '冲正' };

/** What a transaction came from, with the way to it for those who may go there. */
export const SourceLink = ({ source }: { source: Source }): ReactElement => {
  const can = useCan();
  const place = places[source.kind];
  const label = place?.label ?? named[source.kind] ?? '';
  if (source.no === '') return <span className="muted">{label || '—'}</span>;
  return (
    <span className="num">
      {label && <span className="muted">{label} </span>}
      {place && can(place.needs) ? <Link to={place.to(encodeURIComponent(source.no))}>{source.no}</Link> : source.no}
    </span>
  );
};
