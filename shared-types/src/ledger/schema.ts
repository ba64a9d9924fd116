import { z } from 'zod';
import { cursorIn, day, fen, id, idIn, maybeText, page, signedFen, text, time } from '../schema.ts';
import { type AccountKindName, accountKindNames, transactionStates } from './states.ts';

const kindName = z.enum(accountKindNames as [AccountKindName, ...AccountKindName[]]);
/** `customer:12:balance`, `revenue` … */
const codeIn = z
  .string()
  .max(60)
  .regex(/^[a-z0-9][a-z0-9:-]*$/, '账户编码不正确');
/** Totals of a whole account; the shop's own may pass what one payment can. */
const total = z.int();
/** Where money comes from or goes to: `{ kind: 'order', no }`, `{ kind: 'gift', no: '' }` … */
export const source = z.object({ kind: z.string(), no: z.string() });

/** What a customer has: `held` waits for a payment to end, `available` can be spent. */
export const myBalance = z.object({ balance: fen, held: fen, available: fen });
export const statementIn = z.object({ ...cursorIn, direction: z.enum(['in', 'out']).optional() });
export const statementEntry = z.object({
  id,
  at: time,
  title: z.string(),
  kind: z.string(),
  /** Fen; positive when the balance grew. */
  amount: signedFen,
  balanceAfter: signedFen,
  source,
});
export const statement = page(statementEntry);

export const kindTotals = z.object({
  items: z.array(
    z.object({
      kind: kindName,
      name: z.string(),
      group: z.enum(['asset', 'liability', 'income', 'expense']),
      owner: z.enum(['shop', 'customer']),
      accounts: z.int(),
      balance: total,
      held: total,
    }),
  ),
  /** Σ of all accounts, debit positive: zero, or the books are broken. */
  difference: total,
});
export const accountRow = z.object({
  code: z.string(),
  kind: kindName,
  name: z.string(),
  group: z.enum(['asset', 'liability', 'income', 'expense']),
  side: z.enum(['debit', 'credit']),
  customerId: id.nullable(),
  customerName: z.string(),
  /** On the account's own side: positive is what it normally is. */
  balance: total,
  held: total,
  available: total,
  /** Growing totals of all its postings. */
  debit: total,
  credit: total,
});
export const accountListIn = z.object({
  ...cursorIn,
  kind: kindName.optional(),
  q: maybeText(60).optional().describe('code, customer id, phone or the beginning of a nickname'),
  sort: z.enum(['code', 'balance']).default('code'),
});
export const accountPage = page(accountRow);
export const accountIn = z.object({ code: codeIn });

export const entryListIn = z.object({ ...cursorIn, code: codeIn, from: day.optional(), to: day.optional() });
export const accountEntry = z.object({
  id,
  transactionId: id,
  reference: z.string(),
  at: time,
  kind: z.string(),
  title: z.string(),
  /** Exactly one of the two is not zero. */
  debit: fen,
  credit: fen,
  /** On the account's own side. */
  balanceAfter: total,
  source,
  staffName: z.string(),
});
export const entryPage = page(accountEntry);
export const exportEntriesIn = z.object({
  code: codeIn,
  from: day.optional(),
  to: day.optional(),
  format: z.enum(['xlsx', 'csv']).default('xlsx'),
});

export const transactionRow = z.object({
  id,
  reference: z.string(),
  kind: z.string(),
  title: z.string(),
  state: z.enum(transactionStates),
  /** Σ of its debits. */
  amount: total,
  source,
  at: time,
  staffName: z.string(),
  note: z.string(),
});
export const transactionDetail = transactionRow.extend({
  postings: z.array(z.object({ account: z.string(), accountName: z.string(), customerId: id.nullable(), debit: fen, credit: fen })),
  /** The transaction that this one takes back, and the one that takes this one back. */
  reverses: id.nullable(),
  reversedBy: id.nullable(),
  /** Whether staff may take it back here. */
  reversible: z.boolean(),
});
export const transactionListIn = z.object({
  ...cursorIn,
  q: maybeText(100).optional().describe('whole reference, or number of the source'),
  kind: maybeText(30).optional(),
  state: z.enum(transactionStates).optional(),
  from: day.optional(),
  to: day.optional(),
});
export const transactionPage = page(transactionRow);

export const giftIn = z.object({
  customerId: idIn,
  amount: fen.min(1, '请填写金额'),
  reason: text(100, 2),
});
export const giftOut = z.object({ transactionId: id, balance: signedFen });
export const takeBackIn = z.object({ id: idIn, reason: text(100, 2) });
export const customerBalance = myBalance.extend({ code: z.string() });

export type Source = z.output<typeof source>;
export type MyBalance = z.output<typeof myBalance>;
export type StatementIn = z.input<typeof statementIn>;
export type StatementEntry = z.output<typeof statementEntry>;
export type Statement = z.output<typeof statement>;
export type KindTotals = z.output<typeof kindTotals>;
export type AccountRow = z.output<typeof accountRow>;
export type AccountListIn = z.input<typeof accountListIn>;
export type AccountPage = z.output<typeof accountPage>;
export type AccountIn = z.input<typeof accountIn>;
export type EntryListIn = z.input<typeof entryListIn>;
export type AccountEntry = z.output<typeof accountEntry>;
export type EntryPage = z.output<typeof entryPage>;
export type ExportEntriesIn = z.input<typeof exportEntriesIn>;
export type TransactionRow = z.output<typeof transactionRow>;
export type TransactionDetail = z.output<typeof transactionDetail>;
export type TransactionListIn = z.input<typeof transactionListIn>;
export type TransactionPage = z.output<typeof transactionPage>;
export type GiftIn = z.input<typeof giftIn>;
export type GiftOut = z.output<typeof giftOut>;
export type TakeBackIn = z.input<typeof takeBackIn>;
export type CustomerBalance = z.output<typeof customerBalance>;
