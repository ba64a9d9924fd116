import { sql } from 'kysely';
import { balanceOf, bookHistory, type PastTransaction } from '../../src/modules/ledger/index.ts';
import { move, pastMoney, rowsOf } from '../past-money.ts';
import type { Gift } from './gifts.ts';

const presents = async (gifts: readonly Gift[]): Promise<PastTransaction[]> => {
  const [staff] = await rowsOf<{ id: number; name: string }>(sql`select id, name from staff_members where login = 'finance'`);
  if (!staff) throw new Error('the demo gifts need somebody who gave them');
  return gifts.map((gift, i) => ({
    reference: `gift:demo-${i + 1}`,
    kind: 'gift',
    title: '商家赠送',
    note: gift.reason,
    source: { kind: 'gift', no: '' },
    at: gift.at,
    staff,
    postings: move('gift-cost', balanceOf(gift.customerId), gift.amount),
  }));
};

/** Books what the rows of the demo shop tell: gifts, payments, paid orders, refunds. Answers how many transactions. */
export const bookDemoLedger = async (gifts: readonly Gift[]): Promise<number> => {
  const all = [...(await presents(gifts)), ...(await pastMoney())];
  return bookHistory(all.sort((a, b) => a.at.getTime() - b.at.getTime()));
};
