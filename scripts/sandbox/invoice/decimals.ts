/** Decimal places that every number is brought to, so that products and sums compare exactly. */
const SCALE = 13;
const UNIT = 10n ** BigInt(SCALE);

/** A decimal number as an integer of 10⁻¹³, or nothing when it is none (at most 16 characters, as all numbers of the platform). */
export function decimal(text: string): bigint | undefined {
  const [, sign = '', whole = '', fraction = ''] = /^(-?)(\d+)(?:\.(\d{1,13}))?$/.exec(text) ?? [];
  if (!whole || text.length > 16) return undefined;
  const value = BigInt(whole) * UNIT + BigInt(fraction.padEnd(SCALE, '0'));
  return sign ? -value : value;
}

/** Fen of an amount with at most two decimals, or nothing. */
export function fenOf(text: string): number | undefined {
  const value = decimal(text);
  if (value === undefined || value % (UNIT / 100n) !== 0n) return undefined;
  return Number(value / (UNIT / 100n));
}

/** Fen as the platform writes amounts: `-12.50`. */
export const yuan = (fen: number): string =>
  `${fen < 0 ? '-' : ''}${Math.floor(Math.abs(fen) / 100)}.${String(Math.abs(fen) % 100).padStart(2, '0')}`;

const distance = (a: bigint, b: bigint): bigint => (a > b ? a - b : b - a);

/** How far a product is from an amount in fen, in 10⁻²⁶ yuan. */
export const productOff = (a: bigint, b: bigint, fen: number): bigint => distance(a * b, (BigInt(fen) * UNIT * UNIT) / 100n);

/** An amount of yuan in the unit of `productOff`. */
export const tolerance = (hundredths: number): bigint => (BigInt(hundredths) * UNIT * UNIT) / 100n;
export { UNIT as ONE };
