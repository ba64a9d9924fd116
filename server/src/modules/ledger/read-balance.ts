import { factsOf, onOwnSide } from './accounts.ts';
import { db } from './ledger.entity.ts';

/** Fen, on the account's own side. `available` is what is left of `balance` after what pending transactions hold. */
export interface Balance {
  readonly balance: number;
  readonly held: number;
  readonly available: number;
}
export const nothing: Balance = { balance: 0, held: 0, available: 0 };

/** Balances of several accounts in one statement; an account that was never written has nothing. @throws Error for an unknown kind of account */
export const readBalances = async (accounts: readonly string[]): Promise<Map<string, Balance>> => {
  const balances = new Map<string, Balance>();
  if (accounts.length === 0) return balances;
  const rows = await db()
    .selectFrom('ledger_accounts')
    .select(['account', (eb) => eb.fn.sum<number>('debit').as('debit'), (eb) => eb.fn.sum<number>('credit').as('credit')])
    .select((eb) => eb.fn.sum<number>('held').as('held'))
    .where('account', 'in', [...new Set(accounts)])
    .groupBy('account')
    .execute();
  const found = new Map(rows.map((row) => [row.account, row]));
  for (const account of accounts) {
    const { kind } = factsOf(account);
    const row = found.get(account);
    const balance = row ? onOwnSide(kind, Number(row.debit) - Number(row.credit)) : 0;
    const held = Number(row?.held ?? 0);
    balances.set(account, { balance, held, available: balance - held });
  }
  return balances;
};
export const readBalance = async (account: string): Promise<Balance> => (await readBalances([account])).get(account) ?? nothing;
