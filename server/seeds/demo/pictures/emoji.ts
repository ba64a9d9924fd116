import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import sharp from 'sharp';

const require = createRequire(import.meta.url);
const folder = join(dirname(require.resolve('@lobehub/fluent-emoji-3d/package.json')), 'assets');

const codes = (emoji: string): string[] => [...emoji].map((char) => (char.codePointAt(0) ?? 0).toString(16));

/** The picture file's bytes; the package drops the variation selector in some names and keeps it in others. */
const read = async (emoji: string): Promise<Buffer> => {
  const full = codes(emoji);
  const names = [full, full.filter((code) => code !== 'fe0f'), [...full, 'fe0f']].map((parts) => `${parts.join('-')}.webp`);
  for (const name of names) {
    const bytes = await readFile(join(folder, name)).catch(() => null);
    if (bytes) return bytes;
  }
  throw new Error(`no picture for emoji ${emoji} (${full.join('-')})`);
};

const uris = new Map<string, string>();

/** Loads emoji as PNG data URIs (librsvg embeds PNG, not WebP); afterwards `emojiImage` can draw them. */
export const loadEmoji = async (emoji: Iterable<string>): Promise<void> => {
  await Promise.all(
    [...new Set(emoji)]
      .filter((one) => !uris.has(one))
      .map(async (one) => {
        const png = await sharp(await read(one))
          .resize(256, 256, { fit: 'contain', background: '#0000' })
          .png({ compressionLevel: 4 })
          .toBuffer();
        uris.set(one, `data:image/png;base64,${png.toString('base64')}`);
      }),
  );
};

/** One emoji centred at (x, y), `size` wide, turned by `turn` degrees. */
export const emojiImage = (emoji: string, x: number, y: number, size: number, turn = 0, flip = false): string => {
  const uri = uris.get(emoji);
  if (!uri) throw new Error(`emoji ${emoji} was not loaded`);
  const mirrored = flip ? ' scale(-1 1)' : '';
  return `<image href="${uri}" x="${-size / 2}" y="${-size / 2}" width="${size}" height="${size}" transform="translate(${x} ${y}) rotate(${turn})${mirrored}"/>`;
};
