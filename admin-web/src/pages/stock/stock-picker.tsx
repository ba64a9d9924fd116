import { inventoryRoutes } from '@huitou/shared-types/inventory/routes.ts';
import type { StockRow } from '@huitou/shared-types/inventory/schema.ts';
import { Select } from 'antd';
import { useDeferredValue, useState, type ReactElement } from 'react';
import { useApiQuery } from '../../lib/api.ts';

interface StockPickerProps {
  locationId: string;
  taken: readonly string[];
  onPick: (row: StockRow) => void;
}

/** Adds a SKU that lies at a place, found by name, code or a scanned barcode. */
export const StockPicker = ({ locationId, taken, onPick }: StockPickerProps): ReactElement => {
  const [word, setWord] = useState('');
  const q = useDeferredValue(word.trim());
  const found = useApiQuery(inventoryRoutes.stock, { locationId, limit: 20, ...(q ? { q } : {}) }, { keepPrevious: true });
  const rows = (found.data?.items ?? []).filter((row) => !taken.includes(row.skuId));
  return (
    <Select<string | null>
      value={null}
      style={{ width: '100%' }}
      placeholder="搜索商品名称、SKU 编码，或扫描条码添加"
      loading={found.isFetching}
      showSearch={{ filterOption: false, searchValue: word, onSearch: setWord }}
      options={rows.map((row) => ({
        value: row.skuId,
        label: `${row.skuCode}　${row.productName} ${row.spec}　可调 ${row.available}`,
        disabled: row.available <= 0,
      }))}
      onSelect={(skuId) => {
        const row = rows.find((one) => one.skuId === skuId);
        if (row) onPick(row);
        setWord('');
      }}
    />
  );
};
