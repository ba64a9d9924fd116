import type { SaveStackingIn, Stacking } from '@huitou/shared-types/coupons/schema.ts';

export type StackingNode = Stacking['nodes'][number];
type Pair = Stacking['allowed'][number];

/** One name for a pair, whichever way round it is said. */
export const pairKey = (a: string, b: string): string => (a < b ? `${a}|${b}` : `${b}|${a}`);

export const toPairs = (allowed: readonly Pair[]): ReadonlySet<string> => new Set(allowed.map(({ a, b }) => pairKey(a, b)));

export const togglePair = (pairs: ReadonlySet<string>, a: string, b: string): ReadonlySet<string> => {
  const next = new Set(pairs);
  const key = pairKey(a, b);
  if (!next.delete(key)) next.add(key);
  return next;
};

export const toAllowed = (pairs: ReadonlySet<string>): SaveStackingIn['allowed'] =>
  [...pairs].sort().map((key) => {
    const [a = '', b = ''] = key.split('|');
    return { a, b } as SaveStackingIn['allowed'][number];
  });

export const samePairs = (a: ReadonlySet<string>, b: ReadonlySet<string>): boolean =>
  a.size === b.size && [...a].every((key) => b.has(key));

/** Nothing goes with itself, but coupons of one group may. */
export const isOpen = (a: StackingNode, b: StackingNode): boolean => a.key !== b.key || a.kind === 'group';

const quoted = ({ kind, label }: StackingNode): string => (kind !== 'group' ? label : `“${label}”${label.endsWith('券') ? '' : '券'}`);

/** What a cell means, in words. */
export const pairSentence = (a: StackingNode, b: StackingNode, allowed: boolean): string => {
  if (!isOpen(a, b)) return `同一件商品最多享受一种${a.label}，这一格不能修改。`;
  if (a.key === b.key) return allowed ? `同一单可以使用多张${quoted(a)}。` : `同一单最多使用 1 张${quoted(a)}，系统自动选最划算的一张。`;
  if (a.kind === 'group' && b.kind === 'group')
    return allowed
      ? `同一单可以同时使用${quoted(a)}和${quoted(b)}。`
      : `同一单里${quoted(a)}和${quoted(b)}只能选一种，系统自动选更划算的。`;
  if (a.kind === 'promotion' && b.kind === 'promotion')
    return allowed
      ? `同一件商品可以同时享受${a.label}和${b.label}（活动自己设为不同享的除外）。`
      : `同一件商品不能同时享受${a.label}和${b.label}。`;
  const [coupon, other] = a.kind === 'group' ? [a, b] : [b, a];
  return allowed
    ? `已享受${other.label}的商品，仍可使用${quoted(coupon)}。`
    : `已享受${other.label}的商品不计入${quoted(coupon)}的门槛，也不能抵扣；订单里其他商品不受影响。`;
};

/** What a change of the matrix amounts to, one sentence a pair. */
export const changesOf = (nodes: readonly StackingNode[], before: ReadonlySet<string>, after: ReadonlySet<string>): string[] =>
  nodes.flatMap((a, i) =>
    nodes.slice(i).flatMap((b) => {
      const key = pairKey(a.key, b.key);
      return before.has(key) === after.has(key) ? [] : [pairSentence(a, b, after.has(key))];
    }),
  );
