import { existsSync } from 'node:fs';
import path from 'node:path';
import send from 'koa-send';
import type { Context, Middleware } from 'koa';
import { env } from '../../env.ts';
import { readFile } from '../files/files.ts';

const YEAR_SECONDS = 31_536_000;
/** File names that carry a hash of their content never change. */
const isHashed = (file: string): boolean => /[.-][0-9a-zA-Z_-]{8,}\.(js|css|woff2?|png|webp|svg)$/.test(file);

const serveApp = async (ctx: Context, root: string, file: string): Promise<void> => {
  const setHeaders = (res: { setHeader: (k: string, v: string) => void }, found: string): void =>
    res.setHeader('Cache-Control', isHashed(found) ? `public, max-age=${YEAR_SECONDS}, immutable` : 'no-cache');
  try {
    if (file === '' || file.endsWith('/')) throw Object.assign(new Error('folder'), { status: 404 });
    await send(ctx as never, file, { root, setHeaders: setHeaders as never });
  } catch (error) {
    if ((error as { status?: number }).status !== 404) throw error;
    // A path of the app's own router; a missing file with an ending is simply missing.
    if (path.extname(file) === '') await send(ctx as never, 'index.html', { root, setHeaders: setHeaders as never });
  }
};

/** Uploaded files, the admin at `/admin/`, the storefront at `/`. */
export const serveStatic = (): Middleware => {
  const storefront = path.resolve(env().STOREFRONT_DIR);
  const admin = path.resolve(env().ADMIN_DIR);
  return async (ctx, next) => {
    if ((ctx.method !== 'GET' && ctx.method !== 'HEAD') || ctx.path.startsWith('/api/')) return next();
    if (ctx.path.startsWith('/files/')) {
      const name = ctx.path.slice('/files/'.length);
      if (!/^(?!private\/)[\w-]+(\/[\w-]+)*\.\w{2,5}$/.test(name)) return next();
      const bytes = await readFile(name);
      if (!bytes) return next();
      ctx.set('Cache-Control', `public, max-age=${YEAR_SECONDS}, immutable`);
      ctx.type = path.extname(name);
      ctx.body = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
      return undefined;
    }
    if (ctx.path === '/admin') return ctx.redirect('/admin/');
    const [root, file] = ctx.path.startsWith('/admin/') ? [admin, ctx.path.slice('/admin/'.length)] : [storefront, ctx.path.slice(1)];
    if (!existsSync(path.join(root, 'index.html'))) return next();
    await serveApp(ctx, root, decodeURIComponent(file));
    return undefined;
  };
};
