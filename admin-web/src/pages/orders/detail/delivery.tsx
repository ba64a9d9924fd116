import { fulfilmentRoutes } from '@huitou/shared-types/fulfilment/routes.ts';
import { pickupStatusLabels } from '@huitou/shared-types/fulfilment/states.ts';
import { orderAdminRoutes } from '@huitou/shared-types/orders/routes.ts';
import type { StaffOrder } from '@huitou/shared-types/orders/schema.ts';
import { Descriptions, Space, Typography } from 'antd';
import type { ReactElement } from 'react';
import { Link } from 'react-router';
import { api, useApiQuery } from '../../../lib/api.ts';
import { useCan } from '../../../lib/auth.ts';
import { dateTime, placeText } from '../../../lib/format.ts';
import { useReveal } from '../../../lib/use-reveal.ts';
import { PhoneReveal } from '../../../ui/phone-reveal.tsx';
import { StatusTag } from '../../../ui/status-tag.tsx';
import { ExtendPickup } from './extend-pickup.tsx';
import { Parcels } from './parcels.tsx';

/** Who gets it, where, and the parcels or the pick-up. */
export const Delivery = ({ order }: { order: StaffOrder }): ReactElement => {
  const can = useCan();
  const fulfilment = useApiQuery(fulfilmentRoutes.view, { orderId: order.id }).data;
  const reveal = useReveal(async (reason) => (await api(orderAdminRoutes.revealPhone, { id: order.id, reason })).phone);
  const { address, store } = order;
  const place = address ? placeText(address) : '';
  return (
    <section>
      <Descriptions
        size="small"
        column={2}
        bordered
        styles={{ label: { width: 96 } }}
        items={[
          {
            key: 'customer',
            label: '买家',
            children: (
              <Space>
                <Link to={`/customers/${order.customer.id}`}>{order.customer.nickname || '微信用户'}</Link>
                <span className="muted num">{order.customer.phone ?? '未绑定手机'}</span>
              </Space>
            ),
          },
          { key: 'location', label: '发货仓', children: order.locationName },
          ...(address
            ? [
                { key: 'name', label: '收货人', children: address.name },
                {
                  key: 'phone',
                  label: '电话',
                  children: (
                    <PhoneReveal
                      key={order.id}
                      masked={order.receiverPhoneMasked}
                      reveal={reveal}
                      allowed={can(orderAdminRoutes.revealPhone)}
                    />
                  ),
                },
                { key: 'place', label: '地址', span: 2, children: <Typography.Text copyable>{place}</Typography.Text> },
              ]
            : []),
          ...(store ? [{ key: 'store', label: '自提门店', span: 2, children: `${store.name}　${store.address}　${store.phone}` }] : []),
          ...(fulfilment?.pickup
            ? [
                {
                  key: 'pickup',
                  label: '自提',
                  span: 2,
                  children: (
                    <Space>
                      <StatusTag labels={pickupStatusLabels} status={fulfilment.pickup.status} />
                      {fulfilment.pickup.verifiedAt
                        ? `${dateTime(fulfilment.pickup.verifiedAt)} 核销`
                        : `有效期至 ${dateTime(fulfilment.pickup.expiresAt)}`}
                      {order.status === 'paid' && <ExtendPickup orderId={order.id} pickup={fulfilment.pickup} />}
                    </Space>
                  ),
                },
              ]
            : []),
          { key: 'note', label: '买家留言', span: 2, children: order.note || <span className="muted">无</span> },
          ...(order.invoiceTitle
            ? [
                {
                  key: 'invoice',
                  label: '发票抬头',
                  span: 2,
                  children: `${order.invoiceTitle.title}${order.invoiceTitle.taxNo ? `　税号 ${order.invoiceTitle.taxNo}` : ''}`,
                },
              ]
            : []),
        ]}
      />
      {fulfilment && fulfilment.parcels.length > 0 && <Parcels parcels={fulfilment.parcels} />}
    </section>
  );
};
