import type { z } from 'zod';
import type { MyBalance, Statement, statementIn } from '@huitou/shared-types/ledger/schema.ts';
import { iso } from '../../platform/clock.ts';
import { toPage } from '../../platform/db/keyset.ts';
import type { CustomerCall } from '../../platform/http/mount.ts';
import { balanceOf } from './accounts.ts';
import { readEntries } from './entries.queries.ts';
import { readBalance } from './read-balance.ts';

export const myBalance = (_: unknown, call: CustomerCall): Promise<MyBalance> => readBalance(balanceOf(call.actor.id));

/** What came in and went out, newest first. What a payment under way holds is not in it yet. */
export const myStatement = async (input: z.output<typeof statementIn>, call: CustomerCall): Promise<Statement> => {
  const { rows, sortValues } = await readEntries({ ...input, code: balanceOf(call.actor.id) });
  return toPage(
    rows,
    input.limit,
    (row) => ({
      id: String(row.id),
      at: iso(row.at),
      title: row.title,
      kind: row.kind,
      amount: row.own,
      balanceAfter: row.balanceAfter,
      source: { kind: row.source_kind, no: row.source_no },
    }),
    sortValues,
  );
};
