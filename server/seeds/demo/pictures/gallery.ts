import { createRng, hash } from '../rng.ts';
import type { DemoProduct } from '../types.ts';
import { darker, isPale, lighter, mix, richer } from './colour.ts';
import { emojiImage } from './emoji.ts';
import { dressOf, drawBody, drawGroup, isLow } from './group.ts';
import { line, oval, rect, shadow } from './shapes.ts';
import { paletteOf, plain, stage, table } from './stage.ts';
import { drawText, textWidth } from './text.ts';

const clauses = (text: string): [first: string, second: string] => {
  const [first = text, second = ''] = text.split(/[,,::;、(]/);
  return [first, second];
};
/** The clause before the first mark: short enough for a label. */
const short = (point: string): string => clauses(point)[0];

/** First picture: the goods on a stand in the studio. `index` moves neighbours of a list onto different sets. */
export const hero = (product: DemoProduct, index: number): string => {
  const { look } = product;
  const set = stage(look.tone, index, isPale(look.paint.main));
  return `${set.open}${drawGroup(look, dressOf(look), 400, set.floorY, 1.2, createRng(hash(product.code)))}</svg>`;
};

/** One variant alone, in its own colours. */
export const variantPicture = (product: DemoProduct, value: string, index: number): string => {
  const { look } = product;
  const dress = dressOf(look, value);
  const set = stage(look.tone, index + 1, isPale(dress.paint.main));
  return `${set.open}${drawGroup(look, dress, 400, set.floorY, 1.22, createRng(hash(product.code + value)))}</svg>`;
};

/** Second picture: at home, on the table, with a second one behind where there are colours. */
export const atHome = (product: DemoProduct): string => {
  const { look } = product;
  const rng = createRng(hash(`${product.code}/home`));
  const others = Object.keys(look.variants ?? {});
  const second = dressOf(look, others[1]);
  const side = rng.chance(0.5) ? 1 : -1;
  const behind =
    others.length > 1
      ? drawBody(look, second, 400 + side * 190, 640, 0.78)
      : emojiProp(look.emoji[look.emoji.length - 1] ?? '', 400 + side * 235, 640, 210);
  return `${table(look.tone)}${behind}${drawGroup(look, dressOf(look), 400 - side * 90, 700, 0.98, rng)}</svg>`;
};

const emojiProp = (emoji: string, x: number, floor: number, size: number): string =>
  shadow(x, floor, size * 0.5, size * 0.1) + emojiImage(emoji, x, floor - size * 0.44, size, 6);

/** Third picture: close up, with three reasons to buy. */
export const detail = (product: DemoProduct): string => {
  const { look } = product;
  const [wall, floor] = paletteOf(look.tone);
  const ink = darker(floor, 0.72);
  const [title, more] = clauses(product.subtitle);
  const low = isLow(look);
  const pills = product.points.slice(0, 3).map((point, i) => {
    const text = short(point);
    const width = Math.min(340, textWidth(text, 30) + 84);
    const y = (low ? 236 : 536) + i * 78;
    return (
      rect(48, y, width, 60, 30, '#ffffff') +
      oval(80, y + 30, 10, 10, mix(floor, ink, 0.35)) +
      drawText(text, 104, y + 41, { size: 30, fill: ink, maxWidth: 264 })
    );
  });
  const pale = isPale(look.paint.main);
  const light = oval(560, 430, 390, 390, pale ? richer(floor, 0.6) : lighter(wall, 0.5));
  const goods = low ? drawBody(look, dressOf(look), 440, 770, 1.36) : drawBody(look, dressOf(look), 560, 860, 1.52, -5);
  const heading =
    drawText(title, 48, 118, { size: 56, fill: ink, weight: 'bold', maxWidth: 560 }) +
    drawText(more || product.name, 50, 172, { size: 29, fill: mix(ink, floor, 0.25), maxWidth: 460 });
  return `${plain(look.tone)}${light}${goods}${heading}${rect(50, 198, 64, 6, 3, mix(floor, ink, 0.35))}${pills.join('')}</svg>`;
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
    return (
      drawText(row.name, 92, y, { size: 27, fill: faint, maxWidth: 150 }) +
      drawText(row.value, 258, y, { size: 27, fill: ink, maxWidth: 440 }) +
      line(`M92 ${y + 24}H708`, floor, 2, 0.7)
    );
  });
  return `${plain(look.tone)}${rect(52, 52, 696, 696, 36, '#ffffff', '')}${oval(612, 168, 112, 100, lighter(floor, 0.55))}${drawBody(look, dressOf(look), 612, 236, 0.38)}${drawText(brandName, 92, 124, { size: 26, fill: faint, weight: 'bold', spacing: 4 })}${drawText(product.name, 92, 184, { size: 42, fill: ink, weight: 'bold', maxWidth: 400 })}${drawText(short(product.subtitle), 92, 228, { size: 26, fill: faint, maxWidth: 400 })}${rect(92, 250, 64, 6, 3, mix(floor, ink, 0.4))}${rows.join('')}${drawText('正品保证  ·  坏损包赔  ·  七天无忧', 400, 724, { size: 22, fill: faint, anchor: 'middle' })}</svg>`;
};
