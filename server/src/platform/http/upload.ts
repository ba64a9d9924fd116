import multer from '@koa/multer';
import type {} from '@koa/bodyparser';
import type { Context } from 'koa';
import { fail } from '../errors.ts';

const MAX_BYTES = 20 * 1024 * 1024;
const receive = multer({
  storage: multer.memoryStorage(),
  limits: { files: 1, fileSize: MAX_BYTES, fields: 10, fieldSize: 10_000 },
}).single('file');

/** The form's text fields and its one file. @throws payload_too_large, invalid_input */
export const readUpload = async (ctx: Context): Promise<Record<string, unknown>> => {
  if (!ctx.is('multipart/form-data')) fail('unsupported_media');
  try {
    await receive(ctx as never, async () => undefined);
  } catch (error) {
    fail((error as { code?: string }).code === 'LIMIT_FILE_SIZE' ? 'payload_too_large' : 'invalid_input', undefined);
  }
  const { file } = ctx as Context & { file?: { originalname: string; buffer: Buffer } };
  if (!file) fail('invalid_input', '请选择文件');
  const fields = Object.fromEntries(Object.entries((ctx.request.body ?? {}) as Record<string, unknown>));
  // Multer reads names as latin1; browsers send UTF-8.
  return { ...fields, file: { name: Buffer.from(file?.originalname ?? '', 'latin1').toString('utf8'), bytes: file?.buffer } };
};
