import { inventoryRoutes } from '@huitou/shared-types/inventory/routes.ts';
import { movementReasonLabels, type MovementReason } from '@huitou/shared-types/inventory/states.ts';
import type { Movement, StockRow } from '@huitou/shared-types/inventory/schema.ts';
import { useInfiniteQuery } from '@tanstack/react-query';
import { Button, Drawer, Flex, Table } from 'antd';
import type { ReactElement } from 'react';
import { Link } from 'react-router';
import { api } from '../../lib/api.ts';
import { dateTime } from '../../lib/format.ts';
import { EmptyState, Loaded } from '../../ui/states.tsx';

const Delta = ({ n }: { n: number }): ReactElement =>
  n === 0 ? <span className="muted">—</span> : <span className={`num ${n < 0 ? 'bad' : ''}`}>{n > 0 ? `+${n}` : n}</span>;

const SOURCES: Record<string, string> = {
  order: '订单',
  parcel: '包裹',
  adjust: '调整单',
  count: '盘点单',
  transfer: '调拨单',
  initial: '期初',
};

/** `order:2417` as people say it, with the way there where a page shows it. */
const Source = ({ text }: { text: string }): ReactElement => {
  const [kind = '', no = ''] = text.split(':');
  const label = `${SOURCES[kind] ?? kind} ${no}`;
  if (kind === 'order' && /^\d+$/.test(no)) return <Link to={`/orders?open=${no}`}>{label}</Link>;
  return <span className="num">{label}</span>;
};

/** Every change of one SKU at one place, newest first. */
export const MovementsDrawer = ({ row, onClose }: { row: StockRow | null; onClose: () => void }): ReactElement => (
  <Drawer
    open={row !== null}
    size={880}
    title={row ? `库存流水 · ${row.productName} ${row.spec} · ${row.locationName}` : '库存流水'}
    onClose={onClose}
  >
    {row && <Movements key={`${row.skuId}/${row.locationId}`} row={row} />}
  </Drawer>
);

const Movements = ({ row }: { row: StockRow }): ReactElement => {
  const { skuId, locationId } = row;
  const list = useInfiniteQuery({
    queryKey: [inventoryRoutes.movements.path, 'all', skuId, locationId],
    queryFn: ({ pageParam, signal }) =>
      api(inventoryRoutes.movements, { skuId, locationId, limit: 50, ...(pageParam ? { cursor: pageParam } : {}) }, { signal }),
    initialPageParam: '',
    getNextPageParam: (last) => last.next,
  });
  return (
    <Loaded query={list}>
      {({ pages }) => (
        <>
          <Table<Movement>
            size="small"
            rowKey="id"
            pagination={false}
            dataSource={pages.flatMap((page) => page.items)}
            locale={{ emptyText: <EmptyState text="还没有变动" /> }}
            columns={[
              { title: '时间', width: 160, render: (_, move) => <span className="num">{dateTime(move.at, true)}</span> },
              { title: '类型', width: 90, render: (_, move) => movementReasonLabels[move.reason as MovementReason] ?? move.reason },
              { title: '实物', align: 'right', width: 70, render: (_, move) => <Delta n={move.onHandDelta} /> },
              { title: '占用', align: 'right', width: 70, render: (_, move) => <Delta n={move.reservedDelta} /> },
              { title: '实物结余', align: 'right', width: 90, dataIndex: 'onHandAfter' },
              { title: '占用结余', align: 'right', width: 90, dataIndex: 'reservedAfter' },
              {
                title: '来源',
                render: (_, move) => (
                  <>
                    <Source text={move.source} />
                    {move.note && <div className="muted small">{move.note}</div>}
                  </>
                ),
              },
              { title: '操作人', width: 90, render: (_, move) => move.staffName || <span className="muted">系统</span> },
            ]}
          />
          {list.hasNextPage && (
            <Flex justify="center" style={{ paddingTop: 12 }}>
              <Button loading={list.isFetchingNextPage} onClick={() => void list.fetchNextPage()}>
                加载更多
              </Button>
            </Flex>
          )}
        </>
      )}
    </Loaded>
  );
};
