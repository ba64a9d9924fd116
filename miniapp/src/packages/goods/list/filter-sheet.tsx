import { Input, View } from '@tarojs/components';
import { useState } from 'react';
import { parseYuan, yuan } from '@huitou/shared-types/money.ts';
import { toast } from '@/platform/feedback';
import { Button } from '@/ui/button';
import { Checkbox } from '@/ui/checkbox';
import { Sheet } from '@/ui/sheet';

/** What a customer may narrow a list by; prices in fen. Absent fields do not narrow. */
export interface Filter {
  minPrice?: number;
  maxPrice?: number;
  inStock?: true;
}
interface FilterSheetProps {
  open: boolean;
  filter: Filter;
  onClose: () => void;
  onApply: (filter: Filter) => void;
}

const shown = (fen: number | undefined) => (fen === undefined ? '' : yuan(fen).replace(/\.00$/, ''));

export function FilterSheet({ open, filter, onClose, onApply }: FilterSheetProps) {
  const [min, setMin] = useState(shown(filter.minPrice));
  const [max, setMax] = useState(shown(filter.maxPrice));
  const [inStock, setInStock] = useState(filter.inStock === true);
  const apply = () => {
    const [low, high] = [min, max].map((text) => (text.trim() === '' ? undefined : parseYuan(text)));
    if (low === null || high === null || (low ?? 0) < 0 || (high ?? 0) < 0) return toast('价格请填写数字');
    const [from, to] = low !== undefined && high !== undefined && low > high ? [high, low] : [low, high];
    onApply({
      ...(from === undefined ? {} : { minPrice: from }),
      ...(to === undefined ? {} : { maxPrice: to }),
      ...(inStock ? { inStock: true } : {}),
    });
    onClose();
  };
  const clear = () => {
    setMin('');
    setMax('');
    setInStock(false);
    onApply({});
    onClose();
  };
  return (
    <Sheet
      id="filter-sheet"
      open={open}
      title="筛选"
      onClose={onClose}
      footer={
        <View className="list-filter-actions">
          <Button id="filter-clear" kind="plain" block onTap={clear}>
            清除
          </Button>
          <Button id="filter-apply" block onTap={apply}>
            看看结果
          </Button>
        </View>
      }
    >
      <View className="list-filter">
        <View className="list-filter-title">价格（元）</View>
        <View className="list-filter-prices">
          <Input
            id="filter-min"
            className="list-filter-price"
            type="digit"
            value={min}
            placeholder="最低"
            placeholderClass="placeholder"
            maxlength={9}
            onInput={(event) => setMin(event.detail.value)}
          />
          <View className="list-filter-dash" />
          <Input
            id="filter-max"
            className="list-filter-price"
            type="digit"
            value={max}
            placeholder="最高"
            placeholderClass="placeholder"
            maxlength={9}
            onInput={(event) => setMax(event.detail.value)}
          />
        </View>
        <Checkbox id="filter-stock" checked={inStock} label="只看有货" onChange={setInStock} />
      </View>
    </Sheet>
  );
}
