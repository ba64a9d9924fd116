import { customerRoutes } from '@huitou/shared-types/customers/routes.ts';
import type { CustomerRow } from '@huitou/shared-types/customers/schema.ts';
import { Avatar, Flex, Tag } from 'antd';
import type { ReactElement } from 'react';
import { Link, useNavigate } from 'react-router';
import { useCan } from '../../lib/auth.ts';
import { ago, count, dateTime } from '../../lib/format.ts';
import { AssignOwner } from './assign-owner.tsx';
import { Page } from '../../ui/page.tsx';
import { Price } from '../../ui/price.tsx';
import { ResourceTable } from '../../ui/resource-table/resource-table.tsx';

/** Customers, to look at: who they are, what they spent, when they came last. */
export default function CustomerList(): ReactElement {
  const navigate = useNavigate();
  const can = useCan();
  return (
    <Page title="客户列表">
      <ResourceTable
        name="customers"
        route={customerRoutes.list}
        rowKey={(customer) => customer.id}
        onOpen={(customer) => void navigate(`/customers/${customer.id}`)}
        search={[
          { name: 'q', label: '客户', placeholder: '昵称 / 手机号 / 编号' },
          {
            name: 'sort',
            label: '排序',
            type: 'select',
            options: [
              { value: 'newest', label: '最近注册' },
              { value: 'spent', label: '消费最多' },
              { value: 'last_order', label: '最近下单' },
            ],
          },
        ]}
        {...(can(customerRoutes.assign)
          ? { batch: (rows: CustomerRow[], clear: () => void) => <AssignOwner customers={rows} onDone={clear} /> }
          : {})}
        columns={[
          {
            key: 'who',
            title: '客户',
            required: true,
            width: 220,
            render: (_, customer) => (
              <Flex gap={8} align="center">
                <Avatar src={customer.avatar || undefined} size={32}>
                  {customer.nickname.slice(0, 1) || '客'}
                </Avatar>
                <Link to={`/customers/${customer.id}`}>{customer.nickname || '微信用户'}</Link>
                {customer.deleted && <Tag>已注销</Tag>}
              </Flex>
            ),
          },
          {
            key: 'phone',
            title: '手机号',
            width: 130,
            render: (_, customer) =>
              customer.phone ? <span className="num">{customer.phone}</span> : <span className="muted">未绑定</span>,
          },
          {
            key: 'owner',
            title: '专属员工',
            width: 110,
            render: (_, customer) => customer.owner?.name ?? <span className="muted">未分配</span>,
          },
          {
            key: 'orders',
            title: '订单数',
            align: 'right',
            width: 90,
            render: (_, customer) => <Link to={`/orders?customerId=${customer.id}`}>{count(customer.orderCount)}</Link>,
          },
          { key: 'spent', title: '累计消费', align: 'right', width: 130, render: (_, customer) => <Price fen={customer.spent} /> },
          {
            key: 'lastOrder',
            title: '最近下单',
            width: 130,
            render: (_, customer) => (customer.lastOrderAt ? ago(customer.lastOrderAt) : <span className="muted">—</span>),
          },
          {
            key: 'seen',
            title: '最近访问',
            width: 130,
            render: (_, customer) => (customer.lastSeenAt ? ago(customer.lastSeenAt) : <span className="muted">—</span>),
          },
          {
            key: 'registered',
            title: '注册时间',
            width: 150,
            render: (_, customer) => <span className="num">{dateTime(customer.registeredAt)}</span>,
          },
        ]}
        emptyText="还没有客户"
      />
    </Page>
  );
}
