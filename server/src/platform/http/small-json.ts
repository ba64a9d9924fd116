import type { Context } from 'koa';
import { fail } from '../errors.ts';

const LIMIT = 4_096;

/**
 * The JSON object in the body of a `hot` route, at most 4 KiB, sent as it is.
 * @throws unsupported_media, payload_too_large, malformed_json, invalid_input
 */
export const readSmallJson = async (ctx: Context): Promise<object> => {
  if (!/^application\/json\b/.test(ctx.get('content-type')) || ctx.get('content-encoding') !== '') fail('unsupported_media');
  const text = (await readText(ctx.req)) ?? fail('payload_too_large');
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return fail('malformed_json');
  }
  if (typeof value !== 'object' || value === null) return fail('malformed_json');
  return Array.isArray(value) ? fail('invalid_input') : value;
};

/** Null when it is too long. */
const readText = (request: Context['req']): Promise<string | null> =>
  new Promise((resolve, reject) => {
    const parts: Buffer[] = [];
    let length = 0;
    request.on('data', (part: Buffer) => {
      length += part.length;
      // What is too long is read to its end and dropped, so that the answer arrives.
      if (length <= LIMIT) parts.push(part);
    });
    request.once('end', () => resolve(length > LIMIT ? null : Buffer.concat(parts).toString()));
    request.once('error', reject);
  });
