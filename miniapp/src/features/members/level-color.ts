const channel = (value: number): number => {
  const part = value / 255;
  return part <= 0.03928 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
};

/** Contrast of white text on a colour (WCAG 2.1), 1 to 21. */
export const contrastWithWhite = ([red, green, blue]: readonly [number, number, number]): number =>
  1.05 / (0.2126 * channel(red) + 0.7152 * channel(green) + 0.0722 * channel(blue) + 0.05);

const READABLE = 5.5;

/** The colour that staff chose for a level, darkened until white text can be read on it: staff choose gold and silver, too. */
export const cardColor = (hex: string): string => {
  const parts = /^#([0-9a-f]{2})([0-9a-f]{2})([0-9a-f]{2})$/i.exec(hex);
  const [red = 0, green = 0, blue = 0] = (parts?.slice(1) ?? []).map((part) => Number.parseInt(part, 16));
  for (let share = 1; ; share -= 0.04) {
    const rgb = [Math.round(red * share), Math.round(green * share), Math.round(blue * share)] as const;
    if (contrastWithWhite(rgb) >= READABLE) return `rgb(${rgb.join(', ')})`;
  }
};
