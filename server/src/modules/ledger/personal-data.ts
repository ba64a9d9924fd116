import { yuan } from '@huitou/shared-types/money.ts';
import { iso } from '../../platform/clock.ts';
import { registerDataExport, registerDeletionCheck } from '../customers/index.ts';
import { balanceOf } from './accounts.ts';
import { readEntries } from './entries.queries.ts';
import { readBalance } from './read-balance.ts';

const MOST_EXPORTED = 2_000;

/** An account may not go while the shop owes it money. */
registerDeletionCheck(async (customerId) => {
  const { balance } = await readBalance(balanceOf(customerId));
  return balance > 0 ? [`还有余额 ${yuan(balance)} 元未使用`] : [];
});

registerDataExport('balance', async (customerId) => {
  const code = balanceOf(customerId);
  const [{ balance }, { rows }] = await Promise.all([readBalance(code), readEntries({ code, limit: MOST_EXPORTED })]);
  return {
    balance,
    entries: rows.map((row) => ({
      at: iso(row.at),
      title: row.title,
      amount: row.own,
      balanceAfter: row.balanceAfter,
      source: row.source_no,
    })),
  };
});
