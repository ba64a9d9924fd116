type Rgb = readonly [number, number, number];

const channel = (value: number): number => {
  const part = value / 255;
  return part <= 0.03928 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
};
const luminance = ([red, green, blue]: Rgb): number => 0.2126 * channel(red) + 0.7152 * channel(green) + 0.0722 * channel(blue);

/** Contrast of two colours (WCAG 2.1), 1 to 21. */
export const contrast = (a: Rgb, b: Rgb): number => {
  const [dark = 0, light = 0] = [luminance(a), luminance(b)].sort((x, y) => x - y);
  return (light + 0.05) / (dark + 0.05);
};

const WHITE: Rgb = [255, 255, 255];
const INK: Rgb = [0x21, 0x1b, 0x15];
const READABLE = 4.6;
const css = (rgb: Rgb): string => `rgb(${rgb.join(', ')})`;

/**
 * A card in the colour that staff chose for a level, with text that can be read on it: dark on gold and silver, white on the rest. What lies between
 * is darkened a little.
 */
export const levelStyle = (hex: string): { backgroundColor: string; color: string } => {
  const parts = /^#([0-9a-f]{2})([0-9a-f]{2})([0-9a-f]{2})$/i.exec(hex);
  const [red = 0, green = 0, blue = 0] = (parts?.slice(1) ?? []).map((part) => Number.parseInt(part, 16));
  const chosen: Rgb = [red, green, blue];
  if (contrast(INK, chosen) >= READABLE && contrast(INK, chosen) > contrast(WHITE, chosen))
    return { backgroundColor: css(chosen), color: css(INK) };
  for (let share = 1; ; share -= 0.04) {
    const darker: Rgb = [Math.round(red * share), Math.round(green * share), Math.round(blue * share)];
    if (contrast(WHITE, darker) >= READABLE) return { backgroundColor: css(darker), color: css(WHITE) };
  }
};
