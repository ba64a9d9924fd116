/**
 * Text for documents: what neither the tax bureau's character set nor a Chinese font holds (control characters, emoji) is left out; cut to
 * `max` characters.
 */
export const tidy = (text: string, max: number): string =>
  [
    ...text
      .replace(/[\u{10000}-\u{10ffff}\p{Cc}\p{Cf}]|\ufe0f/gu, ' ')
      .replace(/ +/g, ' ')
      .trim(),
  ]
    .slice(0, max)
    .join('');
