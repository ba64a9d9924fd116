import { route } from '../http.ts';
import type { ById, NoInput } from '../schema.ts';
import type { TaskStarted } from '../catalog/schema.ts';
import type {
  AccountIn,
  AccountListIn,
  AccountPage,
  AccountRow,
  CustomerBalance,
  EntryListIn,
  EntryPage,
  ExportEntriesIn,
  GiftIn,
  GiftOut,
  KindTotals,
  MyBalance,
  Statement,
  StatementIn,
  TakeBackIn,
  TransactionDetail,
  TransactionListIn,
  TransactionPage,
} from './schema.ts';

export const ledgerRoutes = {
  balance: route<NoInput, MyBalance>()({ method: 'GET', path: '/me/balance', access: 'customer', summary: 'My balance' }),
  statement: route<StatementIn, Statement>()({
    method: 'GET',
    path: '/me/balance/entries',
    access: 'customer',
    summary: 'What came into my balance and went out of it, newest first',
  }),
};

export const ledgerAdminRoutes = {
  kinds: route<NoInput, KindTotals>()({
    method: 'GET',
    path: '/admin/ledger/kinds',
    access: { staff: 'ledger.view' },
    summary: 'The books at a glance: every kind of account with its balance',
  }),
  accounts: route<AccountListIn, AccountPage>()({
    method: 'GET',
    path: '/admin/ledger/accounts',
    access: { staff: 'ledger.view' },
    summary: 'Accounts',
  }),
  account: route<AccountIn, AccountRow>()({
    method: 'GET',
    path: '/admin/ledger/accounts/:code',
    access: { staff: 'ledger.view' },
    summary: 'One account',
  }),
  entries: route<EntryListIn, EntryPage>()({
    method: 'GET',
    path: '/admin/ledger/accounts/:code/entries',
    access: { staff: 'ledger.view' },
    summary: 'Entries of an account, newest first, each with the balance after it',
  }),
  exportEntries: route<ExportEntriesIn, TaskStarted>()({
    method: 'POST',
    path: '/admin/ledger/accounts/:code/export',
    access: { staff: 'ledger.view' },
    summary: 'Export the entries of an account in the background',
  }),
  transactions: route<TransactionListIn, TransactionPage>()({
    method: 'GET',
    path: '/admin/ledger/transactions',
    access: { staff: 'ledger.view' },
    summary: 'Transactions, newest first',
  }),
  transaction: route<ById, TransactionDetail>()({
    method: 'GET',
    path: '/admin/ledger/transactions/:id',
    access: { staff: 'ledger.view' },
    summary: 'One transaction with all its postings',
  }),
  customer: route<ById, CustomerBalance>()({
    method: 'GET',
    path: '/admin/customers/:id/balance',
    access: { staff: 'customer.view' },
    summary: 'The balance of a customer',
  }),
  gift: route<GiftIn, GiftOut>()({
    method: 'POST',
    path: '/admin/ledger/gifts',
    access: { staff: 'balance.adjust' },
    summary: 'Give a customer balance',
    rePassword: true,
    ownIdempotency: true,
    errors: ['gift_over_limit'],
  }),
  takeBack: route<TakeBackIn, TransactionDetail>()({
    method: 'POST',
    path: '/admin/ledger/transactions/:id/reverse',
    access: { staff: 'balance.adjust' },
    summary: 'Take a gift back',
    rePassword: true,
    errors: ['state_forbidden', 'balance_insufficient'],
  }),
};
