import { DeleteOutlined } from '@ant-design/icons';
import { Button, Form, InputNumber } from 'antd';
import { useState, type ReactElement } from 'react';
import { money } from '../../../lib/format.ts';
import { Goods } from '../../../ui/goods.tsx';
import type { PickedSku } from '../../../ui/goods-picker/sku-dialog.tsx';
import { MoneyInput } from '../../../ui/money-input.tsx';
import { planText } from '../plan-text.ts';
import { LimitsModal, type Limits } from './limits-modal.tsx';
import type { ItemValues } from './values.ts';

interface ItemRowProps {
  row: number;
  item: ItemValues;
  sku: PickedSku;
  /** Free at the warehouse; null when it may not be seen. */
  free: number | null;
  onRemove: () => void;
  onChange: (change: Partial<ItemValues>) => void;
  onChangeAll: (change: Partial<ItemValues>) => void;
}

const limitsText = ({ perAddress, perDevice, perIp, waitersMax }: ItemValues): string =>
  [
    perAddress !== null && `地址 ${perAddress}`,
    perDevice !== null && `设备 ${perDevice}`,
    perIp !== null && `IP ${perIp}`,
    `候补 ${waitersMax ?? 0}`,
  ]
    .filter(Boolean)
    .join(' · ');

/** One SKU of a session; what is typed is judged against its price and what is free. */
export const ItemRow = ({ row, item, sku, free, onRemove, onChange, onChangeAll }: ItemRowProps): ReactElement => {
  const [open, setOpen] = useState(false);
  const label = `${sku.name} ${sku.spec}`.trim();
  const stock = free ?? (sku.onSale ? sku.stock : 0);
  const zhe = item.price !== null && sku.price > 0 ? (item.price / sku.price) * 10 : null;
  return (
    <tr>
      <td style={{ minWidth: 220 }}>
        <Goods picture={sku.picture} name={sku.name} spec={`${sku.spec} ${sku.code}`.trim()} size={36} />
        {!sku.onSale && <span className="bad small">未上架</span>}
      </td>
      <td className="num" style={{ textAlign: 'right' }}>
        {money(sku.price)}
      </td>
      <td>
        <Form.Item
          name={[row, 'price']}
          style={{ marginBottom: 0 }}
          rules={[
            {
              validator: (_, fen: number | null) => {
                if (fen === null || fen < 1) return Promise.reject(new Error('请填写秒杀价'));
                return sku.price > 0 && fen >= sku.price ? Promise.reject(new Error('须低于售价')) : Promise.resolve();
              },
            },
          ]}
          extra={zhe !== null && zhe < 10 ? <span className="small num">{zhe < 0.1 ? '不足 0.1' : zhe.toFixed(1)} 折</span> : undefined}
        >
          <MoneyInput style={{ width: 116 }} aria-label={`${label} 秒杀价`} />
        </Form.Item>
      </td>
      <td>
        <Form.Item
          name={[row, 'quota']}
          style={{ marginBottom: 0 }}
          rules={[
            { required: true, message: '请填写库存' },
            {
              validator: (_, quota: number | null) =>
                free !== null && quota !== null && quota > free ? Promise.reject(new Error('超出可用库存')) : Promise.resolve(),
            },
          ]}
          extra={
            <span className={(item.quota ?? 0) > stock ? 'small num bad' : 'small num'}>
              {free === null ? `可售约 ${stock}` : `可用 ${stock}`}
            </span>
          }
        >
          <InputNumber min={1} max={1_000_000} precision={0} style={{ width: 100 }} aria-label={`${label} 秒杀库存`} />
        </Form.Item>
      </td>
      <td>
        <Form.Item name={[row, 'perCustomer']} style={{ marginBottom: 0 }} rules={[{ required: true, message: '请填写' }]}>
          <InputNumber min={1} max={20} precision={0} suffix="件" style={{ width: 84 }} aria-label={`${label} 每人限购`} />
        </Form.Item>
      </td>
      <td style={{ minWidth: 190 }}>
        <div className="small">{limitsText(item)}</div>
        <div className="small muted">{planText(item.release)}</div>
        <Button type="link" size="small" style={{ padding: 0 }} onClick={() => setOpen(true)}>
          设置
        </Button>
        {open && (
          <LimitsModal
            title={label}
            initial={item}
            quota={item.quota ?? 0}
            onClose={() => setOpen(false)}
            onDone={(limits: Limits, all: boolean) => (all ? onChangeAll(limits) : onChange(limits))}
          />
        )}
      </td>
      <td>
        <Button type="text" icon={<DeleteOutlined />} aria-label={`移除 ${label}`} onClick={onRemove} />
      </td>
    </tr>
  );
};
