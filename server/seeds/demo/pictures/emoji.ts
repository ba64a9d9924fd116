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
const idOf = (emoji: string): string => `emoji-${codes(emoji).join('-')}`;

/**
 * Loads emoji as PNG data URIs (librsvg embeds PNG, not WebP), `pixels` wide; afterwards `emojiImage` can draw them. What is loaded already
 * stays as it is.
 */
export const loadEmoji = async (emoji: Iterable<string>, pixels = 256): Promise<void> => {
  await Promise.all(
    [...new Set(emoji)]
      .filter((one) => !uris.has(idOf(one)))
      .map(async (one) => {
        const png = await sharp(await read(one))
          .resize(pixels, pixels, { fit: 'contain', background: '#0000' })
          .png({ compressionLevel: 4 })
          .toBuffer();
        uris.set(idOf(one), `data:image/png;base64,${png.toString('base64')}`);
      }),
  );
};

/** One emoji centred at (x, y), `size` wide, turned by `turn` degrees. The picture needs `withEmoji` in the end. */
export const emojiImage = (emoji: string, x: number, y: number, size: number, turn = 0, flip = false): string => {
  const id = idOf(emoji);
  if (!uris.has(id)) throw new Error(`emoji ${emoji} was not loaded`);
  return `<use href="#${id}" transform="translate(${x} ${y}) rotate(${turn}) scale(${flip ? -size : size} ${size})"/>`;
};

/** Puts the emoji that a picture uses into it, each once however often it is drawn: decoding them is most of the work. */
export const withEmoji = (svg: string): string => {
  const used = new Set([...svg.matchAll(/href="#(emoji-[\da-f-]+)"/g)].map(([, id]) => id ?? ''));
  if (used.size === 0) return svg;
  const images = [...used].map((id) => `<image id="${id}" href="${uris.get(id)}" x="-.5" y="-.5" width="1" height="1"/>`);
  return svg.replace('>', `><defs>${images.join('')}</defs>`);
};
