import { ledgerAdminRoutes, ledgerRoutes } from '@huitou/shared-types/ledger/routes.ts';
import * as s from '@huitou/shared-types/ledger/schema.ts';
import { taskStarted } from '@huitou/shared-types/catalog/schema.ts';
import { byId, noInput } from '@huitou/shared-types/schema.ts';
import { mount, type Mounted } from '../../platform/http/mount.ts';
import { customerBalance, kindTotals, listAccounts, showAccount } from './accounts.queries.ts';
import { listEntries } from './entries.queries.ts';
import { startExport } from './export-entries.ts';
import { giveBalance } from './give-balance.ts';
import { myBalance, myStatement } from './statement.queries.ts';
import { takeBackGift } from './take-back-gift.ts';
import { listTransactions, showTransaction } from './transactions.queries.ts';

export const routes: Mounted[] = [
  mount(ledgerRoutes.balance, { in: noInput, out: s.myBalance }, myBalance),
  mount(ledgerRoutes.statement, { in: s.statementIn, out: s.statement }, myStatement),

  mount(ledgerAdminRoutes.kinds, { in: noInput, out: s.kindTotals }, kindTotals),
  mount(ledgerAdminRoutes.accounts, { in: s.accountListIn, out: s.accountPage }, listAccounts),
  mount(ledgerAdminRoutes.account, { in: s.accountIn, out: s.accountRow }, showAccount),
  mount(ledgerAdminRoutes.entries, { in: s.entryListIn, out: s.entryPage }, listEntries),
  mount(ledgerAdminRoutes.exportEntries, { in: s.exportEntriesIn, out: taskStarted }, startExport),
  mount(ledgerAdminRoutes.transactions, { in: s.transactionListIn, out: s.transactionPage }, listTransactions),
  mount(ledgerAdminRoutes.transaction, { in: byId, out: s.transactionDetail }, showTransaction),
  mount(ledgerAdminRoutes.customer, { in: byId, out: s.customerBalance }, customerBalance),
  mount(ledgerAdminRoutes.gift, { in: s.giftIn, out: s.giftOut }, giveBalance),
  mount(ledgerAdminRoutes.takeBack, { in: s.takeBackIn, out: s.transactionDetail }, takeBackGift),
];
