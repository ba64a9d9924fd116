import { defineMoves, type StateLabels } from '../moves.ts';

export type MovementReason =
  | 'reserve'
  | 'release'
  | 'commit'
  | 'undo_commit'
  | 'receive'
  | 'return'
  | 'scrap'
  | 'adjust'
  | 'count'
  | 'transfer_out'
  | 'transfer_in'
  | 'initial';
export const movementReasonLabels: Record<MovementReason, string> = {
  reserve: '下单占用',
  release: '取消释放',
  commit: '发货出库',
  undo_commit: '撤销出库',
  receive: '采购入库',
  return: '退货入库',
  scrap: '退货报损',
  adjust: '人工调整',
  count: '盘点',
  transfer_out: '调拨出库',
  transfer_in: '调拨入库',
  initial: '期初',
};
export const adjustReasons = ['破损', '过期', '丢失', '找到', '赠品出库', '样品', '录入更正', '采购入库', '其他'] as const;

export type TransferStatus = 'in_transit' | 'received' | 'cancelled';
export const transferStatusLabels: StateLabels<TransferStatus> = {
  in_transit: { label: '在途', tone: 'waiting' },
  received: { label: '已收货', tone: 'done' },
  cancelled: { label: '已取消', tone: 'bad' },
};
export const transferMoves = defineMoves<TransferStatus>()({
  receive: { from: ['in_transit'], to: 'received', by: ['staff'], label: '确认收货', permission: 'stock.transfer' },
  cancel: { from: ['in_transit'], to: 'cancelled', by: ['staff'], label: '取消调拨', permission: 'stock.transfer' },
});

export type CountStatus = 'open' | 'posted' | 'cancelled';
export const countStatusLabels: StateLabels<CountStatus> = {
  open: { label: '盘点中', tone: 'active' },
  posted: { label: '已过账', tone: 'done' },
  cancelled: { label: '已取消', tone: 'bad' },
};
export const countMoves = defineMoves<CountStatus>()({
  post: { from: ['open'], to: 'posted', by: ['staff'], label: '过账', permission: 'stock.count' },
  cancel: { from: ['open'], to: 'cancelled', by: ['staff'], label: '取消盘点', permission: 'stock.count' },
});
