import type { Slice } from '../../platform/slice.ts';
import { ledgerInvariants } from './invariants.ts';
import { LedgerAccount, LedgerPosting, LedgerTransaction } from './ledger.entity.ts';

export const ledgerSlice: Slice = {
  name: 'ledger',
  entities: [LedgerTransaction, LedgerPosting, LedgerAccount],
  invariants: ledgerInvariants,
};
