import { inventoryRoutes } from '@huitou/shared-types/inventory/routes.ts';
import { adjustReasons } from '@huitou/shared-types/inventory/states.ts';
import type { AdjustIn, StockRow } from '@huitou/shared-types/inventory/schema.ts';
import { Form, Input, InputNumber, Radio, Select } from 'antd';
import type { ReactElement } from 'react';
import { FormModal } from '../../ui/form-modal.tsx';
import { Goods } from '../../ui/goods.tsx';

interface Values {
  direction: 'in' | 'out';
  quantity: number | null;
  reason: AdjustIn['reason'] | undefined;
  note: string;
}
const INITIAL: Values = { direction: 'in', quantity: null, reason: undefined, note: '' };

const After = ({ row }: { row: StockRow }): ReactElement => {
  const form = Form.useFormInstance<Values>();
  const direction = Form.useWatch('direction', form);
  const quantity = Form.useWatch('quantity', form) ?? 0;
  const after = row.onHand + (direction === 'out' ? -quantity : quantity);
  return (
    <span>
      <span className="num">{row.onHand}</span> → <b className={`num ${after < row.reserved ? 'bad' : ''}`}>{after}</b>
      {after < row.reserved && <span className="bad small"> 低于已占用的 {row.reserved} 件</span>}
    </span>
  );
};

/** Corrects stock by a difference, never to a number: what others sell meanwhile stays counted. */
export const AdjustModal = ({ row, onClose }: { row: StockRow; onClose: () => void }): ReactElement => (
  <FormModal
    title="调整库存"
    okText="确认调整"
    done="库存已调整"
    route={inventoryRoutes.adjust}
    initial={INITIAL}
    width={460}
    onClose={onClose}
    toInput={({ direction, quantity, reason, note }) => ({
      skuId: row.skuId,
      locationId: row.locationId,
      delta: direction === 'in' ? (quantity ?? 0) : -(quantity ?? 0),
      reason: reason ?? '其他',
      note,
    })}
  >
    <Form.Item label="商品">
      <Goods picture={row.picture} name={row.productName} spec={`${row.spec} · ${row.locationName}`} />
    </Form.Item>
    <Form.Item name="direction" label="方向">
      <Radio.Group
        optionType="button"
        options={[
          { value: 'in', label: '增加' },
          { value: 'out', label: '减少' },
        ]}
      />
    </Form.Item>
    <Form.Item name="quantity" label="数量" rules={[{ required: true, message: '请填写数量' }]}>
      <InputNumber min={1} max={99_999} precision={0} autoFocus style={{ width: 160 }} />
    </Form.Item>
    <Form.Item label="实物库存">
      <After row={row} />
    </Form.Item>
    <Form.Item name="reason" label="原因" rules={[{ required: true, message: '请选择原因' }]}>
      <Select options={adjustReasons.map((value) => ({ value, label: value }))} />
    </Form.Item>
    <Form.Item name="note" label="备注">
      <Input maxLength={100} />
    </Form.Item>
  </FormModal>
);
