import type { StaffCase } from '@huitou/shared-types/after-sales/schema.ts';
import { paymentRoutes } from '@huitou/shared-types/payments/routes.ts';
import { refundStatusLabels } from '@huitou/shared-types/payments/states.ts';
import { Alert, Descriptions } from 'antd';
import type { ReactElement } from 'react';
import { Link } from 'react-router';
import { useCan } from '../../../lib/auth.ts';
import { dateTime, money } from '../../../lib/format.ts';
import { Price } from '../../../ui/price.tsx';
import { StatusTag } from '../../../ui/status-tag.tsx';

/** Where the money of the case is: state, the part that goes through WeChat and the part to the balance, and when to expect it. */
export const MoneyWay = ({ data }: { data: StaffCase }): ReactElement | null => {
  const can = useCan();
  const refund = data.money;
  if (!refund) return null;
  const stuck = refund.status === 'abnormal';
  return (
    <section className="subpanel">
      {stuck && (
        <Alert
          type="error"
          showIcon
          style={{ marginBottom: 8 }}
          title="微信退款异常，钱还没有到买家手中"
          action={can(paymentRoutes.refunds) && <Link to={`/refunds?status=abnormal&no=${refund.no}`}>去处理</Link>}
        />
      )}
      <Descriptions
        column={3}
        size="small"
        items={[
          {
            key: 'state',
            label: '退款',
            children: (
              <>
                <Price fen={refund.amount} strong />
                &nbsp;
                <StatusTag labels={refundStatusLabels} status={refund.status} />
              </>
            ),
          },
          {
            key: 'way',
            label: '去向',
            span: 2,
            children: stuck
              ? '待处理'
              : refund.way === 'mixed'
                ? `微信 ${money(refund.channelPart)}，余额 ${money(refund.balancePart)}。${refund.text}`
                : refund.text,
          },
          {
            key: 'no',
            label: '退款单',
            children: can(paymentRoutes.refunds) ? (
              <Link className="num" to={`/refunds?no=${refund.no}`}>
                {refund.no}
              </Link>
            ) : (
              <span className="num">{refund.no}</span>
            ),
          },
          ...(stuck
            ? []
            : [
                {
                  key: 'when',
                  label: refund.finishedAt ? '到账时间' : '预计到账',
                  children: <span className="num">{dateTime(refund.finishedAt ?? refund.expectedBy)}</span>,
                },
              ]),
        ]}
      />
    </section>
  );
};
