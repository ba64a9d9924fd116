import { createRequire } from 'node:module';

interface Glyph {
  readonly path: { toSVG(): string };
}
interface Font {
  readonly unitsPerEm: number;
  layout(text: string): { readonly glyphs: readonly Glyph[]; readonly positions: readonly { readonly xAdvance: number }[] };
}
interface Fontkit {
  openSync(path: string): Font;
}

// fontkit comes with pdfkit; resolved from there so that both always read fonts with the same version.
const require = createRequire(import.meta.url);
const fontkit: Fontkit = createRequire(require.resolve('pdfkit'))('fontkit');
const files = { medium: '500Medium/NotoSansSC_500Medium.ttf', bold: '700Bold/NotoSansSC_700Bold.ttf' } as const;
export type Weight = keyof typeof files;

const fonts = new Map<Weight, Font>();
const fontOf = (weight: Weight): Font => {
  const known = fonts.get(weight);
  if (known) return known;
  const font = fontkit.openSync(require.resolve(`@expo-google-fonts/noto-sans-sc/${files[weight]}`));
  fonts.set(weight, font);
  return font;
};

interface Outline {
  readonly d: string;
  readonly advance: number;
}
const outlines = new Map<string, Outline>();
const outlineOf = (char: string, weight: Weight): Outline => {
  const key = weight + char;
  const known = outlines.get(key);
  if (known) return known;
  const run = fontOf(weight).layout(char);
  const made = {
    d: run.glyphs.map((glyph) => glyph.path.toSVG()).join(''),
    advance: run.positions.reduce((sum, p) => sum + p.xAdvance, 0),
  };
  outlines.set(key, made);
  return made;
};

/** Width in pixels of `text` set at `size`. */
export const textWidth = (text: string, size: number, weight: Weight = 'medium'): number =>
  ([...text].reduce((sum, char) => sum + outlineOf(char, weight).advance, 0) * size) / 1000;

export interface TextStyle {
  readonly size: number;
  readonly fill: string;
  readonly weight?: Weight;
  readonly anchor?: 'start' | 'middle' | 'end';
  /** The type is made smaller until it fits. */
  readonly maxWidth?: number;
  readonly spacing?: number;
}

/** `text` as outlines with its baseline at (x, y): looks the same on a machine without any Chinese font. */
export const drawText = (text: string, x: number, y: number, style: TextStyle): string => {
  const weight = style.weight ?? 'medium';
  const spacing = style.spacing ?? 0;
  const natural = textWidth(text, style.size, weight) + spacing * ([...text].length - 1);
  const shrink = style.maxWidth && natural > style.maxWidth ? style.maxWidth / natural : 1;
  const scale = (style.size * shrink) / 1000;
  const width = natural * shrink;
  let pen = x - (style.anchor === 'middle' ? width / 2 : style.anchor === 'end' ? width : 0);
  const glyphs = [...text].map((char) => {
    const { d, advance } = outlineOf(char, weight);
    const at = pen;
    pen += advance * scale + spacing * shrink;
    return d
      ? `<path transform="translate(${at.toFixed(1)} ${y.toFixed(1)}) scale(${scale.toFixed(5)} ${(-scale).toFixed(5)})" d="${d}"/>`
      : '';
  });
  return `<g fill="${style.fill}">${glyphs.join('')}</g>`;
};
