import { afterSalesAdminRoutes } from '@huitou/shared-types/after-sales/routes.ts';
import { paymentRoutes } from '@huitou/shared-types/payments/routes.ts';
import type { RefundDetail } from '@huitou/shared-types/payments/schema.ts';
import { offlineWayLabels, refundStatusLabels } from '@huitou/shared-types/payments/states.ts';
import { Alert, Descriptions, Drawer, Flex, Space, Timeline, Typography } from 'antd';
import { useState, type ReactElement } from 'react';
import { Link } from 'react-router';
import { useApiQuery } from '../../../lib/api.ts';
import { useCan } from '../../../lib/auth.ts';
import { dateTime, money } from '../../../lib/format.ts';
import { Pictures } from '../../../ui/pictures.tsx';
import { Price } from '../../../ui/price.tsx';
import { Loaded } from '../../../ui/states.tsx';
import { StatusTag } from '../../../ui/status-tag.tsx';
import { Parts } from './parts.tsx';
import { RefundActions } from './refund-actions.tsx';

/** One refund beside the list: its parts and ways, what happened, and for one that is stuck, the ways to bring it home. */
export const RefundDrawer = ({ id, onClose }: { id: string | null; onClose: () => void }): ReactElement => {
  const [moving, setMoving] = useState(false);
  const found = useApiQuery(paymentRoutes.refund, { id: id ?? '' }, { enabled: id !== null, refetchInterval: moving ? 5_000 : false });
  const data = id !== null && found.data?.id === id ? found.data : undefined;
  const underWay = data?.status === 'waiting' || data?.status === 'processing';
  if (moving !== underWay) setMoving(underWay);
  return (
    <Drawer
      open={id !== null}
      size={720}
      onClose={onClose}
      title={
        data ? (
          <Space>
            退款
            <Typography.Text copyable className="num">
              {data.no}
            </Typography.Text>
            <StatusTag labels={refundStatusLabels} status={data.status} />
          </Space>
        ) : (
          '退款'
        )
      }
    >
      {id !== null && (
        <Loaded query={{ data, error: found.error, refetch: found.refetch }}>
          {(refund) => <RefundView key={refund.id} refund={refund} />}
        </Loaded>
      )}
    </Drawer>
  );
};

const Trouble = ({ refund }: { refund: RefundDetail }): ReactElement | null => {
  if (refund.status !== 'abnormal') return null;
  const held = refund.moves.includes('toBankCard');
  const text = refund.returnedAt
    ? '钱已退回商户银行卡，仍欠买家，请退到余额或线下退款后登记。'
    : held
      ? '微信已扣款但退不到原账户（如银行卡已注销）。联系买家要一张本人储蓄卡，申请退至银行卡；或先退回商户银行卡，再线下退款。'
      : '微信没有受理这笔退款，可以重试，也可以退到余额或线下退款后登记。';
  return (
    <Alert
      type="error"
      showIcon
      title={refund.failure || '退款异常'}
      description={
        <>
          {text}
          <div style={{ marginTop: 12 }}>
            <RefundActions refund={refund} />
          </div>
        </>
      }
    />
  );
};

const CASE_NO = /\bA\d{17,}\b/;

/** Why the money goes back; the after-sales case that asked for it is a link. */
const Reason = ({ text }: { text: string }): ReactElement => {
  const can = useCan();
  const no = CASE_NO.exec(text)?.[0];
  if (!no || !can(afterSalesAdminRoutes.list)) return <>{text || '—'}</>;
  return (
    <span>
      {text.replace(no, '')}
      <Link className="num" to={`/after-sales?tab=all&no=${no}`}>
        {no}
      </Link>
    </span>
  );
};

const RefundView = ({ refund }: { refund: RefundDetail }): ReactElement => {
  const { payment, offline, limits } = refund;
  return (
    <Flex vertical gap={16}>
      <Trouble refund={refund} />
      <Descriptions
        column={2}
        size="small"
        items={[
          { key: 'amount', label: '退款金额', children: <Price fen={refund.amount} strong /> },
          { key: 'parts', label: '去向', children: <Parts refund={refund} /> },
          { key: 'expected', label: '到账', span: 2, children: refund.expected || '—' },
          ...(refund.receivedAccount && refund.way !== 'offline' && refund.returnedAt === null
            ? [{ key: 'account', label: '入账账户', span: 2, children: refund.receivedAccount }]
            : []),
          { key: 'reason', label: '原因', span: 2, children: <Reason text={refund.reason} /> },
          {
            key: 'order',
            label: '订单',
            children: (
              <Link className="num" to={`/orders?no=${refund.payableNo}`}>
                {refund.payableNo}
              </Link>
            ),
          },
          {
            key: 'customer',
            label: '买家',
            children: <Link to={`/customers/${refund.customerId}`}>{refund.customerName || '微信用户'}</Link>,
          },
          {
            key: 'payment',
            label: '原支付',
            span: 2,
            children: (
              <span>
                <Link className="num" to={`/payments?no=${payment.no}`}>
                  {payment.no}
                </Link>{' '}
                <Price fen={payment.amount} />
                {payment.balancePart > 0 && <span className="muted small">（其中余额 {money(payment.balancePart)}）</span>}
                <span className="muted small num"> {dateTime(payment.paidAt)}</span>
              </span>
            ),
          },
          {
            key: 'wechat',
            label: '微信退款单',
            span: 2,
            children: refund.wechatNo ? (
              <Typography.Text copyable className="num">
                {refund.wechatNo}
              </Typography.Text>
            ) : (
              <span className="muted">—</span>
            ),
          },
          ...(limits.until
            ? [
                {
                  key: 'limits',
                  label: '微信限制',
                  span: 2,
                  children: (
                    <span className="muted">
                      该笔支付已退 {limits.partials}/50 次，{dateTime(limits.until)} 后微信不再受理
                    </span>
                  ),
                },
              ]
            : []),
        ]}
      />
      {offline && (
        <section className="subpanel">
          <Descriptions
            column={2}
            size="small"
            items={[
              { key: 'way', label: '线下退款', children: offlineWayLabels[offline.way] },
              { key: 'reference', label: '凭证号', children: <span className="num">{offline.reference}</span> },
              { key: 'who', label: '登记人', children: offline.staffName },
              { key: 'at', label: '登记时间', children: <span className="num">{dateTime(offline.at)}</span> },
              ...(offline.note ? [{ key: 'note', label: '备注', span: 2, children: offline.note }] : []),
              { key: 'picture', label: '凭证', span: 2, children: <Pictures urls={[offline.picture]} size={88} /> },
            ]}
          />
        </section>
      )}
      <Timeline
        style={{ paddingTop: 8 }}
        items={[...refund.timeline]
          .sort((a, b) => Date.parse(b.at) - Date.parse(a.at))
          .map((step, i) => ({
            key: i,
            color: i === 0 ? 'green' : 'gray',
            content: (
              <>
                <div>
                  {step.title} <span className="muted small">{step.by}</span>
                </div>
                {step.note && <div className="muted small">{step.note}</div>}
                <div className="muted small num">{dateTime(step.at, true)}</div>
              </>
            ),
          }))}
      />
    </Flex>
  );
};
