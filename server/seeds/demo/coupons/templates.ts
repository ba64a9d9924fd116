import type { CouponKind, CouponWay, TemplateStatus } from '@huitou/shared-types/coupons/states.ts';
import { type Scope, wholeShop } from '@huitou/shared-types/promotions/scope.ts';
import { DAY } from '../history/clock.ts';

export const groups = [
  { id: 1, name: '通用券', sort: 0 },
  { id: 2, name: '品类券', sort: 1 },
  { id: 3, name: '运费券', sort: 2 },
] as const;

export interface DemoTemplate {
  readonly id: number;
  readonly name: string;
  readonly kind: CouponKind;
  /** Fen. */
  readonly amount: number;
  readonly percentOff: number;
  readonly maxOff: number | null;
  readonly threshold: number;
  readonly scope: Scope;
  readonly groupId: number;
  readonly days: number | null;
  /** Fixed days instead, ms from now. */
  readonly from: number;
  readonly until: number;
  readonly ways: readonly CouponWay[];
  readonly status: TemplateStatus;
  readonly total: number | null;
  readonly perCustomer: number;
  readonly claimFrom: number | null;
  readonly claimUntil: number | null;
  readonly paidThreshold: number;
  readonly budget: number | null;
  readonly costCentre: string;
  readonly givable: boolean;
  readonly description: string;
}
const base = {
  kind: 'amount',
  amount: 0,
  percentOff: 0,
  maxOff: null,
  threshold: 0,
  scope: wholeShop,
  groupId: 1,
  days: 30,
  from: 0,
  until: 0,
  ways: ['centre'],
  status: 'active',
  total: null,
  perCustomer: 1,
  claimFrom: null,
  claimUntil: null,
  paidThreshold: 0,
  budget: null,
  costCentre: '市场部',
  givable: false,
  description: '',
} as const satisfies Partial<DemoTemplate>;

/** What of the catalogue the coupons are for. */
export interface Goods {
  readonly careCategoryId: number;
  readonly exchangeProductId: number;
}
const only = (ids: Partial<Pick<Scope, 'categoryIds' | 'productIds'>>): Scope => ({ ...wholeShop, all: false, ...ids });

/** The coupons of the demo shop: each kind, each way, each state, with the ids that its past refers to. */
export const demoTemplates = ({ careCategoryId, exchangeProductId }: Goods): readonly DemoTemplate[] => [
  {
    ...base,
    id: 1,
    name: '新人见面礼',
    amount: 1_000,
    days: 15,
    perCustomer: 1,
    ways: ['registered'],
    costCentre: '拉新',
    description: '注册即得，首次下单立减 10 元。',
  },
  { ...base, id: 2, name: '满199减30', amount: 3_000, threshold: 19_900, total: 3_000, perCustomer: 8, budget: 6_000_000, givable: true },
  {
    ...base,
    id: 3,
    name: '全场九折',
    kind: 'percent',
    percentOff: 10,
    maxOff: 5_000,
    threshold: 9_900,
    total: 5_000,
    perCustomer: 8,
    budget: 8_000_000,
  },
  {
    ...base,
    id: 4,
    name: '护肤专享满149减25',
    amount: 2_500,
    threshold: 14_900,
    scope: only({ categoryIds: [careCategoryId] }),
    groupId: 2,
    days: 20,
    total: 800,
    perCustomer: 2,
    givable: true,
    costCentre: '美妆类目',
    description: '仅限个护美妆类目商品，可与运费券同时使用。',
  },
  {
    ...base,
    id: 5,
    name: '包邮券',
    kind: 'free_freight',
    groupId: 3,
    days: 10,
    total: 2_000,
    perCustomer: 2,
    costCentre: '物流',
    description: '每单抵扣全部运费。',
  },
  {
    ...base,
    id: 6,
    name: '老客回馈满299减50',
    amount: 5_000,
    threshold: 29_900,
    days: 7,
    ways: ['grant'],
    perCustomer: 3,
    budget: 500_000,
    costCentre: '客服部',
  },
  {
    ...base,
    id: 7,
    name: '9.9 元换购',
    kind: 'exchange',
    amount: 990,
    scope: only({ productIds: [exchangeProductId] }),
    ways: ['code', 'grant'],
    total: 500,
    costCentre: '异业合作',
    description: '凭合作商家派发的兑换码领取，一张换购一件。',
  },
  { ...base, id: 8, name: '生日礼券', amount: 2_000, threshold: 2_001, days: 30, ways: ['birthday'], costCentre: '会员运营' },
  {
    ...base,
    id: 9,
    name: '支付有礼',
    amount: 1_500,
    threshold: 9_900,
    days: 14,
    ways: ['after_payment'],
    perCustomer: 20,
    paidThreshold: 19_900,
    total: 5_000,
    costCentre: '复购',
  },
  {
    ...base,
    id: 10,
    name: '周末狂欢满399减80',
    amount: 8_000,
    threshold: 39_900,
    days: null,
    from: DAY,
    until: 8 * DAY,
    claimFrom: DAY,
    total: 300,
  },
  { ...base, id: 11, name: '限量神券满100减50', amount: 5_000, threshold: 10_000, days: 3, total: 60, costCentre: '站内活动' },
  {
    ...base,
    id: 12,
    name: '春季上新九五折',
    kind: 'percent',
    percentOff: 5,
    maxOff: 3_000,
    status: 'paused',
    total: 1_000,
    costCentre: '品牌部',
  },
  {
    ...base,
    id: 13,
    name: '双十二满299减60',
    amount: 6_000,
    threshold: 29_900,
    status: 'draft',
    days: null,
    from: 9 * DAY,
    until: 20 * DAY,
    total: 2_000,
    budget: 1_200_000,
  },
];
