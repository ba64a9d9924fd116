import { mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { randomUUID } from 'node:crypto';
import { env } from '../../env.ts';

/** Where uploads live. Names are our own (`images/2026/01/<hash>.webp`), never the user's. */
export interface FileStore {
  put: (name: string, bytes: Uint8Array, type: string) => Promise<void>;
  /** Null when there is none. */
  get: (name: string) => Promise<Uint8Array | null>;
  remove: (name: string) => Promise<void>;
}

const safe = (name: string): string => {
  if (!/^[\w-]+(\/[\w-]+)*\.\w{2,5}$/.test(name)) throw new Error(`Bad file name ${name}`);
  return path.resolve(env().FILES_DIR, name);
};

/** The default: a folder. A file appears whole or not at all. */
export const diskStore: FileStore = {
  put: async (name, bytes) => {
    const target = safe(name);
    await mkdir(path.dirname(target), { recursive: true });
    const half = `${target}.${randomUUID().slice(0, 8)}.half`;
    await writeFile(half, bytes);
    await rename(half, target);
  },
  get: async (name) => {
    try {
      return await readFile(safe(name));
    } catch {
      return null;
    }
  },
  remove: (name) => rm(safe(name), { force: true }),
};
