import { createRng, hash } from '../rng.ts';
import type { DemoProduct } from '../types.ts';
import { darker, lighter, mix } from './colour.ts';
import { emojiImage } from './emoji.ts';
import { dressOf, drawGroup } from './group.ts';
import type { Tone } from './look.ts';
import { oval, path, rect, shades, shadow } from './shapes.ts';
import { paletteOf } from './stage.ts';
import { drawText } from './text.ts';

/** What the home page's banners say and which goods stand on them; `link` is a sub-category or product code. */
export const banners = [
  {
    code: 'banner-1',
    title: '秋冬鲜果季',
    line: '树上熟 · 次日达 · 坏果包赔',
    badge: '满 99 包邮',
    tone: 'citrus',
    products: ['F001', 'F002'],
    link: { kind: 'category', code: 'fresh-fruit' },
  },
  {
    code: 'banner-2',
    title: '一杯好茶好咖啡',
    line: '当季新茶与现烘咖啡豆',
    badge: '新客立减',
    tone: 'tea',
    products: ['D001', 'D005'],
    link: { kind: 'category', code: 'drink-tea' },
  },
  {
    code: 'banner-3',
    title: '把家过成诗',
    line: '床品 · 器皿 · 香氛,松弛感上新',
    badge: '新品',
    tone: 'home',
    products: ['H006', 'H010'],
    link: { kind: 'category', code: 'home-deco' },
  },
  {
    code: 'banner-4',
    title: '好声音 好电量',
    line: '降噪耳机与快充,一年质保',
    badge: '热卖',
    tone: 'tech',
    products: ['T001', 'T003'],
    link: { kind: 'category', code: 'tech-audio' },
  },
] as const satisfies readonly {
  code: string;
  title: string;
  line: string;
  badge: string;
  tone: Tone;
  products: readonly string[];
  link: { kind: 'category' | 'product'; code: string };
}[];

/** 1500 × 640: 750 × 320 at two pixels a point. */
export const bannerPicture = (banner: (typeof banners)[number], products: readonly DemoProduct[]): string => {
  const [wall, floor, stand] = paletteOf(banner.tone);
  const ink = darker(floor, 0.74);
  const goods = banner.products.flatMap((code) => products.find((product) => product.code === code) ?? []);
  const groups = goods
    .map((product, i) =>
      drawGroup(product.look, dressOf(product.look), 930 + i * 330, 566 - i * 20, i === 0 ? 0.96 : 0.8, createRng(hash(product.code))),
    )
    .reverse();
  return (
    `<svg xmlns="http://www.w3.org/2000/svg" width="1500" height="640" viewBox="0 0 1500 640"><defs>${shades}<linearGradient id="bg" x1="0" x2="1" y1="0" y2="1"><stop offset="0" stop-color="${lighter(wall, 0.5)}"/><stop offset="1" stop-color="${mix(wall, floor, 0.9)}"/></linearGradient></defs>` +
    `<rect width="1500" height="640" fill="url(#bg)"/>${oval(1060, 300, 330, 330, lighter(wall, 0.45), 'soft')}${path('M0 640V560Q400 500 800 540T1500 500V640Z', lighter(floor, 0.25), 'down')}` +
    `${oval(1060, 574, 420, 62, lighter(stand, 0.4))}${shadow(1060, 592, 430, 60)}${groups.join('')}` +
    drawText(banner.title, 96, 270, { size: 92, fill: ink, weight: 'bold', maxWidth: 600, spacing: 3 }) +
    drawText(banner.line, 100, 344, { size: 36, fill: mix(ink, floor, 0.2), maxWidth: 560 }) +
    rect(98, 396, 236, 76, 38, ink, '') +
    drawText(banner.badge, 216, 447, { size: 34, fill: '#ffffff', weight: 'bold', anchor: 'middle', maxWidth: 190 }) +
    '</svg>'
  );
};

const iconTones: readonly Tone[] = ['fresh', 'tea', 'snack', 'grain', 'home', 'care', 'wear', 'tech'];

/** 192 × 192: a category's icon on a soft round ground. `index` is the top category's place. */
export const iconPicture = (emoji: string, index: number): string => {
  const [wall, floor] = paletteOf(iconTones[index % iconTones.length] ?? 'fresh');
  return `<svg xmlns="http://www.w3.org/2000/svg" width="192" height="192" viewBox="0 0 192 192"><defs>${shades}</defs>${rect(4, 4, 184, 184, 64, mix(wall, floor, 0.25), 'soft')}${shadow(96, 152, 58, 13)}${emojiImage(emoji, 96, 92, 122)}</svg>`;
};
