import { accountKindNames, accountKinds } from '@huitou/shared-types/ledger/states.ts';
import { describe, expect, test } from 'vitest';
import { accountName, findAccount, tidy } from './accounts.ts';

describe('the code of an account', () => {
  test('says its kind and its owner', () => {
    expect(findAccount('customer:12:balance')).toMatchObject({ kindName: 'customer-balance', ownerId: 12 });
    expect(findAccount('clearing:gift-card')).toMatchObject({ kindName: 'clearing', ownerId: null });
    expect(findAccount('revenue')).toMatchObject({ kindName: 'revenue', ownerId: null });
  });
  test.each(['customer:0:balance', 'customer::balance', 'customer:1:balance ', 'clearing:', 'Revenue', 'revenue:1', ''])(
    'is refused: %o',
    (code) => {
      expect(findAccount(code)).toBeNull();
    },
  );
  test('has a name for people, with its channel', () => {
    expect(accountName('clearing:wechat')).toBe('待结算资金（微信支付）');
    expect(accountName('customer:7:balance')).toBe('顾客余额');
  });
});

test('only the shop’s own accounts are spread over slots, and only they and clawed-back commission may go below zero', () => {
  for (const name of accountKindNames) {
    const kind = accountKinds[name];
    expect(kind.hot).toBe(kind.owner === 'shop');
    expect(kind.mayGoNegative).toBe(kind.owner === 'shop' || name === 'commission-available');
  }
});

describe('postings', () => {
  test('of one account are added up, zeros left out, in one order', () => {
    const postings = [
      { account: 'revenue', amount: -50 },
      { account: 'freight', amount: 0 },
      { account: 'prepaid', amount: 100 },
      { account: 'revenue', amount: -50 },
    ];
    expect(tidy(postings)).toEqual([
      { account: 'prepaid', amount: 100 },
      { account: 'revenue', amount: -100 },
    ]);
  });
  test('must sum to zero, in whole fen', () => {
    expect(() => tidy([{ account: 'revenue', amount: 1 }])).toThrow('sum to zero');
    expect(() => tidy([{ account: 'revenue', amount: 0.5 }])).toThrow('no amount');
  });
});
