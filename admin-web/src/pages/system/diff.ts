/** One field that differs between two states of a thing. */
export interface FieldChange {
  field: string;
  before: string | null;
  after: string | null;
}

const flat = (value: unknown, path: string, into: Map<string, string>): Map<string, string> => {
  if (value === null || value === undefined) return into;
  if (typeof value === 'object' && Object.keys(value).length > 0) {
    for (const [key, inner] of Object.entries(value)) flat(inner, path ? `${path}.${key}` : key, into);
    return into;
  }
  return into.set(path || '值', typeof value === 'string' ? value : JSON.stringify(value));
};

/** The fields of `before` and `after` that are not the same, nested ones by their path. */
export const diffFields = (before: unknown, after: unknown): FieldChange[] => {
  const [old, now] = [flat(before, '', new Map()), flat(after, '', new Map())];
  return [...new Set([...old.keys(), ...now.keys()])]
    .map((field) => ({ field, before: old.get(field) ?? null, after: now.get(field) ?? null }))
    .filter((change) => change.before !== change.after);
};
