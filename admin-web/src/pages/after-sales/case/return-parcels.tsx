import type { StaffCase } from '@huitou/shared-types/after-sales/schema.ts';
import { Descriptions, Typography } from 'antd';
import type { ReactElement } from 'react';
import { dateTime } from '../../../lib/format.ts';
import { Pictures } from '../../../ui/pictures.tsx';

const ParcelText = ({ parcel }: { parcel: NonNullable<StaffCase['returnParcel']> }): ReactElement => (
  <span>
    {parcel.carrierName}{' '}
    <Typography.Text copyable className="num">
      {parcel.trackingNo}
    </Typography.Text>
    <span className="muted small num"> {dateTime(parcel.at)}</span>
  </span>
);

/** Where the goods travel: back to us, on to the customer, or refused and back again; and why a case was refused. */
export const ReturnParcels = ({ data }: { data: StaffCase }): ReactElement | null => {
  const { returnTo, returnParcel, resend, sendBack, refusal } = data;
  const items = [
    ...(refusal
      ? [
          {
            key: 'refusal',
            label: '拒绝原因',
            children: (
              <div>
                {refusal.reason} <span className="muted small num">{dateTime(refusal.at)}</span>
                <Pictures urls={refusal.pictures} />
              </div>
            ),
          },
        ]
      : []),
    ...(returnTo ? [{ key: 'to', label: '退货地址', children: `${returnTo.name} ${returnTo.phone} ${returnTo.address}` }] : []),
    ...(returnParcel ? [{ key: 'back', label: '退货包裹', children: <ParcelText parcel={returnParcel} /> }] : []),
    ...(resend ? [{ key: 'resend', label: '换货包裹', children: <ParcelText parcel={resend} /> }] : []),
    ...(sendBack ? [{ key: 'sendBack', label: '退还买家', children: <ParcelText parcel={sendBack} /> }] : []),
  ];
  if (items.length === 0) return null;
  return (
    <section className="subpanel">
      <Descriptions column={1} size="small" items={items} />
    </section>
  );
};
