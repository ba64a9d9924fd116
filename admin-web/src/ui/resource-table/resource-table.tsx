import { ReloadOutlined } from '@ant-design/icons';
import type { OutputOf, RouteDef } from '@huitou/shared-types/http.ts';
import { Alert, Button, Flex, Grid, Table, Tooltip, type TableProps } from 'antd';
import { useState, type Key, type ReactElement, type ReactNode } from 'react';
import { useSearchParams } from 'react-router';
import { useApiQuery } from '../../lib/api.ts';
import { useTablePrefs } from '../../lib/prefs.ts';
import { EmptyState, ErrorState } from '../states.tsx';
import { isShown, sortColumns, type Column } from './arrange-columns.ts';
import { ColumnsSetting } from './columns-setting.tsx';
import { Pager } from './pager.tsx';
import { queryFromValues, urlWithValues, valuesFromUrl, type SearchField } from './search-fields.ts';
import { SearchForm } from './search-form.tsx';
import { useKeyset } from './use-keyset.ts';

/** A row of a keyset list route. */
export type RowOf<R> = OutputOf<R> extends { items: (infer Row)[] } ? Row : never;

interface ResourceTableProps<R extends RouteDef> {
  /** Names the saved column setting. */
  name: string;
  /** A GET route that answers `{ items, next }`. */
  route: R;
  columns: readonly Column<RowOf<R>>[];
  rowKey: (row: RowOf<R>) => string;
  search?: readonly SearchField[];
  /** Filters that the page sets, a tab for instance. */
  fixed?: Record<string, unknown>;
  /** Between the filters and the table: tabs with counts. */
  tabs?: ReactNode;
  /** Left of the table's own tools; gets the query as it stands, for an export of what is seen. */
  toolbar?: (query: Record<string, unknown>) => ReactNode;
  /** Buttons for the ticked rows; rows may be ticked over several pages. */
  batch?: (rows: RowOf<R>[], clear: () => void) => ReactNode;
  emptyText?: string;
  emptyAction?: ReactNode;
  rowClassName?: (row: RowOf<R>) => string;
  onOpen?: (row: RowOf<R>) => void;
  expandable?: TableProps<RowOf<R>>['expandable'];
  refetchInterval?: number;
}

/** The list of every page: filters kept in the address, tabs, ticked rows, columns setting, keyset paging. */
export const ResourceTable = <R extends RouteDef>(props: ResourceTableProps<R>): ReactElement => {
  type Row = RowOf<R>;
  const {
    name,
    route,
    columns,
    rowKey,
    search = [],
    fixed = {},
    tabs,
    toolbar,
    batch,
    emptyText = '暂无数据',
    emptyAction,
    rowClassName,
    onOpen,
  } = props;
  const [params, setParams] = useSearchParams();
  const prefs = useTablePrefs(name);
  const values = valuesFromUrl(params, search);
  const query = { ...queryFromValues(values, search), ...fixed };
  const scope = `${JSON.stringify(query)}|${prefs.pageSize}`;
  const keyset = useKeyset(scope);
  const [ticked, setTicked] = useState<{ scope: string; rows: Map<Key, Row> }>({ scope, rows: new Map() });
  const rows = ticked.scope === scope ? ticked.rows : new Map<Key, Row>();

  const input = { ...query, limit: prefs.pageSize, ...(keyset.cursor ? { cursor: keyset.cursor } : {}) };
  const list = useApiQuery(route, input as Parameters<typeof useApiQuery<R>>[1], {
    keepPrevious: true,
    refetchInterval: props.refetchInterval ?? false,
  });
  const page = list.data as { items: Row[]; next: string | null } | undefined;
  const narrow = Grid.useBreakpoint().md === false;
  const sorted = sortColumns(columns, prefs.order).filter((column) => isShown(column, prefs));
  // What stands still at both edges of a phone would hide all that is between.
  const shown = narrow ? sorted.map(({ fixed: _, ...column }) => column) : sorted;
  const clear = (): void => setTicked({ scope, rows: new Map() });
  const filtered = Object.keys(values).length > 0;

  return (
    <div className="resource">
      {search.length > 0 && (
        <SearchForm
          fields={search}
          values={values}
          onSearch={(typed) => {
            keyset.toFirst();
            setParams(urlWithValues(params, typed, search), { replace: true });
            void list.refetch();
          }}
        />
      )}
      <div className="panel">
        {tabs}
        <Flex justify="space-between" align="center" gap={8} className="table-tools">
          <Flex gap={8} align="center" wrap>
            {rows.size > 0 && batch ? (
              <>
                <span className="muted">已选 {rows.size} 项</span>
                {batch([...rows.values()], clear)}
                <Button type="link" size="small" onClick={clear}>
                  取消选择
                </Button>
              </>
            ) : (
              toolbar?.(query)
            )}
          </Flex>
          <Flex gap={4} style={{ marginInlineStart: 'auto' }}>
            <Tooltip title="刷新">
              <Button type="text" icon={<ReloadOutlined spin={list.isFetching} />} aria-label="刷新" onClick={() => void list.refetch()} />
            </Tooltip>
            <ColumnsSetting name={name} columns={columns} />
          </Flex>
        </Flex>
        {list.error && page && <Alert type="error" showIcon title="刷新失败，显示的是之前的数据" style={{ marginBottom: 8 }} />}
        {list.error && !page ? (
          <ErrorState error={list.error} onRetry={() => void list.refetch()} />
        ) : (
          <Table<Row>
            size={prefs.density}
            rowKey={rowKey}
            columns={shown}
            dataSource={page?.items ?? []}
            loading={{ spinning: list.isPending || list.isPlaceholderData, delay: 150 }}
            pagination={false}
            sticky={{ offsetHeader: 48 }}
            scroll={{ x: 'max-content' }}
            {...(rowClassName ? { rowClassName } : {})}
            {...(props.expandable ? { expandable: props.expandable } : {})}
            {...(onOpen ? { onRow: (row: Row) => ({ onDoubleClick: () => onOpen(row) }) } : {})}
            {...(batch
              ? {
                  rowSelection: {
                    preserveSelectedRowKeys: true,
                    columnWidth: 40,
                    fixed: true,
                    selectedRowKeys: [...rows.keys()],
                    onChange: (keys: Key[], picked: Row[]) =>
                      setTicked({
                        scope,
                        rows: new Map(keys.map((key, i) => [key, picked[i] ?? rows.get(key)] as [Key, Row]).filter(([, row]) => row)),
                      }),
                  },
                }
              : {})}
            locale={{
              emptyText: list.isPending ? (
                <div style={{ height: 160 }} />
              ) : (
                <EmptyState text={filtered ? '没有符合条件的数据' : emptyText}>{!filtered && emptyAction}</EmptyState>
              ),
            }}
          />
        )}
        <Pager
          name={name}
          page={keyset.page}
          count={page?.items.length ?? 0}
          next={page?.next ?? null}
          onNext={keyset.toNext}
          onPrevious={keyset.toPrevious}
          onFirst={keyset.toFirst}
        />
      </div>
    </div>
  );
};
