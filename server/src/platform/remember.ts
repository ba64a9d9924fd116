import { inTransaction } from './db/orm.ts';

const FRESH_MS = 1_000;
const MOST = 5_000;
const all = new Set<() => void>();

/**
 * A place in this process that keeps what hot reads find for a second, so that staff's change shows everywhere within that. Inside a transaction
 * nothing is kept, because nobody else may depend on how that ends, and nobody else's load is waited for: it may be waiting for a connection, and
 * those are all held by transactions when the pool is used up. For the same reason a load reads on the connection in hand
 * (`keepTransactionContext`).
 */
export const newMemory = () => {
  const entries = new Map<unknown, { value: Promise<unknown>; until: number; loaded: boolean }>();
  /** Forgets everything: a load that began before this call is not found by anybody who asks after it. */
  const forget = (): void => entries.clear();
  all.add(forget);
  /** The value under `key`, loaded by the first who asks; all others of that second wait for the same load. A failure is never kept. */
  const keep = <T>(key: unknown, load: () => Promise<T>): Promise<T> => {
    const known = entries.get(key);
    const fresh = known !== undefined && known.until > Date.now();
    if (inTransaction()) return fresh && known.loaded ? (known.value as Promise<T>) : load();
    if (fresh) return known.value as Promise<T>;
    if (entries.size >= MOST) entries.clear();
    const value = load();
    const entry = { value, until: Date.now() + FRESH_MS, loaded: false };
    entries.set(key, entry);
    value.then(
      () => {
        entry.loaded = true;
      },
      () => entries.get(key) === entry && entries.delete(key),
    );
    return value;
  };
  return { keep, forget };
};

/** `load` with a memory of its own, by what it is asked. */
export const remember = <T, K = void>(load: (key: K) => Promise<T>) => {
  const { keep, forget } = newMemory();
  return { read: (key: K): Promise<T> => keep(key, () => load(key)), forget };
};

/** Of one second to the next, so many are refreshed together. */
const MOST_REFRESHED = 500;

/**
 * A memory for things that are read several at a time by their key. The first load of a second also refreshes all that the second before asked
 * for: while something is popular, one statement a second reads it, whatever it is asked for together with. Kept as long as in `newMemory`;
 * inside a transaction it is always read anew.
 */
export const rememberMany = <K, T>(load: (keys: readonly K[]) => Promise<Map<K, T>>) => {
  let loads = new Map<K, Promise<Map<K, T>>>();
  let asked = new Set<K>();
  let until = 0;
  const forget = (): void => {
    loads = new Map();
    asked = new Set();
  };
  all.add(forget);
  const start = (keys: readonly K[]): void => {
    const mine = loads;
    const loading = load(keys);
    for (const one of keys) mine.set(one, loading);
    loading.catch(() => {
      for (const one of keys) mine.delete(one);
    });
  };
  /** What is known of these keys; those that do not exist are missing from the answer. */
  const read = async (keys: readonly K[]): Promise<Map<K, T>> => {
    if (inTransaction()) return load(keys);
    if (until <= Date.now() || loads.size > MOST) {
      const lately = [...asked].slice(0, MOST_REFRESHED);
      forget();
      until = Date.now() + FRESH_MS;
      start([...new Set([...keys, ...lately])]);
    }
    const missing = keys.filter((one) => !loads.has(one));
    if (missing.length > 0) start(missing);
    for (const one of keys) asked.add(one);
    const found = await Promise.all(keys.map((one) => loads.get(one) as Promise<Map<K, T>>));
    return new Map(keys.flatMap((one, i) => (found[i]?.has(one) ? [[one, found[i].get(one) as T] as const] : [])));
  };
  return { read, forget };
};

/** Forgets what every memory of this process kept: for a process that is given another database. */
export const forgetRemembered = (): void => {
  for (const forget of all) forget();
};
