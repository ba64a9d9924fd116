import { type Env, env } from '../../env.ts';
import { now } from '../clock.ts';
import { sha256, sign, signedBy } from '../ids.ts';
import { fail } from '../errors.ts';
import { s3Store } from './s3-store.ts';
import { diskStore, type FileStore } from './store.ts';

let chosen: { of: Env; store: Promise<FileStore> } | undefined;
const store = (): Promise<FileStore> => {
  if (chosen?.of !== env()) chosen = { of: env(), store: env().FILES_S3_BUCKET === '' ? Promise.resolve(diskStore) : s3Store() };
  return chosen.store;
};

/** Pictures are shown to everybody at `/files/…`; private files (exports) only by a link that runs out. */
export const putPublicFile = async (folder: string, bytes: Uint8Array, extension: string, type: string): Promise<string> => {
  const name = `${folder}/${now().toISOString().slice(0, 7).replace('-', '/')}/${sha256(bytes).slice(0, 32)}.${extension}`;
  await (await store()).put(name, bytes, type);
  return `/files/${name}`;
};
/** A public file under a name of its own choice; writing it again replaces it. */
export const putNamedFile = (name: string, bytes: Uint8Array, type: string): Promise<void> =>
  store().then((one) => one.put(name, bytes, type));
export const putPrivateFile = async (name: string, bytes: Uint8Array, type: string): Promise<string> => {
  await (await store()).put(`private/${name}`, bytes, type);
  return `private/${name}`;
};
export const readFile = (name: string): Promise<Uint8Array | null> => store().then((one) => one.get(name));
export const removeFile = (name: string): Promise<void> => store().then((one) => one.remove(name));

/** A path that gives out a private file for `minutes`. */
export const privateLink = (name: string, filename: string, minutes = 10): string => {
  const until = String(Math.floor(now().getTime() / 1000) + minutes * 60);
  const query = new URLSearchParams({ name, filename, until, signature: sign(`${name}\n${filename}\n${until}`) });
  return `/api/files/private?${query.toString()}`;
};
/** The name behind a link. @throws forbidden when it was altered or has run out */
export const checkPrivateLink = (query: Record<string, string>): { name: string; filename: string } => {
  const { name = '', filename = '', until = '', signature = '' } = query;
  if (!signedBy(`${name}\n${filename}\n${until}`, signature) || Number(until) * 1000 < now().getTime())
    fail('forbidden', '下载链接已失效，请重新获取');
  return { name, filename };
};
