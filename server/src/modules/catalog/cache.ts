import { afterCommit } from '../../platform/db/transact.ts';

/**
 * What hot reads found, kept in this process for at most a second: staff's change shows within that second in every process, and at
 * once in the process that made it. Stock and prices shown from here are for looking at; the checkout reads the database.
 */
const FRESH_MS = 1_000;
const MAX_ENTRIES = 5_000;

interface Entry {
  value: Promise<unknown>;
  until: number;
}
const entries = new Map<string, Entry>();

/** The value under `key`, loaded by the first who asks; all others of that second wait for the same load. */
export const remember = <T>(key: string, load: () => Promise<T>): Promise<T> => {
  const at = Date.now();
  const known = entries.get(key);
  if (known && known.until > at) return known.value as Promise<T>;
  if (entries.size >= MAX_ENTRIES) entries.clear();
  const entry: Entry = { value: load(), until: at + FRESH_MS };
  entries.set(key, entry);
  // A failure is answered to those who wait, never kept.
  entry.value.catch(() => entries.get(key) === entry && entries.delete(key));
  return entry.value as Promise<T>;
};

/** Forgets everything: a load that began before this call is not found by anybody who asks after it. */
export const forgetCatalog = (): void => entries.clear();

/** Call inside the transaction that changes something customers see. */
export const catalogChanged = (): void => afterCommit(forgetCatalog);
