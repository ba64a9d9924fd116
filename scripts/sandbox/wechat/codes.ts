import qrcode from 'qrcode';
import sharp from 'sharp';
import { z } from 'zod';
import type { Sim } from '../sim.ts';
import { WechatError } from './errors.ts';
import { fields } from './fields.ts';

const channel = z
  .union([
    z.int(),
    z
      .string()
      .regex(/^\d{1,3}$/)
      .transform(Number),
  ])
  .pipe(z.int().min(0).max(255));
const schema = z.object({
  scene: z.string(),
  page: z.string().default(''),
  check_path: z.boolean().default(true),
  env_version: z.enum(['release', 'trial', 'develop']).default('release'),
  width: z.int().default(430),
  auto_color: z.boolean().default(false),
  line_color: z.object({ r: channel, g: channel, b: channel }).default({ r: 0, g: 0, b: 0 }),
  is_hyaline: z.boolean().default(false),
});
const BAD_ARGUMENTS: [number, string] = [40097, 'invalid args'];

/**
 * `POST /wxa/getwxacodeunlimit`: an image (PNG when transparent, else JPEG) of a code that opens `page` with `scene`. Here it is a QR code
 * of the sandbox's own page for it. Throws 40097, 40129 (scene), 41030 (page).
 */
export async function miniProgramCode(sim: Sim, body: Record<string, unknown>): Promise<{ image: Buffer; type: string }> {
  const input = fields(schema, body, {
    width: BAD_ARGUMENTS,
    env_version: BAD_ARGUMENTS,
    line_color: BAD_ARGUMENTS,
    page: [41030, 'invalid page'],
    scene: [40129, 'invalid scene'],
  });
  if (!/^[0-9A-Za-z!#$&'()*+,/:;=?@\-._~]{1,32}$/.test(input.scene)) throw new WechatError(40129, 'invalid scene');
  if (input.page.startsWith('/') || input.page.includes('?')) throw new WechatError(41030, 'invalid page');
  const { pages } = sim.settings;
  if (input.check_path && input.page && pages && !pages.includes(input.page)) throw new WechatError(41030, 'invalid page');
  if (input.width < 280 || input.width > 1280) throw new WechatError(40097, 'invalid args: width');

  const target = `${sim.url}/wxacode?${new URLSearchParams({ page: input.page, scene: input.scene }).toString()}`;
  const dark = input.auto_color
    ? '#000000'
    : `#${[input.line_color.r, input.line_color.g, input.line_color.b].map((n) => n.toString(16).padStart(2, '0')).join('')}`;
  const png = await qrcode.toBuffer(target, {
    width: input.width,
    margin: 2,
    color: { dark, light: input.is_hyaline ? '#ffffff00' : '#ffffffff' },
  });
  sim.journal.add('request', `小程序码 ${input.page} ${input.scene}`, true);
  return input.is_hyaline
    ? { image: png, type: 'image/png' }
    : { image: await sharp(png).jpeg({ quality: 90 }).toBuffer(), type: 'image/jpeg' };
}
