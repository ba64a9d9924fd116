import { afterCommit } from '../../platform/db/transact.ts';
import { newMemory } from '../../platform/remember.ts';

const memory = newMemory();

/** What hot reads of the catalogue found. Stock and prices shown from here are for looking at; the checkout reads the database. */
export const remember = memory.keep;
export const forgetCatalog = memory.forget;

/** Call inside the transaction that changes something customers see. */
export const catalogChanged = (): void => afterCommit(forgetCatalog);
