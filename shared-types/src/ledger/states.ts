import { defineMoves, type StateLabels } from '../moves.ts';

/** Which side of an account grows it: assets and expenses by debit, liabilities and income by credit. */
export type Side = 'debit' | 'credit';

export interface AccountKind {
  /** Account code; `<id>` stands for the owner's id, `<channel>` for a pay channel. */
  readonly code: string;
  readonly name: string;
  readonly group: 'asset' | 'liability' | 'income' | 'expense';
  readonly side: Side;
  /** Whose it is; the shop's own accounts belong to nobody. */
  readonly owner: 'shop' | 'customer';
  /** False: what is available never falls below zero; spending more is refused. */
  readonly mayGoNegative: boolean;
  /** Many transactions meet in it at once: its counters are spread over several rows. */
  readonly hot: boolean;
}

const shop = { owner: 'shop', mayGoNegative: true, hot: true } as const;
const personal = { owner: 'customer', group: 'liability', side: 'credit', hot: false } as const;

/** Every kind of account, assets first. */
export const accountKinds = {
  clearing: { code: 'clearing:<channel>', name: '待结算资金', group: 'asset', side: 'debit', ...shop },
  'customer-balance': { code: 'customer:<id>:balance', name: '顾客余额', ...personal, mayGoNegative: false },
  'commission-frozen': { code: 'commission:<id>:frozen', name: '佣金（冻结）', ...personal, mayGoNegative: false },
  // A refund after the payout claws back more than is left.
  'commission-available': { code: 'commission:<id>:available', name: '佣金（可提现）', ...personal, mayGoNegative: true },
  'commission-payout': { code: 'commission:<id>:payout', name: '佣金（提现中）', ...personal, mayGoNegative: false },
  prepaid: { code: 'prepaid', name: '预收款', group: 'liability', side: 'credit', ...shop },
  'refund-in-transit': { code: 'refund-in-transit', name: '在途退款', group: 'liability', side: 'credit', ...shop },
  'tax-withheld': { code: 'tax-withheld', name: '代扣税款', group: 'liability', side: 'credit', ...shop },
  revenue: { code: 'revenue', name: '商品收入', group: 'income', side: 'credit', ...shop },
  freight: { code: 'freight', name: '运费收入', group: 'income', side: 'credit', ...shop },
  'coupon-cost': { code: 'coupon-cost', name: '优惠支出', group: 'expense', side: 'debit', ...shop },
  'gift-cost': { code: 'gift-cost', name: '赠送支出', group: 'expense', side: 'debit', ...shop },
  'payment-fees': { code: 'payment-fees', name: '支付手续费', group: 'expense', side: 'debit', ...shop },
  'commission-cost': { code: 'commission-cost', name: '佣金支出', group: 'expense', side: 'debit', ...shop },
} as const satisfies Record<string, AccountKind>;

export type AccountKindName = keyof typeof accountKinds;
export const accountKindNames = Object.keys(accountKinds) as AccountKindName[];
export const accountGroupLabels: Readonly<Record<AccountKind['group'], string>> = {
  asset: '资产',
  liability: '负债',
  income: '收入',
  expense: '支出',
};

export const transactionStates = ['pending', 'posted', 'void'] as const;
export type TransactionState = (typeof transactionStates)[number];
export const transactionStateLabels: StateLabels<TransactionState> = {
  pending: { label: '冻结中', tone: 'waiting' },
  posted: { label: '已入账', tone: 'done' },
  void: { label: '已释放', tone: 'neutral' },
};
/** A pending transaction ends in one of two ways, once; what is posted stays, and is corrected by a transaction of its own. */
export const transactionMoves = defineMoves<TransactionState>()({
  post: { from: ['pending'], to: 'posted', by: ['system'], label: '入账' },
  void: { from: ['pending'], to: 'void', by: ['system'], label: '释放' },
});

/** What kinds of transactions the shop's parts write, for filters and labels; an unknown kind is shown by its title. */
export const transactionKindLabels: Readonly<Record<string, string>> = {
  payment: '收款',
  'balance-pay': '余额支付',
  order: '订单确认收入',
  refund: '退款',
  'refund-done': '退款到账',
  'order-refund': '订单退款冲减',
  gift: '赠送余额',
  reversal: '冲正',
  fee: '支付手续费',
};
