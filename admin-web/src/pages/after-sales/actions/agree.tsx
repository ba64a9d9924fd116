import { afterSalesAdminRoutes } from '@huitou/shared-types/after-sales/routes.ts';
import type { StaffCase } from '@huitou/shared-types/after-sales/schema.ts';
import { Alert, Form, Input, Select } from 'antd';
import type { ReactElement } from 'react';
import { FormModal } from '../../../ui/form-modal.tsx';
import { AmountFields, amountsOf, changedAmounts, type AmountValues } from './amount-fields.tsx';

interface Values extends AmountValues {
  returnLocationId: string | undefined;
  note: string;
}

/** Agrees to a case: the money goes at once, or the goods are to come back to an address of ours first. */
export const Agree = ({ data, onClose }: { data: StaffCase; onClose: () => void }): ReactElement => {
  const back = data.kind !== 'refund_only';
  const exchange = data.kind === 'exchange';
  const standard = data.returnLocations.find((one) => one.id === data.locationId) ?? data.returnLocations[0];
  return (
    <FormModal
      title={back ? (exchange ? '同意换货' : '同意退货退款') : '同意退款'}
      route={afterSalesAdminRoutes.agree}
      initial={{ ...amountsOf(data), returnLocationId: standard?.id, note: '' } satisfies Values as Values}
      toInput={({ returnLocationId, note, toBalance, ...amounts }) => ({
        id: data.id,
        ...(exchange ? {} : { ...changedAmounts(data, amounts), toBalance: data.toBalance || toBalance }),
        ...(back && returnLocationId ? { returnLocationId } : {}),
        note,
      })}
      okText={back ? '同意' : '同意并退款'}
      done={back ? '已同意，等待买家寄回' : '已同意，退款处理中'}
      width={600}
      labelWidth="80px"
      focusOk
      onClose={onClose}
    >
      {data.stage === 'unshipped' && (
        <Alert type="info" showIcon title="商品尚未发出，退款后不再发货，占用的库存会释放。" style={{ marginBottom: 12 }} />
      )}
      {!exchange && <AmountFields data={data} />}
      {back && (
        <Form.Item name="returnLocationId" label="退货地址" rules={[{ required: true, message: '请选择退货地址' }]}>
          <Select options={data.returnLocations.map(({ id, name, address }) => ({ value: id, label: `${name}　${address}` }))} />
        </Form.Item>
      )}
      <Form.Item name="note" label="给买家的话">
        <Input.TextArea rows={2} maxLength={200} showCount placeholder={back ? '例如：请附上订单号，勿用到付' : '选填'} />
      </Form.Item>
    </FormModal>
  );
};
