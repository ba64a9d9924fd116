import { Input, InputNumber, Switch } from 'antd';
import { memo, type ReactElement } from 'react';
import { count } from '../../../lib/format.ts';
import { ImageUpload } from '../../../ui/image-upload.tsx';
import { MoneyInput } from '../../../ui/money-input.tsx';
import type { SkuDraft } from './draft.ts';

/** Stands between the names of a combination in `names`; no name can contain it. */
export const SEPARATOR = '\u0000';

interface SkuRowProps {
  id: string;
  /** Names joined by a slash, so that an unchanged row is an equal prop. */
  names: string;
  specCount: number;
  row: SkuDraft;
  onEdit: (id: string, part: Partial<SkuDraft>) => void;
}

/** One combination; memoised, since two hundred of them stand on a page. */
export const SkuRow = memo(({ id, names, specCount, row, onEdit }: SkuRowProps): ReactElement => {
  const label = names.replaceAll(SEPARATOR, ' ') || '商品';
  return (
    <tr className={row.enabled ? '' : 'sku-off'}>
      {specCount > 0 &&
        names.split(SEPARATOR).map((name, i) => (
          <td key={i} className="nowrap">
            {name || <span className="muted">未命名</span>}
          </td>
        ))}
      <td>
        <ImageUpload size={36} value={row.picture} onChange={(picture) => onEdit(id, { picture })} />
      </td>
      <td style={{ minWidth: 108 }}>
        <MoneyInput
          value={row.price}
          aria-label={`${label} 价格`}
          status={row.enabled && row.price === null ? 'warning' : ''}
          onChange={(price) => onEdit(id, { price })}
        />
      </td>
      <td style={{ minWidth: 108 }}>
        <MoneyInput value={row.marketPrice} aria-label={`${label} 划线价`} onChange={(marketPrice) => onEdit(id, { marketPrice })} />
      </td>
      <td style={{ minWidth: 108 }}>
        <MoneyInput value={row.cost} aria-label={`${label} 成本价`} onChange={(cost) => onEdit(id, { cost })} />
      </td>
      <td className="num" style={{ textAlign: 'right' }}>
        {row.id ? count(row.stock) : <span className="muted">—</span>}
      </td>
      <td>
        <Input
          value={row.code}
          maxLength={40}
          placeholder="留空自动生成"
          aria-label={`${label} SKU 编码`}
          style={{ width: 150 }}
          onChange={(event) => onEdit(id, { code: event.target.value })}
        />
      </td>
      <td>
        <Input
          value={row.barcode}
          maxLength={20}
          aria-label={`${label} 条码`}
          style={{ width: 140 }}
          onChange={(event) => onEdit(id, { barcode: event.target.value })}
        />
      </td>
      <td>
        <InputNumber
          value={row.weightG}
          min={0}
          max={1_000_000}
          precision={0}
          controls={false}
          suffix="g"
          aria-label={`${label} 重量`}
          style={{ width: 90 }}
          onChange={(weightG) => onEdit(id, { weightG })}
        />
      </td>
      <td>
        <InputNumber
          value={row.volumeCm3}
          min={0}
          max={100_000_000}
          precision={0}
          controls={false}
          suffix="cm³"
          aria-label={`${label} 体积`}
          style={{ width: 104 }}
          onChange={(volumeCm3) => onEdit(id, { volumeCm3 })}
        />
      </td>
      <td>
        <Switch size="small" checked={row.enabled} aria-label={`${label} 启用`} onChange={(enabled) => onEdit(id, { enabled })} />
      </td>
    </tr>
  );
});
