import { PlusOutlined } from '@ant-design/icons';
import { Button, Flex, Tag } from 'antd';
import { useState, type ReactElement } from 'react';
import { ProductDialog } from '../goods-picker/product-dialog.tsx';
import { SkuDialog } from '../goods-picker/sku-dialog.tsx';
import { useNamedGoods } from '../goods-picker/use-named-goods.ts';

const SHOWN = 12;

interface ChipsProps {
  value: readonly string[];
  onChange: (ids: string[]) => void;
  title: string;
  max: number;
  disabled?: boolean;
}

interface BareChipsProps extends ChipsProps {
  nameOf: (id: string) => { text: string; onSale: boolean } | null;
  onAdd: () => void;
}

/** What was chosen, each removable; a long list folds. */
const Chips = ({ value, onChange, title, disabled = false, nameOf, onAdd }: BareChipsProps): ReactElement => {
  const [all, setAll] = useState(false);
  const shown = all ? value : value.slice(0, SHOWN);
  return (
    <Flex wrap gap={6} align="center">
      {shown.map((id) => {
        const named = nameOf(id);
        return (
          <Tag
            key={id}
            closable={!disabled}
            color={named && !named.onSale ? 'orange' : 'default'}
            style={{ marginInlineEnd: 0, maxWidth: 320 }}
            onClose={(event) => {
              event.preventDefault();
              onChange(value.filter((one) => one !== id));
            }}
          >
            <span className="chip-text" title={named?.text}>
              {named?.text ?? `#${id}`}
              {named && !named.onSale && '（未上架）'}
            </span>
          </Tag>
        );
      })}
      {value.length > SHOWN && (
        <Button type="link" size="small" disabled={false} onClick={() => setAll(!all)}>
          {all ? '收起' : `还有 ${value.length - SHOWN} 个`}
        </Button>
      )}
      <Button size="small" icon={<PlusOutlined />} disabled={disabled} onClick={onAdd}>
        {title}
      </Button>
      {value.length > 1 && !disabled && (
        <Button type="link" size="small" onClick={() => onChange([])}>
          清空
        </Button>
      )}
    </Flex>
  );
};

export const ProductChips = (props: ChipsProps): ReactElement => {
  const [open, setOpen] = useState(false);
  const { products } = useNamedGoods(props.value, []);
  const known = (id: string) => products.get(id) ?? { id, name: `#${id}`, picture: '', price: 0, onSale: true };
  return (
    <>
      <Chips
        {...props}
        nameOf={(id) => {
          const found = products.get(id);
          return found ? { text: found.name, onSale: found.onSale } : null;
        }}
        onAdd={() => setOpen(true)}
      />
      {open && (
        <ProductDialog
          title={props.title}
          max={props.max}
          chosen={props.value.map(known)}
          onClose={() => setOpen(false)}
          onDone={(picked) => props.onChange(picked.map(({ id }) => id))}
        />
      )}
    </>
  );
};

export const SkuChips = (props: ChipsProps): ReactElement => {
  const [open, setOpen] = useState(false);
  const { skus } = useNamedGoods([], props.value);
  const known = (skuId: string) =>
    skus.get(skuId) ?? { skuId, productId: '', name: `#${skuId}`, spec: '', code: '', picture: '', price: 0, stock: 0, onSale: true };
  return (
    <>
      <Chips
        {...props}
        nameOf={(id) => {
          const found = skus.get(id);
          return found ? { text: `${found.name} ${found.spec}`.trim(), onSale: found.onSale } : null;
        }}
        onAdd={() => setOpen(true)}
      />
      {open && (
        <SkuDialog
          title={props.title}
          max={props.max}
          chosen={props.value.map(known)}
          onClose={() => setOpen(false)}
          onDone={(picked) => props.onChange(picked.map(({ skuId }) => skuId))}
        />
      )}
    </>
  );
};
