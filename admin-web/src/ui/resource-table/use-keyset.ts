import { useState } from 'react';

interface Keyset {
  cursor: string | undefined;
  /** Counts from 1; only for the person to see how far they are. */
  page: number;
  toNext: (next: string) => void;
  toPrevious: () => void;
  toFirst: () => void;
}

/** Walks a keyset list: remembers the cursors behind, and begins anew whenever `scope`, the filters, changes. */
export const useKeyset = (scope: string): Keyset => {
  const [state, setState] = useState<{ scope: string; cursors: string[] }>({ scope, cursors: [] });
  const cursors = state.scope === scope ? state.cursors : [];
  const go = (next: string[]): void => setState({ scope, cursors: next });
  return {
    cursor: cursors.at(-1),
    page: cursors.length + 1,
    toNext: (next) => go([...cursors, next]),
    toPrevious: () => go(cursors.slice(0, -1)),
    toFirst: () => go([]),
  };
};
