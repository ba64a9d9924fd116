import { fileRoutes } from '@huitou/shared-types/files/routes.ts';
import sharp from 'sharp';
import { crc32 } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { newCustomer } from '../../factories/customers.ts';
import { signInStaff } from '../../factories/staff.ts';
import { startShop, type TestShop } from '../../setup/app.ts';

let shop: TestShop;
let token: string;
beforeAll(async () => {
  shop = await startShop();
  token = (await newCustomer(shop)).token;
});
afterAll(() => shop.stop());

const picture = (width = 60, height = 40) => sharp({ create: { width, height, channels: 3, background: '#c0785a' } });
const upload = (bytes: Uint8Array, name = 'a.png', type = 'image/png') =>
  shop.api(token)(fileRoutes.uploadImage, { file: new File([new Uint8Array(bytes)], name, { type }) });

/** A small PNG whose header claims another size. */
const claiming = async (width: number, height: number): Promise<Buffer> => {
  const png = await picture().png().toBuffer();
  png.writeUInt32BE(width, 16);
  png.writeUInt32BE(height, 20);
  png.writeUInt32BE(crc32(png.subarray(12, 29)), 29);
  return png;
};

test('a picture is re-encoded without its metadata, bounded, and shown to everybody', async () => {
  const jpeg = await picture(2600, 1300)
    .withExif({ IFD0: { Artist: 'someone-secret' } })
    .jpeg()
    .toBuffer();
  const stored = await upload(jpeg, '../../evil.php', 'text/html');
  expect(stored).toMatchObject({
    width: 2000,
    height: 1000,
    url: expect.stringMatching(/^\/files\/images\/\d{4}\/\d\d\/[0-9a-f]{32}\.webp$/),
  });
  const shown = await fetch(shop.url + stored.url);
  expect([shown.status, shown.headers.get('content-type'), shown.headers.get('x-content-type-options')]).toEqual([
    200,
    'image/webp',
    'nosniff',
  ]);
  const bytes = Buffer.from(await shown.arrayBuffer());
  expect(bytes.toString('latin1')).not.toContain('someone-secret');
  expect((await sharp(bytes).metadata()).format).toBe('webp');
});

describe('is no picture:', () => {
  const svg = '<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>';
  const cases: [string, () => Promise<Buffer> | Buffer][] = [
    ['a text called .png', () => Buffer.from('hello')],
    ['nothing', () => Buffer.alloc(0)],
    ['a PNG signature and rubbish', () => Buffer.concat([Buffer.from('89504e470d0a1a0a', 'hex'), Buffer.alloc(200, 7)])],
    ['SVG', () => Buffer.from(svg)],
    ['SVG with an XML head', () => Buffer.from(`<?xml version="1.0"?>${svg}`)],
    ['GIF', () => picture().gif().toBuffer()],
    ['TIFF', () => picture().tiff().toBuffer()],
    ['half a JPEG', async () => (await picture(800, 800).jpeg().toBuffer()).subarray(0, 400)],
    ['a PNG of 60 000 × 60 000', () => claiming(60_000, 60_000)],
  ];
  test.each(cases)('%s', async (_, bytes) => {
    await expect(upload(await bytes())).rejects.toMatchObject({ code: 'image_invalid', status: 422 });
  });
});

test('too many bytes are refused: 5 MB for customers, 10 MB for staff, 20 MB for anything', async () => {
  await expect(upload(Buffer.alloc(5 * 1024 * 1024 + 1))).rejects.toMatchObject({ code: 'payload_too_large', status: 413 });
  const staff = await signInStaff(shop, []);
  const asStaff = (bytes: Buffer) => shop.api(staff)(fileRoutes.staffUploadImage, { file: new File([new Uint8Array(bytes)], 'a.png') });
  await expect(asStaff(Buffer.alloc(6 * 1024 * 1024))).rejects.toMatchObject({ code: 'image_invalid' });
  await expect(asStaff(Buffer.alloc(11 * 1024 * 1024))).rejects.toMatchObject({ code: 'payload_too_large' });
  await expect(asStaff(Buffer.alloc(21 * 1024 * 1024))).rejects.toMatchObject({ code: 'payload_too_large' });
});

test('the form must be one, with one file in it, from somebody who is signed in', async () => {
  const send = (body: string | FormData, headers: Record<string, string> = {}) =>
    fetch(`${shop.url}/api/files/images`, { method: 'POST', body, headers: { authorization: `Bearer ${token}`, ...headers } });
  expect((await send('{}', { 'content-type': 'application/json' })).status).toBe(415);
  expect((await send(new FormData())).status).toBe(400);
  expect((await send('garbage', { 'content-type': 'multipart/form-data; boundary=x' })).status).toBe(400);
  const form = new FormData();
  form.append('file', new File(['a'], 'a.png'));
  form.append('file', new File(['b'], 'b.png'));
  expect((await send(form)).status).toBe(400);
  const single = new FormData();
  single.append('file', new File([new Uint8Array(await picture().png().toBuffer())], 'a.png'));
  expect((await fetch(`${shop.url}/api/files/images`, { method: 'POST', body: single })).status).toBe(401);
});

describe('a private link', () => {
  const link = async (minutes = 10) => {
    const { privateLink, putPrivateFile } = await import('../../../server/src/platform/files/files.ts');
    return privateLink(await putPrivateFile('tasks/test.csv', Buffer.from('a,b'), 'text/csv'), '订单.csv', minutes);
  };
  const get = async (path: string) => (await fetch(shop.url + path)).status;

  test('gives the file out, as a download', async () => {
    const answer = await fetch(shop.url + (await link()));
    expect([answer.status, await answer.text(), answer.headers.get('cache-control')]).toEqual([200, 'a,b', 'private, no-store']);
    expect(answer.headers.get('content-disposition')).toContain('attachment');
  });

  test('is worth nothing when it was changed or has run out', async () => {
    const good = new URL(await link(), shop.url);
    for (const [name, value] of [
      ['name', 'private/tasks/other.csv'],
      ['name', '../../../etc/passwd'],
      ['filename', 'x.exe'],
      ['until', '9999999999'],
      ['signature', 'AAAA'],
    ] as const) {
      const changed = new URL(good);
      changed.searchParams.set(name, value);
      expect(await get(changed.pathname + changed.search)).toBe(403);
    }
    expect(await get('/api/files/private')).toBe(403);
    expect(await get(await link(-1))).toBe(403);
  });

  test('is the only way to a private file', async () => {
    await link();
    for (const path of [
      '/files/private/tasks/test.csv',
      '/files/../private/tasks/test.csv',
      '/files/%2e%2e/private/tasks/test.csv',
      '/files/images/..%2f..%2fprivate/tasks/test.csv',
    ])
      expect(await (await fetch(shop.url + path)).text()).not.toBe('a,b');
  });
});
