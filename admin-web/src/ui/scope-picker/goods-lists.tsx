import { Flex, Select, TreeSelect } from 'antd';
import type { ReactElement, ReactNode } from 'react';
import { useCatalogChoices } from '../../pages/products/use-catalog.ts';
import { ProductChips, SkuChips } from './goods-chips.tsx';
import { goodsKindLabels, type GoodsKind, type GoodsLists } from './scope-value.ts';

interface GoodsListsProps {
  value: GoodsLists;
  onChange: (lists: GoodsLists) => void;
  /** `适用`, `排除`: begins the names that screen readers hear. */
  name: string;
  disabled?: boolean;
}

/** Goods by category, brand, product and SKU, each with its own search. */
export const GoodsListsFields = ({ value, onChange, name, disabled = false }: GoodsListsProps): ReactElement => {
  const { categories, brands } = useCatalogChoices();
  const set = (kind: GoodsKind) => (ids: string[]) => onChange({ ...value, [kind]: ids });
  return (
    <Flex vertical gap={10} className="scope-lists">
      <Line kind="categoryIds">
        <TreeSelect
          multiple
          disabled={disabled}
          treeData={categories}
          treeDefaultExpandAll
          showSearch={{ treeNodeFilterProp: 'title' }}
          aria-label={`${name}分类`}
          placeholder="不限分类；选中的分类包含它的下级"
          style={{ width: '100%' }}
          value={value.categoryIds}
          onChange={set('categoryIds')}
        />
      </Line>
      <Line kind="brandIds">
        <Select
          mode="multiple"
          disabled={disabled}
          options={brands}
          showSearch={{ optionFilterProp: 'label' }}
          aria-label={`${name}品牌`}
          placeholder="不限品牌"
          style={{ width: '100%' }}
          value={value.brandIds}
          onChange={set('brandIds')}
        />
      </Line>
      <Line kind="productIds">
        <ProductChips
          title={`选择${name}商品`}
          disabled={disabled}
          max={goodsKindLabels.productIds.max}
          value={value.productIds}
          onChange={set('productIds')}
        />
      </Line>
      <Line kind="skuIds">
        <SkuChips
          title={`选择${name}规格`}
          disabled={disabled}
          max={goodsKindLabels.skuIds.max}
          value={value.skuIds}
          onChange={set('skuIds')}
        />
      </Line>
    </Flex>
  );
};

const Line = ({ kind, children }: { kind: GoodsKind; children: ReactNode }): ReactElement => (
  <Flex gap={8} align="flex-start">
    <span className="muted scope-label">{goodsKindLabels[kind].label}</span>
    <div style={{ flex: 1, minWidth: 0 }}>{children}</div>
  </Flex>
);
