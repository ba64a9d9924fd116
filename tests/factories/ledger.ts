import type * as ledgerDoors from '../../server/src/modules/ledger/index.ts';
import type { TestShop } from '../setup/app.ts';
import { inServer } from './payments.ts';

let serial = 0;
const unique = (): string => {
  serial += 1;
  return `test:${process.pid}:${serial}`;
};

/** Gives a customer balance as the shop would, without staff. Answers the reference of the transaction. */
export const giveBalance = async (_shop: TestShop, customerId: number, amount: number): Promise<string> => {
  const reference = unique();
  await bookTransaction(_shop, reference, [
    { account: 'gift-cost', amount },
    { account: `customer:${customerId}:balance`, amount: -amount },
  ]);
  return reference;
};

/** Books a transaction in a database transaction of its own. */
export const bookTransaction = async (
  _shop: TestShop,
  reference: string,
  postings: { account: string; amount: number }[],
  different: { title?: string; source?: { kind: string; no: string }; at?: Date } = {},
): Promise<number> => {
  const { post } = await import('../../server/src/modules/ledger/index.ts');
  const { transact } = await import('../../server/src/platform/db/transact.ts');
  const about = { reference, kind: 'test', title: '测试入账', source: { kind: 'test', no: '' }, ...different };
  return (await inServer(() => transact(() => post({ ...about, postings })))).transactionId;
};

export type Ledger = typeof ledgerDoors;
/** Runs doors of the ledger in one transaction, as the slices do. */
export const inLedger = async <T>(work: (ledger: Ledger) => Promise<T>): Promise<T> => {
  const ledger = await import('../../server/src/modules/ledger/index.ts');
  const { transact } = await import('../../server/src/platform/db/transact.ts');
  return inServer(() => transact(() => work(ledger)));
};
