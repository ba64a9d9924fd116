/** An amount of money in fen (1/100 yuan), always an integer. */
export type Fen = number & { readonly __unit?: 'fen' };

/** `123456` → `1234.56`. For display and for outside formats; never compute with the result. */
export const yuan = (fen: Fen): string => {
  const sign = fen < 0 ? '-' : '';
  const digits = String(Math.abs(fen)).padStart(3, '0');
  return `${sign}${digits.slice(0, -2)}.${digits.slice(-2)}`;
};

/** `"1,234.5"` or `"1234.56元"` → `123456`; null when it is not an amount with at most two decimals. No floats are involved. */
export const parseYuan = (text: string): Fen | null => {
  const match = /^([+-]?)(\d{1,12})(?:\.(\d{1,2})0*)?$/.exec(
    text
      .trim()
      .replace(/^[¥￥]/, '')
      .replace(/元$/, '')
      .replace(/,/g, '')
      .trim(),
  );
  if (!match) return null;
  const fen = Number(match[2]) * 100 + Number((match[3] ?? '').padEnd(2, '0'));
  return match[1] === '-' ? -fen : fen;
};

/** The one rounding rule: half away from zero. `amount × numerator ÷ denominator`, exact for amounts up to 2^53. */
export const ratio = (amount: Fen, numerator: number, denominator: number): Fen => {
  const product = BigInt(amount) * BigInt(numerator);
  const divisor = BigInt(denominator);
  const negative = product < 0n !== divisor < 0n;
  const [p, d] = [product < 0n ? -product : product, divisor < 0n ? -divisor : divisor];
  const rounded = (p * 2n + d) / (d * 2n);
  return Number(negative ? -rounded : rounded);
};

/**
 * Splits `total` over `weights` by largest remainder, so that the parts add up exactly and no part of a positive
 * total exceeds its weight while total ≤ Σ weights. Equal remainders go to the earlier line. All-zero weights: all on the first.
 */
export const apportion = (total: Fen, weights: readonly number[]): Fen[] => {
  const sum = weights.reduce((a, b) => a + b, 0);
  if (weights.length === 0) return [];
  if (sum === 0) return weights.map((_, i) => (i === 0 ? total : 0));
  const exact = weights.map((w) => BigInt(total) * BigInt(w));
  const floors = exact.map((e) => Number(e / BigInt(sum)));
  let left = total - floors.reduce((a, b) => a + b, 0);
  const order = exact
    .map((e, i) => ({ i, rest: e % BigInt(sum) }))
    .sort((a, b) => (a.rest === b.rest ? a.i - b.i : a.rest > b.rest ? -1 : 1));
  for (const { i } of order) {
    if (left <= 0) break;
    floors[i] = (floors[i] ?? 0) + 1;
    left -= 1;
  }
  return floors;
};
