import { afterSalesAdminRoutes } from '@huitou/shared-types/after-sales/routes.ts';
import type { StaffCase } from '@huitou/shared-types/after-sales/schema.ts';
import type { CarrierCode } from '@huitou/shared-types/fulfilment/carriers.ts';
import { Alert, Form, Input, InputNumber } from 'antd';
import type { ReactElement } from 'react';
import { FormModal } from '../../../ui/form-modal.tsx';
import { CarrierFields } from '../../shipping/carrier-fields.tsx';
import { useShipDrafts } from '../../shipping/ship-drafts.ts';
import { AmountFields, amountsOf, changedAmounts } from './amount-fields.tsx';

interface DialogProps {
  data: StaffCase;
  onClose: () => void;
}
interface ParcelValues {
  carrier: CarrierCode;
  trackingNo: string;
}

/** Writes down the customer's parcel for them, or corrects it. */
export const SendBack = ({ data, onClose }: DialogProps): ReactElement => (
  <FormModal
    title={data.returnParcel ? '修改退货单号' : '代买家填写退货单号'}
    route={afterSalesAdminRoutes.send}
    initial={{ carrier: data.returnParcel?.carrier, trackingNo: data.returnParcel?.trackingNo } as ParcelValues}
    toInput={(values) => ({ id: data.id, ...values })}
    width={420}
    labelWidth="80px"
    onClose={onClose}
  >
    <CarrierFields />
  </FormModal>
);

/** Sends the replacement of an exchange. */
export const Reship = ({ data, onClose }: DialogProps): ReactElement => {
  const carrier = useShipDrafts((s) => s.defaultCarrier);
  return (
    <FormModal
      title="发出换货"
      route={afterSalesAdminRoutes.reship}
      initial={{ carrier, trackingNo: '' } as ParcelValues}
      toInput={(values) => ({ id: data.id, ...values })}
      okText="发出"
      done="换货已发出"
      width={460}
      labelWidth="80px"
      onClose={onClose}
    >
      <p className="muted" style={{ marginTop: 0 }}>
        {data.lines.map((line) => `${line.name} ${line.spec} ×${line.quantity}`).join('；')}，发往原收货地址，从 {data.locationName} 出库。
      </p>
      <CarrierFields />
    </FormModal>
  );
};

/** More days for the customer to send the goods. */
export const Extend = ({ data, onClose }: DialogProps): ReactElement => (
  <FormModal
    title="延长寄回期限"
    route={afterSalesAdminRoutes.extend}
    initial={{ days: 3 }}
    toInput={({ days }) => ({ id: data.id, days })}
    done="期限已延长"
    width={360}
    labelWidth="80px"
    onClose={onClose}
  >
    <Form.Item name="days" label="延长" rules={[{ required: true, message: '请填写天数' }]}>
      <InputNumber min={1} max={15} precision={0} suffix="天" autoFocus style={{ width: 140 }} />
    </Form.Item>
  </FormModal>
);

/** Changes what was agreed while the goods are under way. */
export const ChangeAmount = ({ data, onClose }: DialogProps): ReactElement => (
  <FormModal
    title="修改退款金额"
    route={afterSalesAdminRoutes.changeAmount}
    initial={{ ...amountsOf(data), reason: '' }}
    toInput={({ reason, ...amounts }) => ({ id: data.id, ...changedAmounts(data, amounts), reason })}
    done="金额已修改"
    width={600}
    labelWidth="80px"
    onClose={onClose}
  >
    <AmountFields data={data} way={false} />
    <Form.Item name="reason" label="原因" rules={[{ required: true, whitespace: true, min: 2, message: '请写明原因，买家会看到' }]}>
      <Input.TextArea rows={2} maxLength={200} showCount />
    </Form.Item>
  </FormModal>
);

/** Gives the money back after inspection; for an exchange that cannot be made, instead of the replacement. */
export const Refund = ({ data, onClose }: DialogProps): ReactElement => {
  const units = data.lines.reduce((sum, line) => sum + line.damaged + line.missing, 0);
  return (
    <FormModal
      title={data.kind === 'exchange' ? '改为退款' : '退款'}
      route={afterSalesAdminRoutes.refund}
      initial={{ ...amountsOf(data), note: '' }}
      toInput={({ note, toBalance, ...amounts }) => ({
        id: data.id,
        ...changedAmounts(data, amounts),
        toBalance: data.toBalance || toBalance,
        note,
      })}
      okText="退款"
      done="退款处理中"
      width={600}
      labelWidth="80px"
      focusOk
      onClose={onClose}
    >
      {units > 0 && <Alert type="warning" showIcon title={`验货有 ${units} 件损坏或缺失，请核对退款金额。`} style={{ marginBottom: 12 }} />}
      <AmountFields data={data} />
      <Form.Item name="note" label="给买家的话">
        <Input.TextArea rows={2} maxLength={200} showCount placeholder="选填，金额有变动时请说明" />
      </Form.Item>
    </FormModal>
  );
};
