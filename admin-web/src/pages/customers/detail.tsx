import { customerRoutes } from '@huitou/shared-types/customers/routes.ts';
import { ledgerAdminRoutes } from '@huitou/shared-types/ledger/routes.ts';
import { membershipAdminRoutes } from '@huitou/shared-types/membership/routes.ts';
import { orderAdminRoutes } from '@huitou/shared-types/orders/routes.ts';
import type { CustomerDetail } from '@huitou/shared-types/customers/schema.ts';
import { Avatar, Descriptions, Flex, Table, Tag } from 'antd';
import type { ReactElement } from 'react';
import { useParams } from 'react-router';
import { api, useApiQuery } from '../../lib/api.ts';
import { useCan } from '../../lib/auth.ts';
import { dateTime, placeText } from '../../lib/format.ts';
import { useOpenParam } from '../../lib/use-open-param.ts';
import { useReveal } from '../../lib/use-reveal.ts';
import { Can } from '../../ui/can.tsx';
import { Page } from '../../ui/page.tsx';
import { PhoneReveal } from '../../ui/phone-reveal.tsx';
import { Price } from '../../ui/price.tsx';
import { ResourceTable } from '../../ui/resource-table/resource-table.tsx';
import { EmptyState, Loaded } from '../../ui/states.tsx';
import { MemberSummary } from '../members/member-summary.tsx';
import { CustomerBalance } from '../ledger/customer-balance.tsx';
import { listColumns } from '../orders/columns.tsx';
import { OrderDrawer } from '../orders/detail.tsx';

/** One customer with addresses and orders. */
export default function CustomerDetailPage(): ReactElement {
  const { id = '' } = useParams();
  const customer = useApiQuery(customerRoutes.detail, { id });
  return (
    <Page title="客户详情">
      <Loaded query={customer}>{(data) => <Content key={data.id} customer={data} />}</Loaded>
    </Page>
  );
}

const Content = ({ customer }: { customer: CustomerDetail }): ReactElement => {
  const can = useCan();
  const [openId, open, close] = useOpenParam();
  const reveal = useReveal(async (reason) => (await api(customerRoutes.revealPhone, { id: customer.id, reason })).phone);
  return (
    <>
      <section className="panel">
        <Flex gap={16} align="flex-start">
          <Avatar src={customer.avatar || undefined} size={56}>
            {customer.nickname.slice(0, 1) || '客'}
          </Avatar>
          <Descriptions
            column={3}
            style={{ flex: 1 }}
            items={[
              {
                key: 'name',
                label: '昵称',
                children: (
                  <>
                    {customer.nickname || '微信用户'} {customer.deleted && <Tag>已注销</Tag>}
                  </>
                ),
              },
              {
                key: 'phone',
                label: '手机号',
                children: <PhoneReveal masked={customer.phone} reveal={reveal} allowed={can(customerRoutes.revealPhone)} />,
              },
              { key: 'registered', label: '注册时间', children: dateTime(customer.registeredAt) },
              { key: 'orders', label: '订单数', children: customer.orderCount },
              { key: 'spent', label: '累计消费', children: <Price fen={customer.spent} strong /> },
              { key: 'last', label: '最近下单', children: dateTime(customer.lastOrderAt) },
              {
                key: 'consents',
                label: '隐私协议',
                span: 3,
                children: customer.consents.map(({ version, at }) => `${version}（${dateTime(at)} 同意）`).join('、') || '—',
              },
            ]}
          />
        </Flex>
      </section>
      <div style={{ marginTop: 12 }}>
        <Can route={membershipAdminRoutes.member}>
          <MemberSummary id={customer.id} />
        </Can>
        <Can route={ledgerAdminRoutes.customer}>
          <CustomerBalance id={customer.id} name={customer.nickname || '微信用户'} closed={customer.deleted} />
        </Can>
      </div>
      <section className="panel" style={{ marginBottom: 12 }}>
        <h2 className="panel-title">收货地址</h2>
        <Table<CustomerDetail['addresses'][number]>
          size="small"
          rowKey="id"
          pagination={false}
          dataSource={customer.addresses}
          locale={{ emptyText: <EmptyState text="没有收货地址" /> }}
          columns={[
            {
              title: '收货人',
              width: 140,
              render: (_, address) => (
                <>
                  {address.name}{' '}
                  {address.isDefault && (
                    <Tag color="green" variant="filled">
                      默认
                    </Tag>
                  )}
                </>
              ),
            },
            { title: '电话', width: 140, render: (_, address) => <span className="num">{address.phone}</span> },
            {
              title: '地址',
              render: (_, address) => placeText(address),
            },
          ]}
        />
      </section>
      <Can route={orderAdminRoutes.list}>
        <ResourceTable
          name="customer-orders"
          route={orderAdminRoutes.list}
          rowKey={(order) => order.id}
          fixed={{ customerId: customer.id }}
          onOpen={(order) => open(order.id)}
          columns={listColumns(open).filter((column) => column.key !== 'customer')}
          emptyText="还没有订单"
        />
        <OrderDrawer id={openId} onClose={close} />
      </Can>
    </>
  );
};
