import { type AccountKind, type AccountKindName, accountKindNames, accountKinds } from '@huitou/shared-types/ledger/states.ts';

/** Fen: positive a debit, negative a credit. */
export interface Posting {
  readonly account: string;
  readonly amount: number;
}

const patterns = accountKindNames.map((name) => ({
  name,
  pattern: new RegExp(`^${accountKinds[name].code.replace('<id>', '([1-9]\\d*)').replace('<channel>', '[a-z][a-z-]*')}$`),
}));

export interface AccountFacts {
  readonly kindName: AccountKindName;
  readonly kind: AccountKind;
  readonly ownerId: number | null;
}
/** What the code of an account says; null when there is no such kind. */
export const findAccount = (code: string): AccountFacts | null => {
  for (const { name, pattern } of patterns) {
    const match = pattern.exec(code);
    if (match) return { kindName: name, kind: accountKinds[name], ownerId: match[1] === undefined ? null : Number(match[1]) };
  }
  return null;
};
/** @throws Error for a code that fits no kind of account: a mistake of the caller */
export const factsOf = (code: string): AccountFacts => {
  const facts = findAccount(code);
  if (!facts) throw new Error(`There is no kind of account for ${code}`);
  return facts;
};

/** Of a signed amount, what it means on the account's own side: positive when the account grows. */
export const onOwnSide = ({ side }: AccountKind, amount: number): number => (side === 'debit' ? amount : -amount) + 0;

/** 待结算资金（wechat）, 顾客余额 … */
export const accountName = (code: string): string => {
  const facts = findAccount(code);
  if (!facts) return code;
  const channel = facts.kindName === 'clearing' ? (channelNames[code.slice('clearing:'.length)] ?? code.slice('clearing:'.length)) : null;
  return channel === null ? facts.kind.name : `${facts.kind.name}（${channel}）`;
};
const channelNames: Readonly<Record<string, string>> = { wechat: '微信支付', offline: '线下', alipay: '支付宝', 'gift-card': '礼品卡' };

/** The code of a customer's balance. */
export const balanceOf = (customerId: number): string => `customer:${customerId}:balance`;

/**
 * Postings as they are written: one an account, zeros left out, in an order that is the same for the same content.
 * @throws Error when they do not sum to zero, or an amount is no integer
 */
export const tidy = (postings: readonly Posting[]): Posting[] => {
  const sums = new Map<string, number>();
  for (const { account, amount } of postings) {
    if (!Number.isSafeInteger(amount)) throw new Error(`${amount} is no amount in fen`);
    sums.set(account, (sums.get(account) ?? 0) + amount);
  }
  const tidied = [...sums].filter(([, amount]) => amount !== 0).map(([account, amount]) => ({ account, amount }));
  const difference = tidied.reduce((sum, { amount }) => sum + amount, 0);
  if (difference !== 0) throw new Error(`The postings do not sum to zero but to ${difference}`);
  return tidied.sort((a, b) => (a.account < b.account ? -1 : 1));
};
