import { defineMoves, type StateLabels } from '../moves.ts';

/** What a coupon does. `free_freight` lowers the freight; `exchange` turns one piece of a product into its exchange price. */
export const couponKinds = ['amount', 'percent', 'free_freight', 'exchange'] as const;
export type CouponKind = (typeof couponKinds)[number];
export const couponKindLabels: Record<CouponKind, string> = {
  amount: '满减券',
  percent: '折扣券',
  free_freight: '运费券',
  exchange: '兑换券',
};

/**
 * A kind of coupon that staff make: written as a draft, handed out while active. Paused ones hand nothing out, what customers have stays good.
 * Recalled ones are over: what customers have not used is taken back.
 */
export const templateStatuses = ['draft', 'active', 'paused', 'recalled'] as const;
export type TemplateStatus = (typeof templateStatuses)[number];
export const templateStatusLabels: StateLabels<TemplateStatus> = {
  draft: { label: '草稿', tone: 'neutral' },
  active: { label: '发放中', tone: 'active' },
  paused: { label: '已暂停', tone: 'waiting' },
  recalled: { label: '已撤回', tone: 'bad' },
};
export const templateMoves = defineMoves<TemplateStatus>()({
  publish: { from: ['draft'], to: 'active', by: ['staff'], label: '发布', permission: 'coupon.publish' },
  pause: { from: ['active'], to: 'paused', by: ['staff'], label: '暂停发放', permission: 'coupon.publish' },
  resume: { from: ['paused'], to: 'active', by: ['staff'], label: '恢复发放', permission: 'coupon.publish' },
  recall: { from: ['active', 'paused'], to: 'recalled', by: ['staff'], label: '撤回未使用的券', permission: 'coupon.publish' },
});
export type TemplateMove = keyof typeof templateMoves;

/** A customer's coupon as it is stored. That it has expired is told by its time, see `couponShown`. `giving`: offered to a friend by a link. */
export const couponStatuses = ['unused', 'giving', 'used', 'given', 'recalled'] as const;
export type CouponStatus = (typeof couponStatuses)[number];
export const couponMoves = defineMoves<CouponStatus>()({
  use: { from: ['unused'], to: 'used', by: ['system'], label: '使用' },
  giveBack: { from: ['used'], to: 'unused', by: ['system'], label: '退回' },
  give: { from: ['unused'], to: 'giving', by: ['customer'], label: '转赠好友' },
  takeBack: { from: ['giving'], to: 'unused', by: ['customer', 'system'], label: '收回' },
  accept: { from: ['giving'], to: 'given', by: ['customer'], label: '领取赠券' },
  recall: { from: ['unused', 'giving'], to: 'recalled', by: ['staff'], label: '撤回', permission: 'coupon.publish' },
});
export type CouponMove = keyof typeof couponMoves;

/** A coupon as people see it. */
export const couponShownStates = ['upcoming', 'usable', 'giving', 'used', 'given', 'expired', 'recalled'] as const;
export type CouponShown = (typeof couponShownStates)[number];
export const couponShownLabels: StateLabels<CouponShown> = {
  upcoming: { label: '未到使用时间', tone: 'waiting' },
  usable: { label: '可使用', tone: 'active' },
  giving: { label: '转赠中', tone: 'waiting' },
  used: { label: '已使用', tone: 'done' },
  given: { label: '已转赠', tone: 'neutral' },
  expired: { label: '已过期', tone: 'neutral' },
  recalled: { label: '已失效', tone: 'bad' },
};

export const couponTabs = ['usable', 'used', 'expired'] as const;
export type CouponTab = (typeof couponTabs)[number];
export const couponTabLabels: Record<CouponTab, string> = { usable: '可使用', used: '已使用', expired: '已失效' };

/** How customers come by a coupon; a template names the ways that are open. `birthday` is handed out by membership. */
export const couponWays = ['centre', 'code', 'grant', 'registered', 'first_order', 'birthday', 'after_payment'] as const;
export type CouponWay = (typeof couponWays)[number];
export const couponWayLabels: Record<CouponWay, string> = {
  centre: '领券中心',
  code: '兑换码',
  grant: '商家发放',
  registered: '新人注册',
  first_order: '首单完成支付',
  birthday: '生日礼',
  after_payment: '支付后赠送',
};
/** Where a coupon came from: a way, a friend, or a campaign. */
export const couponSources = [...couponWays, 'gift', 'campaign'] as const;
export type CouponSource = (typeof couponSources)[number];
export const couponSourceLabels: Record<CouponSource, string> = { ...couponWayLabels, gift: '好友赠送', campaign: '营销活动' };

/** What stands between a customer and a coupon of the centre. */
export const claimStates = ['claimable', 'sign_in', 'claimed', 'limit', 'sold_out', 'not_started', 'ended'] as const;
export type ClaimState = (typeof claimStates)[number];
export const claimStateLabels: Record<ClaimState, string> = {
  claimable: '立即领取',
  sign_in: '立即领取',
  claimed: '去使用',
  limit: '已达领取上限',
  sold_out: '已抢光',
  not_started: '即将开始',
  ended: '已结束',
};

/** When a used coupon comes back: never, or when the whole order is given back. */
export const refundRules = ['never', 'whole'] as const;
export type RefundRule = (typeof refundRules)[number];
export const refundRuleLabels: Record<RefundRule, string> = { never: '退款不退券', whole: '整单退款退券' };

export const codeKinds = ['shared', 'single'] as const;
export type CodeKind = (typeof codeKinds)[number];
export const codeKindLabels: Record<CodeKind, string> = { shared: '通用码', single: '一人一码' };

export const giftStates = ['waiting', 'accepted', 'taken_back', 'expired'] as const;
export type GiftState = (typeof giftStates)[number];
export const giftStateLabels: StateLabels<GiftState> = {
  waiting: { label: '待领取', tone: 'waiting' },
  accepted: { label: '已被领取', tone: 'done' },
  taken_back: { label: '已收回', tone: 'neutral' },
  expired: { label: '已过期', tone: 'neutral' },
};

/** What may touch a line beside coupons; coupon groups are `coupon:<id>`. Pairs of all of them stand in the stacking matrix. */
export const stackNodes = ['flash', 'activity', 'member', 'full_reduction'] as const;
export type StackNode = (typeof stackNodes)[number];
export const stackNodeLabels: Record<StackNode, string> = {
  flash: '秒杀价',
  activity: '活动价',
  member: '会员价',
  full_reduction: '满减活动',
};
/** The matrix's name of a coupon group. */
export const groupNode = (groupId: number | string): `coupon:${string}` => `coupon:${groupId}`;

/** Doubts about a template that staff may confirm. */
export const templateWarnings = {
  threshold_below_amount: '使用门槛低于优惠金额，可能出现 0 元订单',
  percent_deep: '折扣低于五折',
  percent_uncapped: '折扣券没有设置最高优惠',
  no_budget: '数量与预算都不限',
  exchange_free_many: '兑换券不限数量',
} as const;
export type TemplateWarning = keyof typeof templateWarnings;
