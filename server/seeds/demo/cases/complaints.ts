import type { CaseKind } from '@huitou/shared-types/after-sales/states.ts';

/** What customers complain about: the reason, how they want it settled, and what they write. */
export interface Complaint {
  readonly reason: string;
  readonly kind: CaseKind;
  readonly weight: number;
  readonly words: readonly string[];
  /** Part of the price that is asked for; absent is all of it. */
  readonly share?: number;
}

const usual: readonly Complaint[] = [
  { reason: 'no-reason', kind: 'return_refund', weight: 5, words: ['买多了，未拆封', '家里已经有了，想退掉', '和想象的不太一样'] },
  { reason: 'broken', kind: 'refund_only', weight: 3, share: 0.4, words: ['外箱压坏了，里面有点磕碰', '快递太暴力了，盒子变形'] },
  { reason: 'short', kind: 'refund_only', weight: 2, share: 0.5, words: ['少了一件，麻烦核实', '赠品没有收到'] },
  { reason: 'wrong-goods', kind: 'exchange', weight: 2, words: ['发错规格了', '收到的不是我拍的颜色'] },
  { reason: 'not-as-shown', kind: 'return_refund', weight: 2, words: ['和图片颜色差别有点大', '描述里写的功能没有'] },
];

/** By the beginning of the sub-category's code. */
const byCategory: Readonly<Record<string, { readonly rate: number; readonly complaints: readonly Complaint[] }>> = {
  fresh: {
    rate: 0.07,
    complaints: [
      {
        reason: 'expired',
        kind: 'refund_only',
        weight: 6,
        share: 0.3,
        words: ['坏了好几个，图片已上传', '收到已经不新鲜了', '有两个烂的'],
      },
      { reason: 'broken', kind: 'refund_only', weight: 4, share: 0.5, words: ['压烂了一部分', '冰袋化了，外箱是湿的'] },
      { reason: 'short', kind: 'refund_only', weight: 2, share: 0.2, words: ['斤两不够', '少了一份'] },
    ],
  },
  'home-cup': {
    rate: 0.08,
    complaints: [
      { reason: 'broken', kind: 'refund_only', weight: 5, words: ['杯子碎了', '打开就是裂的', '杯口缺了一块'] },
      { reason: 'broken', kind: 'exchange', weight: 3, words: ['碎了一只，想换新的'] },
      { reason: 'quality', kind: 'return_refund', weight: 2, words: ['釉面有气泡', '盖子盖不严'] },
    ],
  },
  wear: {
    rate: 0.09,
    complaints: [
      { reason: 'size', kind: 'exchange', weight: 5, words: ['偏小，想换大一码', '鞋子挤脚，换 42'] },
      { reason: 'size', kind: 'return_refund', weight: 5, words: ['尺码不合适', '肩膀太窄，退了吧'] },
      { reason: 'no-reason', kind: 'return_refund', weight: 3, words: ['上身效果一般', '颜色不适合我'] },
      { reason: 'quality', kind: 'return_refund', weight: 1, words: ['线头很多', '洗一次就起球'] },
    ],
  },
  tech: {
    rate: 0.06,
    complaints: [
      { reason: 'quality', kind: 'exchange', weight: 4, words: ['左耳没有声音', '充不进电', '按键失灵'] },
      { reason: 'quality', kind: 'return_refund', weight: 3, words: ['连接总是断', '续航和描述差太多'] },
      { reason: 'no-reason', kind: 'return_refund', weight: 2, words: ['用不上，未激活'] },
    ],
  },
};
/** Three products that are really the matter: the statistics should say so. */
const bad: Readonly<Record<string, number>> = { W001: 3, F001: 2.5, T003: 3 };

export const complaintsAbout = (category: string, productCode: string): { rate: number; complaints: readonly Complaint[] } => {
  const known = Object.entries(byCategory).find(([code]) => category.startsWith(code))?.[1];
  return { rate: (known?.rate ?? 0.018) * (bad[productCode] ?? 1), complaints: known?.complaints ?? usual };
};

export const unshippedWords = ['拍错了，重新下单', '不想要了', '地址填错了', '等不及了，麻烦退款'] as const;
export const refusals = [
  '图片看不出问题，请补充清晰照片',
  '商品已使用，影响二次销售',
  '已超出无理由退货范围，如有质量问题请上传检测图片',
] as const;
