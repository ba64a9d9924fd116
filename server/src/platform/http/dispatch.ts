import { COMMON_ERRORS, errorText, type ErrorCode } from '@huitou/shared-types/errors.ts';
import type {} from '@koa/bodyparser';
import type { Context } from 'koa';
import { env } from '../../env.ts';
import { now } from '../clock.ts';
import { type AnyActor, nobody, surroundings } from '../context.ts';
import { ShopError, fail } from '../errors.ts';
import { sessionMark } from '../ids.ts';
import { log } from '../log.ts';
import { withEm } from '../db/orm.ts';
import { once } from './idempotency.ts';
import { type Call, type FileAnswer, type Mounted, ReadyAnswer } from './mount.ts';
import { readSmallJson } from './small-json.ts';
import { readUpload } from './upload.ts';

/** Who holds a token: answered by the slices that keep sessions. Null when the token is unknown or over. */
export interface Authenticator {
  customer: (token: string) => Promise<AnyActor | null>;
  staff: (token: string) => Promise<AnyActor | null>;
}
const RE_PASSWORD_MS = 10 * 60_000;

const tokenOf = (ctx: Context): string => /^Bearer ([\w-]{20,200})$/.exec(ctx.get('authorization'))?.[1] ?? '';

const actorOf = async (ctx: Context, { route }: Mounted, auth: Authenticator): Promise<AnyActor> => {
  const { access } = route;
  if (access === 'public') return nobody;
  const token = tokenOf(ctx);
  if (route.hot) return token === '' ? fail('unauthorized') : nobody;
  if (access === 'optional') return (token && (await auth.customer(token))) || nobody;
  if (token === '') return fail('unauthorized');
  const actor = await (access === 'customer' ? auth.customer(token) : auth.staff(token));
  if (!actor) return fail('session_expired');
  if (actor.kind === 'staff') {
    if (typeof access === 'object' && actor.mustChangePassword) return fail('password_change_required');
    if (typeof access === 'object' && !actor.permissions.has(access.staff)) return fail('forbidden');
    if (route.rePassword && now().getTime() - (actor.rePasswordAt?.getTime() ?? 0) > RE_PASSWORD_MS) return fail('re_password_required');
  }
  return actor;
};

const rawInput = async (ctx: Context, mounted: Mounted): Promise<Record<string, unknown>> => {
  const params = (ctx as Context & { params: Record<string, string> }).params;
  if (mounted.route.method === 'GET' || mounted.route.method === 'DELETE') return { ...mounted.parseQuery(ctx.query), ...params };
  if (mounted.route.hot) return { ...(await readSmallJson(ctx)), ...params };
  if (mounted.route.upload) return { ...(await readUpload(ctx)), ...params };
  const body: unknown = ctx.request.body ?? {};
  if (typeof body !== 'object' || body === null || Array.isArray(body)) return fail('invalid_input');
  return { ...body, ...params };
};

const isDeclared = (mounted: Mounted, code: ErrorCode): boolean =>
  (COMMON_ERRORS as readonly ErrorCode[]).includes(code) || (mounted.route.errors ?? []).includes(code);

/** Runs one request through a mounted route: who, what, once, answer. */
export const dispatch =
  (mounted: Mounted, auth: Authenticator) =>
  (ctx: Context): Promise<void> =>
    withEm(async () => {
      const { route } = mounted;
      const actor = await actorOf(ctx, mounted, auth);
      surroundings().actor = actor;
      const parsed = mounted.in.safeParse(await rawInput(ctx, mounted));
      if (!parsed.success) {
        const issues = parsed.error.issues.map((i) => ({ path: i.path.join('.'), message: i.message }));
        // A malformed id in the path names nothing that could exist.
        if (issues.every((i) => i.path !== '' && route.path.includes(`:${i.path}`))) fail('not_found');
        fail('invalid_input', issues[0]?.message, issues.slice(0, 20));
      }
      const idempotencyKey = ctx.get('idempotency-key');
      if (idempotencyKey !== '' && !/^[\w.:-]{8,80}$/.test(idempotencyKey)) fail('invalid_input', 'Idempotency-Key 格式不正确');
      if (route.ownIdempotency && idempotencyKey === '') fail('invalid_input', '缺少 Idempotency-Key');
      const call: Call<AnyActor> = {
        actor,
        ip: ctx.ip,
        userAgent: ctx.get('user-agent').slice(0, 200),
        requestId: surroundings().requestId,
        idempotencyKey,
        get sessionMark() {
          return sessionMark(tokenOf(ctx));
        },
      };
      const run = (): Promise<unknown> => mounted.handle(parsed.data as never, call as never);
      try {
        if (route.download) {
          const file = (await run()) as FileAnswer;
          ctx.attachment(file.filename);
          ctx.type = file.type;
          // Koa knows buffers and streams; any other object it would answer as JSON.
          ctx.body =
            file.body instanceof Uint8Array ? Buffer.from(file.body.buffer, file.body.byteOffset, file.body.byteLength) : file.body;
          return;
        }
        const answer = async (): Promise<unknown> => {
          const result = await run();
          return result instanceof ReadyAnswer ? result : mounted.out.parse(result);
        };
        const keepsAnswer =
          route.method !== 'GET' &&
          !route.ownIdempotency &&
          !route.upload &&
          idempotencyKey !== '' &&
          (actor.kind === 'customer' || actor.kind === 'staff');
        const body = keepsAnswer ? await once(actor, route, idempotencyKey, parsed.data, answer) : await answer();
        ctx.type = 'json';
        ctx.body = body instanceof ReadyAnswer ? body.json : body;
      } catch (error) {
        if (error instanceof ShopError && !isDeclared(mounted, error.code)) {
          log.error({ code: error.code, route: `${route.method} ${route.path}` }, 'undeclared error code');
          if (env().NODE_ENV === 'test')
            throw new Error(`${route.method} ${route.path} answered the undeclared code ${error.code}`, { cause: error });
        }
        throw error;
      }
    });

/** Any error as the body of an answer; what is unexpected is logged whole and answered bare. */
export const errorBody = (
  error: unknown,
  requestId: string,
): { status: number; body: { code: ErrorCode; message: string; details?: unknown; requestId: string } } => {
  if (error instanceof ShopError) {
    return {
      status: error.status,
      body: { code: error.code, message: error.message, ...(error.details === undefined ? {} : { details: error.details }), requestId },
    };
  }
  const { status, type } = error as { status?: number; type?: string };
  const code: ErrorCode =
    status === 413 || type === 'entity.too.large'
      ? 'payload_too_large'
      : status === 415
        ? 'unsupported_media'
        : status === 400
          ? 'malformed_json'
          : 'internal';
  if (code === 'internal') log.error({ err: error }, 'request failed');
  return { status: code === 'internal' ? 500 : Number(status), body: { code, message: errorText(code), requestId } };
};
