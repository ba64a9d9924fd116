import { inventoryRoutes } from '@huitou/shared-types/inventory/routes.ts';
import type { StockRow } from '@huitou/shared-types/inventory/schema.ts';
import { Form, InputNumber } from 'antd';
import type { ReactElement } from 'react';
import { FormModal } from '../../ui/form-modal.tsx';

interface Values {
  lowThreshold: number | null;
}

/** From which number on a SKU at a place counts as low. */
export const ThresholdModal = ({ row, onClose }: { row: StockRow; onClose: () => void }): ReactElement => {
  const initial: Values = { lowThreshold: row.lowThreshold };
  return (
    <FormModal
      title={`库存预警值 · ${row.skuCode}`}
      route={inventoryRoutes.threshold}
      initial={initial}
      width={420}
      onClose={onClose}
      toInput={({ lowThreshold }) => ({ skuId: row.skuId, locationId: row.locationId, lowThreshold })}
    >
      <Form.Item name="lowThreshold" label="预警值" extra="可售数量不高于此值时提醒；清空则用“设置”里的统一值">
        <InputNumber min={0} max={99_999} precision={0} autoFocus placeholder="用统一值" style={{ width: 160 }} />
      </Form.Item>
    </FormModal>
  );
};
