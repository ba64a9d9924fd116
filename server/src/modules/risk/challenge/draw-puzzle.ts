import { randomInt } from 'node:crypto';
import sharp from 'sharp';

export const WIDTH = 600;
export const HEIGHT = 300;
export const SIZE = 96;
/** The piece never starts where it belongs, nor leaves the picture. */
const LEFT = 120;

const hsl = (hue: number, saturation: number, light: number): string => `hsl(${hue % 360} ${saturation}% ${light}%)`;
const between = (low: number, high: number): number => randomInt(low, high + 1);

/** A landscape that nobody has seen before: hills, sun and a scatter of leaves in random colours. */
const landscape = (): string => {
  const hue = randomInt(360);
  const hills = Array.from({ length: 5 }, (_, i) => {
    const base = 110 + i * 40;
    const points = Array.from({ length: 9 }, (__, k) => `${k * 75},${base + between(-38, 38)}`).join(' ');
    return `<polygon points="0,${HEIGHT} ${points} ${WIDTH},${HEIGHT}" fill="${hsl(hue + i * 23, 45, 68 - i * 9)}"/>`;
  }).join('');
  const leaves = Array.from({ length: 46 }, () => {
    const [x, y, r] = [randomInt(WIDTH), randomInt(HEIGHT), between(6, 26)];
    const fill = hsl(hue + between(0, 360), between(35, 80), between(35, 80));
    return randomInt(2) === 0
      ? `<circle cx="${x}" cy="${y}" r="${r}" fill="${fill}" fill-opacity="0.55"/>`
      : `<rect x="${x}" y="${y}" width="${r * 2}" height="${r}" rx="4" fill="${fill}" fill-opacity="0.5" transform="rotate(${randomInt(180)} ${x} ${y})"/>`;
  }).join('');
  return `<rect width="${WIDTH}" height="${HEIGHT}" fill="${hsl(hue + 180, 55, 82)}"/><circle cx="${between(60, 540)}" cy="${between(30, 90)}" r="${between(20, 44)}" fill="${hsl(hue + 40, 90, 72)}"/>${hills}${leaves}`;
};

/** A square with a knob or a notch on each side, within SIZE px. */
const outline = (): string => {
  const [a, b, r] = [18, 78, 11];
  const turn = (): number => randomInt(2);
  const mid = (a + b) / 2;
  return (
    `M${a} ${a} H${mid - r} a${r} ${r} 0 0 ${turn()} ${2 * r} 0 H${b} V${mid - r} a${r} ${r} 0 0 ${turn()} 0 ${2 * r} V${b} ` +
    `H${mid + r} a${r} ${r} 0 0 ${turn()} ${-2 * r} 0 H${a} V${mid + r} a${r} ${r} 0 0 ${turn()} 0 ${-2 * r} Z`
  );
};
const svg = (width: number, height: number, content: string): Buffer =>
  Buffer.from(`<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}">${content}</svg>`);
const url = (type: string, bytes: Buffer): string => `data:image/${type};base64,${bytes.toString('base64')}`;

export interface DrawnPuzzle {
  readonly background: string;
  readonly piece: string;
  readonly x: number;
  readonly y: number;
}

/** Cuts a piece out of a picture and shades the hole, and a few false holes of another shape. About 20 ms of one core. */
export const drawPuzzle = async (): Promise<DrawnPuzzle> => {
  const [x, y] = [between(LEFT, WIDTH - SIZE - 10), between(10, HEIGHT - SIZE - 10)];
  const shape = outline();
  const picture = await sharp(svg(WIDTH, HEIGHT, landscape()))
    .png()
    .toBuffer();
  const decoys = Array.from({ length: 2 }, () => {
    const size = between(40, 70);
    return `<rect x="${between(110, WIDTH - 90)}" y="${between(5, HEIGHT - 80)}" width="${size}" height="${size}" rx="${between(4, 30)}" fill="#000" fill-opacity="0.28"/>`;
  }).join('');
  const hole = `<g transform="translate(${x} ${y})"><path d="${shape}" fill="#000" fill-opacity="0.42" stroke="#fff" stroke-opacity="0.6" stroke-width="1.5"/></g>`;
  const mask = svg(SIZE, SIZE, `<path d="${shape}" fill="#fff"/>`);
  const rim = svg(SIZE, SIZE, `<path d="${shape}" fill="none" stroke="#fff" stroke-opacity="0.9" stroke-width="2.5"/>`);
  const [background, piece] = await Promise.all([
    sharp(picture)
      .composite([{ input: svg(WIDTH, HEIGHT, decoys + hole) }])
      .webp({ quality: 72 })
      .toBuffer(),
    sharp(picture)
      .extract({ left: x, top: y, width: SIZE, height: SIZE })
      .ensureAlpha()
      .composite([{ input: mask, blend: 'dest-in' }, { input: rim }])
      .webp({ quality: 80 })
      .toBuffer(),
  ]);
  return { background: url('webp', background), piece: url('webp', piece), x, y };
};
