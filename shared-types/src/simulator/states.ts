import { defineMoves, type StateLabels } from '../moves.ts';

export const simulationStatuses = ['waiting', 'running', 'done', 'failed', 'cancelled'] as const;
export type SimulationStatus = (typeof simulationStatuses)[number];
export const simulationStatusLabels: StateLabels<SimulationStatus> = {
  waiting: { label: '排队中', tone: 'waiting' },
  running: { label: '计算中', tone: 'active' },
  done: { label: '已完成', tone: 'done' },
  failed: { label: '失败', tone: 'bad' },
  cancelled: { label: '已取消', tone: 'neutral' },
};
export const simulationMoves = defineMoves<SimulationStatus>()({
  cancel: { from: ['waiting', 'running'], to: 'cancelled', by: ['staff'], label: '取消', permission: 'simulator.run' },
});

export const draftKinds = ['coupon', 'promotion', 'level'] as const;
export type DraftKind = (typeof draftKinds)[number];
export const draftKindLabels: Readonly<Record<DraftKind, string>> = { coupon: '优惠券', promotion: '促销活动', level: '会员等级权益' };

/** Bounds of one simulation. */
export const MOST_DAYS = 92;
export const MOST_ORDERS = 200_000;

/** What the figures take for granted; the screens say so. */
export const assumptions: Readonly<Record<DraftKind, readonly string[]>> = {
  coupon: [
    '顾客买的商品和数量不变，也不会因优惠多买',
    '每位顾客都已领到，按付款先后使用，每单最多一张；受每人限领、总量和预算限制，不看有效期',
    '原订单用了券的，取原券与草案中更优惠的一个',
  ],
  promotion: [
    '顾客买的商品和数量不变，也不会因优惠多买',
    '整个时段都生效，不看活动的起止时间与时段；受每人次数和预算限制',
    '同类活动一件商品只参加一个；与会员价、优惠券互斥时，取更优惠的一种；其他优惠金额不变',
  ],
  level: ['顾客买的商品和数量不变', '按顾客现在的等级计算，不看下单时的等级', '会员价按新规则重算，其他优惠金额不变'],
};
export const generalAssumption =
  '按下单时的商品金额计算，不计之后的退款；已取消的订单不参与；成本取下单时记录的成本，缺成本的商品单独列出，不计入毛利。';
