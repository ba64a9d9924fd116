const parse = (hex: string): [number, number, number] => {
  const n = Number.parseInt(hex.slice(1), 16);
  return [(n >> 16) & 255, (n >> 8) & 255, n & 255];
};

/** `#rrggbb` moved towards another colour by `share` (0–1). */
export const mix = (from: string, to: string, share: number): string => {
  const [a, b] = [parse(from), parse(to)];
  return `#${a
    .map((part, i) =>
      Math.round(part + ((b[i] ?? 0) - part) * share)
        .toString(16)
        .padStart(2, '0'),
    )
    .join('')}`;
};
export const lighter = (hex: string, share: number): string => mix(hex, '#ffffff', share);
export const darker = (hex: string, share: number): string => mix(hex, '#1a1420', share);

const luma = (hex: string): number => {
  const [r, g, b] = parse(hex);
  return 0.299 * r + 0.587 * g + 0.114 * b;
};
/** The same hue with more colour in it. */
export const richer = (hex: string, share: number): string => {
  const grey = luma(hex);
  return `#${parse(hex)
    .map((part) =>
      Math.max(0, Math.min(255, Math.round(grey * 0.94 + (part - grey) * (1 + share))))
        .toString(16)
        .padStart(2, '0'),
    )
    .join('')}`;
};
/** Nearly white. */
export const isPale = (hex: string): boolean => luma(hex) > 218;

/** The ink that can be read on `hex`. */
export const inkOn = (hex: string): string => (luma(hex) > 150 ? '#3a2f2a' : '#fffaf2');
