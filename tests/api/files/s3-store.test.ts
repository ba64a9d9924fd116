import { fileRoutes } from '@huitou/shared-types/files/routes.ts';
import S3rver from '@20minutes/s3rver';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import sharp from 'sharp';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { newCustomer } from '../../factories/customers.ts';
import { startShop, type TestShop } from '../../setup/app.ts';

const BUCKET = 'huitou-uploads';
const directory = mkdtempSync(path.join(tmpdir(), 'huitou-s3-'));
const s3 = new S3rver({ port: 0, address: '127.0.0.1', silent: true, directory, configureBuckets: [{ name: BUCKET }] });
let shop: TestShop;
let token: string;

beforeAll(async () => {
  const { port } = await s3.run();
  shop = await startShop({
    FILES_S3_BUCKET: BUCKET,
    FILES_S3_ENDPOINT: `http://127.0.0.1:${port}`,
    FILES_S3_REGION: 'us-east-1',
    FILES_S3_ACCESS_KEY: 'S3RVER',
    FILES_S3_SECRET_KEY: 'S3RVER',
  });
  token = (await newCustomer(shop)).token;
});
afterAll(async () => {
  await shop.stop();
  await s3.close();
  rmSync(directory, { recursive: true, force: true });
});

const picture = () =>
  sharp({ create: { width: 60, height: 40, channels: 3, background: '#2a7d5f' } })
    .png()
    .toBuffer();

test('an upload goes to the bucket and is shown from there', async () => {
  const file = new File([new Uint8Array(await picture())], 'a.png', { type: 'image/png' });
  const stored = await shop.api(token)(fileRoutes.uploadImage, { file });
  expect(existsSync(path.join(directory, BUCKET, `${stored.url.replace('/files/', '')}._S3rver_object`))).toBe(true);
  const shown = await fetch(shop.url + stored.url);
  expect([shown.status, shown.headers.get('content-type')]).toEqual([200, 'image/webp']);
  expect((await sharp(Buffer.from(await shown.arrayBuffer())).metadata()).width).toBe(60);
});

test('what is not in the bucket is not found; private files come by their link only, until they are removed', async () => {
  expect((await fetch(`${shop.url}/files/images/2026/01/${'0'.repeat(32)}.webp`)).status).toBe(404);
  const { privateLink, putPrivateFile, readFile, removeFile } = await import('../../../server/src/platform/files/files.ts');
  const name = await putPrivateFile('exports/orders.csv', Buffer.from('订单号,金额'), 'text/csv');
  expect((await fetch(`${shop.url}/files/${name}`)).status).toBe(404);
  const link = shop.url + privateLink(name, '订单.csv');
  expect(await (await fetch(link)).text()).toBe('订单号,金额');
  await removeFile(name);
  expect(await readFile(name)).toBeNull();
  expect((await fetch(link)).status).toBe(404);
});

test('an upload that the bucket refuses is an error, and nothing is said to be stored', async () => {
  const { s3Store } = await import('../../../server/src/platform/files/s3-store.ts');
  const { env, setEnv } = await import('../../../server/src/env.ts');
  const right = env().FILES_S3_SECRET_KEY;
  setEnv({ ...process.env, FILES_S3_SECRET_KEY: 'wrong' });
  const store = await s3Store();
  await expect(store.put('images/x.webp', await picture(), 'image/webp')).rejects.toThrow(/signature/i);
  setEnv({ ...process.env, FILES_S3_SECRET_KEY: right });
});
