import type { TestShop } from '../../../setup/app.ts';

/**
 * How to break one rule: statements that a careless script might run; they are rolled back. What a key of the schema prevents needs
 * statements that commit by themselves: then `undo` puts everything back.
 */
export type Break = string | readonly string[] | { readonly commit: readonly string[]; readonly undo: readonly string[] };
/** The breaks of a slice: the name of an invariant → what breaks it. The file carries the name of the slice. */
export interface Breaks {
  /** Makes rows that the demo shop does not have; once, before the rules are broken. */
  readonly prepare?: (shop: TestShop) => Promise<void>;
  readonly of: Readonly<Record<string, Break>>;
}
