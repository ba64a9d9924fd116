import type { CaseKind, CaseStage, FreightBearer } from './states.ts';

/** A reason that can be chosen; the shop may change the list in its settings. Codes stay: statistics count by them. */
export interface CaseReason {
  code: string;
  /** The branch of the tree that it hangs on. */
  group: string;
  label: string;
  kinds: CaseKind[];
  stages: CaseStage[];
  /** Pictures must be added. */
  pictures: boolean;
  /** Who pays for the parcel back. */
  freightBy: FreightBearer;
}
const everyKind: CaseKind[] = ['refund_only', 'return_refund', 'exchange'];
const back: CaseKind[] = ['return_refund', 'exchange'];

export const defaultReasons: CaseReason[] = [
  {
    code: 'unwanted',
    group: '个人原因',
    label: '不想要了',
    kinds: ['refund_only'],
    stages: ['unshipped'],
    pictures: false,
    freightBy: 'buyer',
  },
  {
    code: 'wrong-order',
    group: '个人原因',
    label: '信息填错 / 拍错',
    kinds: ['refund_only'],
    stages: ['unshipped'],
    pictures: false,
    freightBy: 'buyer',
  },
  {
    code: 'slow',
    group: '配送问题',
    label: '未按约定时间发货',
    kinds: ['refund_only'],
    stages: ['unshipped'],
    pictures: false,
    freightBy: 'seller',
  },
  {
    code: 'out-of-stock',
    group: '配送问题',
    label: '缺货',
    kinds: ['refund_only'],
    stages: ['unshipped'],
    pictures: false,
    freightBy: 'seller',
  },
  {
    code: 'no-reason',
    group: '个人原因',
    label: '七天无理由',
    kinds: ['return_refund'],
    stages: ['shipped'],
    pictures: false,
    freightBy: 'buyer',
  },
  { code: 'size', group: '个人原因', label: '尺码 / 规格不合适', kinds: back, stages: ['shipped'], pictures: false, freightBy: 'buyer' },
  {
    code: 'not-received',
    group: '配送问题',
    label: '未收到货',
    kinds: ['refund_only'],
    stages: ['shipped'],
    pictures: false,
    freightBy: 'seller',
  },
  {
    code: 'short',
    group: '配送问题',
    label: '少件 / 漏发',
    kinds: ['refund_only', 'exchange'],
    stages: ['shipped'],
    pictures: true,
    freightBy: 'seller',
  },
  { code: 'broken', group: '配送问题', label: '运输破损', kinds: everyKind, stages: ['shipped'], pictures: true, freightBy: 'seller' },
  { code: 'wrong-goods', group: '商品问题', label: '发错货', kinds: back, stages: ['shipped'], pictures: true, freightBy: 'seller' },
  { code: 'quality', group: '商品问题', label: '质量问题', kinds: everyKind, stages: ['shipped'], pictures: true, freightBy: 'seller' },
  {
    code: 'expired',
    group: '商品问题',
    label: '临期 / 变质',
    kinds: ['refund_only', 'return_refund'],
    stages: ['shipped'],
    pictures: true,
    freightBy: 'seller',
  },
  { code: 'not-as-shown', group: '商品问题', label: '与描述不符', kinds: back, stages: ['shipped'], pictures: true, freightBy: 'seller' },
  {
    code: 'agreed',
    group: '其他',
    label: '与商家协商一致',
    kinds: everyKind,
    stages: ['unshipped', 'shipped'],
    pictures: false,
    freightBy: 'seller',
  },
  { code: 'other', group: '其他', label: '其他', kinds: everyKind, stages: ['unshipped', 'shipped'], pictures: false, freightBy: 'buyer' },
];
