const ALPHABET = '0123456789ABCDEFGHJKLMNPQRTUWXY';
const WEIGHTS = [1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28] as const;

/** A tax number as it is printed: no spaces, capital letters. */
export const tidyTaxNo = (text: string): string => text.replaceAll(/\s/g, '').toUpperCase();

/** The check character of the first 17 characters of a unified social credit code (GB 32100-2015); null when one of them is not allowed. */
export const creditCodeCheck = (first17: string): string | null => {
  let sum = 0;
  for (const [i, weight] of WEIGHTS.entries()) {
    const value = ALPHABET.indexOf(first17[i] ?? '');
    if (value < 0 || first17[i] === undefined) return null;
    sum += value * weight;
  }
  return ALPHABET[(31 - (sum % 31)) % 31] ?? null;
};

/**
 * What looks wrong about a tax number; null when nothing does. A warning, never a refusal: some numbers in use fail the check digit,
 * and older ones of 15 or 20 characters have none.
 */
export const taxNoWarning = (text: string): string | null => {
  const no = tidyTaxNo(text);
  if (no === '') return null;
  if (no.length !== 18) return no.length === 15 || no.length === 20 ? null : '税号一般为 18 位（早年的为 15 或 20 位），请核对';
  const check = creditCodeCheck(no.slice(0, 17));
  if (check === null) return '统一社会信用代码不含 I、O、S、V、Z，请核对';
  return check === no[17] ? null : '税号校验位不符，请核对是否输错';
};
