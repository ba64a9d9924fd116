import { defineMoves, type StateLabels } from '../moves.ts';

/** draft → published (stock is taken out of ordinary stock) → ended by the clock, or stopped by staff; both give back what was not sold. */
export type FlashStatus = 'draft' | 'published' | 'ended' | 'stopped';
export const flashStatuses = ['draft', 'published', 'ended', 'stopped'] as const satisfies readonly FlashStatus[];
export const flashStatusLabels: StateLabels<FlashStatus> = {
  draft: { label: '草稿', tone: 'neutral' },
  published: { label: '已发布', tone: 'active' },
  ended: { label: '已结束', tone: 'done' },
  stopped: { label: '已停止', tone: 'bad' },
};
export const flashMoves = defineMoves<FlashStatus>()({
  publish: { from: ['draft'], to: 'published', by: ['staff'], label: '发布', permission: 'flash.run' },
  stop: { from: ['published'], to: 'stopped', by: ['staff'], label: '停止', permission: 'flash.run' },
  end: { from: ['published'], to: 'ended', by: ['system'], label: '结束' },
});

/** Where a session stands, by the server's clock. `warming`: shown with a countdown, not yet to be had. */
export type FlashPhase = 'upcoming' | 'warming' | 'running' | 'ended';
export const flashPhases = ['upcoming', 'warming', 'running', 'ended'] as const satisfies readonly FlashPhase[];
export const flashPhaseLabels: StateLabels<FlashPhase> = {
  upcoming: { label: '预告', tone: 'neutral' },
  warming: { label: '即将开始', tone: 'waiting' },
  running: { label: '抢购中', tone: 'active' },
  ended: { label: '已结束', tone: 'neutral' },
};

/**
 * What a customer's ticket says.
 * - `queued`: the unit is taken, the order is being made
 * - `waiting`: all are taken but some are unpaid; in line for what flows back
 * - `ordered`: the order is there, to be paid soon
 * - `refused`: no unit; `reason` says why
 * - `gone`: nothing is known of it any more, or it is over: try again while the session runs
 */
export type TicketState = 'queued' | 'waiting' | 'ordered' | 'refused' | 'gone';
export const ticketStates = ['queued', 'waiting', 'ordered', 'refused', 'gone'] as const satisfies readonly TicketState[];
export const ticketStateLabels: StateLabels<TicketState> = {
  queued: { label: '排队中', tone: 'waiting' },
  waiting: { label: '候补中', tone: 'waiting' },
  ordered: { label: '已抢到', tone: 'done' },
  refused: { label: '未抢到', tone: 'bad' },
  gone: { label: '已失效', tone: 'neutral' },
};

/** Why a claim got no unit, with what is shown. `still_unpaid`: nothing left, but some orders are unpaid and may flow back: try again. `next_wave`: more is released later. */
export const flashRefusals = {
  sold_out: '已抢光',
  still_unpaid: '已抢完，还有人未付款，稍后再试试',
  next_wave: '本批已抢完，稍后还会放出',
  not_started: '还没开始',
  over: '本场已结束',
  customer_limit: '超出每人限购',
  address_limit: '该收货地址已达限购数量',
  device_limit: '该设备已达限购数量',
  ip_limit: '当前网络参与人数过多',
  address_gone: '收货地址已失效',
  item_gone: '商品已下架',
  halted: '活动暂停，请稍候',
  left: '已放弃候补',
  risk: '活动火爆，请稍后再试',
  challenge: '请先完成验证',
  token: '抢购凭证无效或已过期',
} as const;
export type FlashRefusal = keyof typeof flashRefusals;
export const flashRefusalNames = Object.keys(flashRefusals) as [FlashRefusal, ...FlashRefusal[]];

/** How stock is released. `all`: at once · `waves`: parts at times · `traffic`: as fast as it is paid and asked for. */
export const releaseModes = ['all', 'waves', 'traffic'] as const;
export type ReleaseMode = (typeof releaseModes)[number];
export const releaseModeLabels: { readonly [m in ReleaseMode]: string } = { all: '一次放出', waves: '分批放出', traffic: '按热度放出' };
