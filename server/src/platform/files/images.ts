import { fail } from '../errors.ts';
import { putPublicFile } from './files.ts';

const ACCEPTED = new Set(['jpeg', 'png', 'webp']);
const MAX_SIDE = 2000;

/**
 * Checks a picture by its content, turns it upright, drops its metadata, bounds it to 2000 px and stores it as WebP.
 * What is stored was written by us: nothing of the upload's bytes survives.
 * @throws image_invalid, payload_too_large
 */
export const storeImage = async (bytes: Uint8Array, maxBytes: number): Promise<{ url: string; width: number; height: number }> => {
  if (bytes.byteLength > maxBytes) fail('payload_too_large', `图片不能超过 ${Math.floor(maxBytes / 1024 / 1024)} MB`);
  // Large, and needed by uploads only.
  const { default: sharp } = await import('sharp');
  try {
    const image = sharp(bytes, { limitInputPixels: 50_000_000, failOn: 'error' });
    const { format } = await image.metadata();
    if (!ACCEPTED.has(format ?? '')) return fail('image_invalid');
    const { data, info } = await image
      .rotate()
      .resize({ width: MAX_SIDE, height: MAX_SIDE, fit: 'inside', withoutEnlargement: true })
      .webp({ quality: 82 })
      .toBuffer({ resolveWithObject: true });
    return { url: await putPublicFile('images', data, 'webp', 'image/webp'), width: info.width, height: info.height };
  } catch {
    return fail('image_invalid');
  }
};
