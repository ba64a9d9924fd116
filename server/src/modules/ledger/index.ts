export { balanceOf, type Posting } from './accounts.ts';
export { bookHistory, type PastTransaction } from './book-history.ts';
export { hold, type HeldOutcome, postHeld, voidHeld } from './hold.ts';
export { post, type Posted } from './post.ts';
export { type Balance, readBalance, readBalances } from './read-balance.ts';
export { reverse } from './reverse.ts';
export type { NewTransaction } from './write-transaction.ts';
