import { createRng, hash } from '../rng.ts';
import type { DemoProduct } from '../types.ts';
import { darker, lighter, mix } from './colour.ts';
import { emojiImage } from './emoji.ts';
import { dressOf, drawBody, drawGroup } from './group.ts';
import { line, oval, rect, shadow } from './shapes.ts';
import { paletteOf, plain, stage, table } from './stage.ts';
import { drawText, textWidth } from './text.ts';

/** The clause before the first mark: short enough for a label. */
const short = (point: string): string => point.split(/[,,::;、(]/)[0] ?? point;

/** First picture: the goods on a stand in the studio. `index` moves neighbours of a list onto different sets. */
export const hero = (product: DemoProduct, index: number): string => {
  const { look } = product;
  const set = stage(look.tone, index);
  return `${set.open}${drawGroup(look, dressOf(look), 400, set.floorY, 1.06, createRng(hash(product.code)))}</svg>`;
};

/** One variant alone, in its own colours. */
export const variantPicture = (product: DemoProduct, value: string, index: number): string => {
  const { look } = product;
  const set = stage(look.tone, index + 1);
  return `${set.open}${drawGroup(look, dressOf(look, value), 400, set.floorY, 1.12, createRng(hash(product.code + value)))}</svg>`;
};

/** Second picture: at home, on the table, with a second one behind where there are colours. */
export const atHome = (product: DemoProduct): string => {
  const { look } = product;
  const rng = createRng(hash(`${product.code}/home`));
  const others = Object.keys(look.variants ?? {});
  const second = dressOf(look, others[1]);
  const side = rng.chance(0.5) ? 1 : -1;
  const behind = others.length > 1 ? drawBody(look, second, 400 + side * 190, 640, 0.78) : emojiProp(look.emoji[look.emoji.length - 1] ?? '', 400 + side * 235, 640, 210);
  return `${table(look.tone)}${behind}${drawGroup(look, dressOf(look), 400 - side * 90, 700, 0.98, rng)}</svg>`;
};

const emojiProp = (emoji: string, x: number, floor: number, size: number): string => shadow(x, floor, size * 0.5, size * 0.1) + emojiImage(emoji, x, floor - size * 0.44, size, 6);

/** Third picture: close up, with three reasons to buy. */
export const detail = (product: DemoProduct): string => {
  const { look } = product;
  const [wall, floor] = paletteOf(look.tone);
  const ink = darker(floor, 0.72);
  const pills = product.points.slice(0, 3).map((point, i) => {
    const text = short(point);
    const width = Math.min(330, textWidth(text, 30, 'medium') + 76);
    const y = 548 + i * 76;
    return rect(48, y, width, 58, 29, '#ffffff', '') + oval(78, y + 29, 10, 10, mix(floor, ink, 0.35)) + drawText(text, 100, y + 40, { size: 30, fill: ink, maxWidth: 262 });
  });
  const light = oval(560, 420, 380, 380, lighter(wall, 0.5));
  return `${plain(look.tone)}${light}${drawBody(look, dressOf(look), 545, 860, 1.52, -5)}${drawText(product.look.label && /[^\x20-\x7e]/.test(product.look.label) ? product.look.label : short(product.subtitle), 48, 120, { size: 54, fill: ink, weight: 'bold', maxWidth: 460 })}${drawText(short(product.subtitle), 50, 172, { size: 28, fill: mix(ink, floor, 0.25), maxWidth: 420 })}${rect(50, 200, 64, 6, 3, mix(floor, ink, 0.35))}${pills.join('')}</svg>`;
};

/** Fourth picture: the facts as a card. */
export const specCard = (product: DemoProduct, brandName: string): string => {
  const { look } = product;
  const [, floor] = paletteOf(look.tone);
  const ink = darker(floor, 0.78);
  const faint = mix(ink, floor, 0.35);
  const specs = product.specs.map((spec) => ({ name: spec.name, value: spec.values.join(' / ') }));
  const rows = [...product.attributes, ...specs].slice(0, 6).map((row, i) => {
    const y = 318 + i * 68;
    return drawText(row.name, 92, y, { size: 27, fill: faint, maxWidth: 150 }) + drawText(row.value, 258, y, { size: 27, fill: ink, maxWidth: 440 }) + line(`M92 ${y + 24}H708`, floor, 2, 0.7);
  });
  return `${plain(look.tone)}${rect(52, 52, 696, 696, 36, '#ffffff', '')}${oval(612, 168, 112, 100, lighter(floor, 0.55))}${drawBody(look, dressOf(look), 612, 236, 0.38)}${drawText(brandName, 92, 124, { size: 26, fill: faint, weight: 'bold', spacing: 4 })}${drawText(product.name, 92, 184, { size: 42, fill: ink, weight: 'bold', maxWidth: 400 })}${drawText(short(product.subtitle), 92, 228, { size: 26, fill: faint, maxWidth: 400 })}${rect(92, 250, 64, 6, 3, mix(floor, ink, 0.4))}${rows.join('')}</svg>`;
};
