import { View } from '@tarojs/components';
import { useRouter } from '@tarojs/taro';
import { useState } from 'react';
import { ProductGrid } from '@/features/catalog/product-card';
import { useProducts } from '@/features/catalog/queries';
import { go, replace } from '@/platform/nav';
import { paramText } from '@/platform/params';
import { Async } from '@/ui/async';
import { Icon } from '@/ui/icon';
import { LoadMore } from '@/ui/load-more';
import { Notice } from '@/ui/notice';
import { Page } from '@/ui/page';
import { SkeletonGrid } from '@/ui/skeleton';
import { FilterSheet, type Filter } from './filter-sheet';
import './index.scss';

type Sort = 'default' | 'sales' | 'newest' | 'price_asc' | 'price_desc';

export default function ListPage() {
  const { params } = useRouter<{ q?: string; categoryId?: string; groupId?: string; brandId?: string; title?: string }>();
  const q = paramText(params.q);
  const title = paramText(params.title) || q || '全部商品';
  const [sort, setSort] = useState<Sort>('default');
  const [filter, setFilter] = useState<Filter>({});
  const [filtering, setFiltering] = useState(false);
  const { categoryId, groupId, brandId } = params;
  const products = useProducts({
    ...(q ? { q } : {}),
    ...(categoryId ? { categoryId } : {}),
    ...(groupId ? { groupId } : {}),
    ...(brandId ? { brandId } : {}),
    sort,
    ...filter,
  });
  const filtered = Object.keys(filter).length > 0;
  return (
    <Page title={title}>
      {q ? (
        <View id="list-query" className="list-query" onClick={() => replace('search', { q })}>
          <Icon name="search" size={18} />
          {q}
        </View>
      ) : null}
      <View className="list-sorts">
        <SortTab id="sort-default" label="综合" on={sort === 'default'} onTap={() => setSort('default')} />
        <SortTab id="sort-sales" label="销量" on={sort === 'sales'} onTap={() => setSort('sales')} />
        <SortTab id="sort-newest" label="新品" on={sort === 'newest'} onTap={() => setSort('newest')} />
        <SortTab
          id="sort-price"
          label="价格"
          on={sort === 'price_asc' || sort === 'price_desc'}
          icon={sort === 'price_desc' ? 'down' : 'up'}
          onTap={() => setSort(sort === 'price_asc' ? 'price_desc' : 'price_asc')}
        />
        <SortTab id="open-filter" label="筛选" on={filtered} icon="filter" onTap={() => setFiltering(true)} />
      </View>
      <Async key={sort} query={products} waiting={<SkeletonGrid count={6} />}>
        {({ pages }) => {
          const items = pages.flatMap((page) => page.items);
          if (items.length === 0) return <Nothing q={q} filtered={filtered} onClear={() => setFilter({})} />;
          return (
            <>
              <ProductGrid products={items} />
              <LoadMore pages={products} />
            </>
          );
        }}
      </Async>
      <FilterSheet open={filtering} filter={filter} onClose={() => setFiltering(false)} onApply={setFilter} />
    </Page>
  );
}

function SortTab({ id, label, on, icon, onTap }: { id: string; label: string; on: boolean; icon?: string; onTap: () => void }) {
  return (
    <View id={id} className={`list-sort ${on ? 'list-sort-on' : ''}`} role="tab" onClick={onTap}>
      {label}
      {icon ? <Icon name={icon} size={14} /> : null}
    </View>
  );
}

/** Nothing found: say so, offer the way out, and show what others like. */
function Nothing({ q, filtered, onClear }: { q: string; filtered: boolean; onClear: () => void }) {
  const liked = useProducts({ sort: 'sales', inStock: true });
  const items = liked.data?.pages[0]?.items.slice(0, 6) ?? [];
  const action = filtered
    ? { label: '清除筛选', onTap: onClear, id: 'clear-filter' }
    : { label: '逛逛全部分类', onTap: () => go('category') };
  return (
    <View id="no-result">
      <Notice
        icon="search"
        title={q ? `没有找到“${q}”` : '没有符合条件的商品'}
        hint={filtered ? '放宽筛选条件试试' : '换个说法试试，或者看看大家喜欢的'}
        action={action}
      />
      {items.length > 0 ? (
        <>
          <View className="list-heading">大家喜欢的</View>
          <ProductGrid products={items} />
        </>
      ) : null}
    </View>
  );
}
