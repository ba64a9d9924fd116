import { bookTransaction, giveBalance, inLedger } from '../../../factories/ledger.ts';
import type { Breaks } from './breaks.ts';

const CUSTOMER = 1;
export const breaks: Breaks = {
  prepare: async (shop) => {
    const reference = await giveBalance(shop, CUSTOMER, 5_000);
    await inLedger(({ reverse }) => reverse(reference, { reference: `${reference}:back`, title: '冲正' }));
    await giveBalance(shop, CUSTOMER, 5_000);
    await bookTransaction(shop, 'breaks:spent', [
      { account: `customer:${CUSTOMER}:balance`, amount: 1_000 },
      { account: 'gift-cost', amount: -1_000 },
    ]);
    await inLedger(({ hold }) =>
      hold({
        reference: 'breaks:held',
        kind: 'test',
        title: '冻结',
        source: { kind: 'test', no: '' },
        postings: [
          { account: `customer:${CUSTOMER}:balance`, amount: 1_500 },
          { account: 'gift-cost', amount: -1_500 },
        ],
      }),
    );
  },
  of: {
    'the postings of a transaction sum to zero': 'update ledger_postings set amount = amount + 1 where amount > 0 limit 1',
    'the counters of all accounts balance': "update ledger_accounts set credit = credit + 1 where account = 'revenue' limit 1",
    'the counters of a personal account are its postings': `update ledger_accounts set credit = credit + 100 where account = 'customer:${CUSTOMER}:balance'`,
    'the counters of a shop account are its postings':
      "update ledger_accounts set debit = debit + 100, credit = credit + 100 where account = 'revenue' limit 1",
    'every posting has an account': `delete from ledger_accounts where account = 'customer:${CUSTOMER}:balance'`,
    'every posting belongs to a posted transaction': "delete from ledger_transactions where reference = 'breaks:spent'",
    'what is held is what pending transactions take': `update ledger_accounts set held = held - 1 where account = 'customer:${CUSTOMER}:balance'`,
    'no personal account is below zero': `update ledger_accounts set debit = credit + 1 where account = 'customer:${CUSTOMER}:balance'`,
    'a transaction is taken back by its opposite':
      "update ledger_postings p join ledger_transactions t on t.id = p.transaction_id set p.amount = p.amount * 2 where t.kind = 'reversal'",
  },
};
