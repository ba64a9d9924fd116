/**
 * Whether the last digit of a GTIN (EAN-8, UPC-A, EAN-13, GTIN-14) fits the others. Source: GS1 General Specifications, section 7.9.
 * Codes of other lengths carry no check digit and pass.
 */
export const checkDigitFits = (barcode: string): boolean => {
  if (!/^\d+$/.test(barcode) || ![8, 12, 13, 14].includes(barcode.length)) return true;
  const digits = [...barcode].map(Number);
  const check = digits.pop() as number;
  const sum = digits.reverse().reduce((total, digit, i) => total + digit * (i % 2 === 0 ? 3 : 1), 0);
  return (10 - (sum % 10)) % 10 === check;
};
