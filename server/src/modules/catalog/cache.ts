import { afterCommit } from '../../platform/db/transact.ts';
import { newMemory } from '../../platform/remember.ts';
import { forgetCategories } from './category-tree.ts';
import { forgetSkus } from './read-skus.ts';

const memory = newMemory();

/** What hot reads of the catalogue found. Stock and prices shown from here are for looking at; the checkout reads stock from the database. */
export const remember = memory.keep;
export const forgetCatalog = (): void => {
  memory.forget();
  forgetCategories();
  forgetSkus();
};

/** Call inside the transaction that changes something customers see. */
export const catalogChanged = (): void => afterCommit(forgetCatalog);
/** Call inside the transaction that changes nothing but how many pieces are shown. */
export const shownStockChanged = (): void => afterCommit(memory.forget);
