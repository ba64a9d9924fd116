import type { StaffOrder } from '@huitou/shared-types/orders/schema.ts';
import { Flex, Table, Tooltip } from 'antd';
import type { ReactElement } from 'react';
import { Link } from 'react-router';
import { money } from '../../../lib/format.ts';
import { Goods } from '../../../ui/goods.tsx';
import { Price } from '../../../ui/price.tsx';

type Line = StaffOrder['lines'][number];

const Sum = ({
  label,
  fen,
  strong = false,
  minus = false,
  note,
}: {
  label: string;
  fen: number;
  strong?: boolean;
  minus?: boolean;
  note?: string;
}): ReactElement => (
  <Flex justify="space-between" gap={24} style={{ minWidth: 240 }}>
    <span className={strong ? 'strong' : 'muted'}>
      {label}
      {note && <span className="small muted">（{note}）</span>}
    </span>
    <Price fen={minus ? -fen : fen} strong={strong} />
  </Flex>
);

/** How many pieces left, and what became of those that will not: cancelled, held by a case, come back. */
const Pieces = ({ line }: { line: Line }): ReactElement => (
  <div style={{ lineHeight: 1.5 }}>
    <span className="num">
      {line.shipped}/{line.quantity - line.cancelled}
    </span>
    {line.cancelled > 0 && <div className="muted small">{line.cancelled} 件不再发</div>}
    {line.held > 0 && <div className="warn small">{line.held} 件售后中，不发</div>}
    {line.returned > 0 && <div className="muted small">{line.returned} 件已退回</div>}
  </div>
);

/** What was given back for a line, and what an open case asks for. */
const GivenBack = ({ line }: { line: Line }): ReactElement => {
  const money = line.refunded > 0 || line.refunding > 0;
  if (!money && line.openCaseId === null) return <span className="muted">—</span>;
  return (
    <div style={{ lineHeight: 1.5 }}>
      {line.refunded > 0 && <Price fen={line.refunded} />}
      {line.openCaseId !== null && (
        <div className="small">
          <Link to={`/after-sales?tab=all&open=${line.openCaseId}`}>售后中 {line.refunding > 0 && <Price fen={line.refunding} />}</Link>
        </div>
      )}
    </div>
  );
};

/** What was bought, and how the amount came about: list price, discounts by name, freight, paid, given back. */
export const Lines = ({ order }: { order: StaffOrder }): ReactElement => (
  <section>
    <Table<Line>
      size="small"
      rowKey="id"
      pagination={false}
      dataSource={order.lines}
      columns={[
        { title: '商品', render: (_, line) => <Goods picture={line.picture} name={line.name} spec={line.spec} /> },
        { title: '单价', align: 'right', width: 100, render: (_, line) => <Price fen={line.unitPrice} /> },
        { title: '数量', align: 'right', width: 64, dataIndex: 'quantity' },
        {
          title: '优惠',
          align: 'right',
          width: 90,
          render: (_, line) => (line.discount > 0 ? <Price fen={-line.discount} /> : <span className="muted">—</span>),
        },
        {
          title: '小计',
          align: 'right',
          width: 110,
          render: (_, line) => (
            <Tooltip title={`${money(line.unitPrice)} × ${line.quantity} − ${money(line.discount)}，另分摊运费 ${money(line.freight)}`}>
              <span>
                <Price fen={line.payable} strong />
              </span>
            </Tooltip>
          ),
        },
        { title: '已发', align: 'right', width: 120, render: (_, line) => <Pieces line={line} /> },
        {
          title: '退款',
          align: 'right',
          width: 100,
          render: (_, line) => <GivenBack line={line} />,
        },
      ]}
    />
    <Flex vertical align="flex-end" gap={4} style={{ padding: '12px 8px 0' }}>
      <Sum label="商品总价" fen={order.itemsTotal} />
      {order.discounts.map((discount) => (
        <Sum key={`${discount.slot}/${discount.label}`} label={discount.label} fen={discount.amount} minus />
      ))}
      <Sum label="运费" fen={order.freight} />
      <Sum label="应付" fen={order.payable} strong />
      {order.paid > 0 && <Sum label="实收" fen={order.paid} />}
      {order.refunded > 0 && (
        <Sum
          label="已退款"
          fen={order.refunded}
          minus
          {...(order.refundedFreight > 0 ? { note: `含运费 ${money(order.refundedFreight)}` } : {})}
        />
      )}
    </Flex>
  </section>
);
