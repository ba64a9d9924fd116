/** Text as WeChat Pay takes it: no control or four-byte characters, at most `max` characters, never empty. */
export const plainText = (text: string, max: number, otherwise: string): string => {
  const kept = text
    .replace(/[\u{10000}-\u{10FFFF}]|\p{Variation_Selector}|\p{Cf}|\p{Cc}/gu, ' ')
    .replace(/\s+/g, ' ')
    .trim();
  return [...(kept === '' ? otherwise : kept)].slice(0, max).join('');
};
