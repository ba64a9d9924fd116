import { catalogAdminRoutes } from '@huitou/shared-types/catalog/routes.ts';
import type { ProductRow } from '@huitou/shared-types/catalog/schema.ts';
import { useQueries } from '@tanstack/react-query';
import { Flex, Select } from 'antd';
import { useDeferredValue, useState, type ReactElement } from 'react';
import { api, routeKey, useApiQuery } from '../../lib/api.ts';

interface ProductPickerProps {
  value?: string[];
  onChange?: (ids: string[]) => void;
  id?: string;
  max: number;
}

/** Products found by name or SKU code; those already chosen are named even when the search does not show them. */
export const ProductPicker = ({ value = [], onChange, id, max }: ProductPickerProps): ReactElement => {
  const [word, setWord] = useState('');
  const [names, setNames] = useState<Record<string, string>>({});
  const q = useDeferredValue(word.trim());
  const found = useApiQuery(catalogAdminRoutes.products, { ...(q ? { q } : {}), limit: 20 }, { keepPrevious: true }).data?.items ?? [];
  const unnamed = value.filter((one) => names[one] === undefined && !found.some((product) => product.id === one));
  const named = useQueries({
    queries: unnamed.map((productId) => ({
      queryKey: routeKey(catalogAdminRoutes.product, { id: productId }),
      queryFn: () => api(catalogAdminRoutes.product, { id: productId }),
      staleTime: 300_000,
    })),
  });
  const nameOf = new Map([
    ...Object.entries(names),
    ...found.map(({ id: productId, name }): [string, string] => [productId, name]),
    ...named.flatMap(({ data }) => (data ? [[data.id, data.name] as [string, string]] : [])),
  ]);
  const options = [...new Set([...found.map((product: ProductRow) => product.id), ...value])].map((one) => ({
    value: one,
    label: nameOf.get(one) ?? `#${one}`,
  }));
  return (
    <Flex vertical gap={4}>
      <Select
        {...(id ? { id } : {})}
        mode="multiple"
        maxCount={max}
        value={value}
        options={options}
        showSearch={{ filterOption: false, onSearch: setWord, searchValue: word }}
        placeholder="搜索商品名称或 SKU 编码"
        onChange={(ids: string[]) => {
          setNames(Object.fromEntries(ids.map((one) => [one, nameOf.get(one) ?? ''])));
          onChange?.(ids);
        }}
      />
      <span className="muted small">已选 {value.length} 个</span>
    </Flex>
  );
};
