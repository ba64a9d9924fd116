import type { Slice } from '../../platform/slice.ts';
import './export-entries.ts';
import { ledgerInvariants } from './invariants.ts';
import { LedgerAccount, LedgerPosting, LedgerTransaction } from './ledger.entity.ts';
import { routes } from './ledger.routes.ts';
import './personal-data.ts';

export const ledgerSlice: Slice = {
  name: 'ledger',
  entities: [LedgerTransaction, LedgerPosting, LedgerAccount],
  routes,
  invariants: ledgerInvariants,
};
