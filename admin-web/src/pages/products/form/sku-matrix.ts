/** A value of a spec as it is edited: `key` stays while the name changes, so that renaming keeps what was typed for it. */
export interface SpecValueDraft {
  key: string;
  name: string;
  image?: string | null;
}
export interface SpecDraft {
  key: string;
  name: string;
  values: SpecValueDraft[];
}

/** A combination of values, one of each spec in order; the keys joined name the row. */
export interface Combination {
  id: string;
  valueKeys: readonly string[];
  names: readonly string[];
}

export const combinationId = (valueKeys: readonly string[]): string => valueKeys.join('|');

/**
 * Every combination in the order of the specs; a product without specs has exactly one, the empty one. Values that lack a name take
 * part too: a row must not vanish while its value is being retyped.
 */
export const combinations = (specs: readonly SpecDraft[]): Combination[] =>
  specs
    .filter((spec) => spec.values.length > 0)
    .reduce<{ keys: string[]; names: string[] }[]>(
      (rows, spec) =>
        rows.flatMap((row) => spec.values.map((value) => ({ keys: [...row.keys, value.key], names: [...row.names, value.name.trim()] }))),
      [{ keys: [], names: [] }],
    )
    .map(({ keys, names }) => ({ id: combinationId(keys), valueKeys: keys, names }));

/**
 * What each combination of the new specs has typed in: its own row where one was; else, after a spec was added, the row of the
 * combination that it grew from; else, after one was removed, the first row that it is a part of; else a blank one. `grown` gets
 * whether this is the first heir of its row: only one may stay the same SKU.
 */
export const carryRows = <Row>(
  next: readonly Combination[],
  rows: ReadonlyMap<string, Row>,
  blank: () => Row,
  grown: (row: Row, first: boolean) => Row,
): Map<string, Row> => {
  const taken = new Set(next.map(({ id }) => id).filter((id) => rows.has(id)));
  const known = [...rows].map(([id, row]) => ({ id, keys: id === '' ? [] : id.split('|'), row }));
  return new Map(
    next.map(({ id, valueKeys }) => {
      const own = rows.get(id);
      if (own !== undefined) return [id, own];
      const near = known.find(({ keys }) => keys.every((key) => valueKeys.includes(key)) || valueKeys.every((key) => keys.includes(key)));
      if (!near) return [id, blank()];
      const first = !taken.has(near.id);
      taken.add(near.id);
      return [id, grown(near.row, first)];
    }),
  );
};

/** What keeps the specs from being saved, in words; null when nothing does. */
export const specProblem = (specs: readonly SpecDraft[], limits: { specs: number; values: number; skus: number }): string | null => {
  const names = specs.map((spec) => spec.name.trim());
  if (names.includes('')) return '请填写规格名';
  if (new Set(names).size !== names.length) return '规格名不能重复';
  if (specs.length > limits.specs) return `最多 ${limits.specs} 个规格`;
  for (const spec of specs) {
    const values = spec.values.map((value) => value.name.trim());
    if (values.every((value) => value === '')) return `请填写“${spec.name}”的规格值`;
    if (values.includes('')) return `“${spec.name}”有空的规格值`;
    if (new Set(values).size !== values.length) return `“${spec.name}”的规格值有重复`;
    if (values.length > limits.values) return `每个规格最多 ${limits.values} 个值`;
  }
  const total = specs.reduce((n, spec) => n * spec.values.length, 1);
  return total > limits.skus ? `规格组合 ${total} 个，超过上限 ${limits.skus} 个` : null;
};

/** Moves an element of a list; returns the list itself when nothing moves. */
export const moveItem = <T>(list: readonly T[], from: number, to: number): T[] => {
  const next = [...list];
  const [item] = next.splice(from, 1);
  if (item === undefined) return [...list];
  next.splice(to, 0, item);
  return next;
};
