import type { Access, Route, RouteDef } from '@huitou/shared-types/http.ts';
import type { Readable } from 'node:stream';
import { z } from 'zod';
import type { CustomerActor, NobodyActor, StaffActor } from '../context.ts';
import { fromQuery } from './from-query.ts';

// What a schema has no words of its own for is refused in the user's language as well.
z.config(z.locales.zhCN());

type ActorFor<D extends RouteDef> = D extends { hot: true } ? NobodyActor : ActorOf<D['access']>;
type ActorOf<A extends Access> = A extends 'public'
  ? NobodyActor
  : A extends 'optional'
    ? CustomerActor | NobodyActor
    : A extends 'customer'
      ? CustomerActor
      : StaffActor;

/** What a use case may know of the request beside its input. */
export interface Call<A = unknown> {
  readonly actor: A;
  readonly ip: string;
  readonly userAgent: string;
  readonly requestId: string;
  /** Only on routes with `ownIdempotency`: the key under which a repeated call must find the first one's effect. */
  readonly idempotencyKey: string;
  /** Names the session that calls without giving it away: to sign something to it. Empty without one. */
  readonly sessionMark: string;
}
export type CustomerCall = Call<CustomerActor>;
export type StaffCall = Call<StaffActor>;

/** The answer of a `download` route. */
export interface FileAnswer {
  readonly body: Uint8Array | Readable;
  readonly type: string;
  readonly filename: string;
}

/** An answer that its use case has already parsed by `out` and serialised, so that what many ask for is answered from memory. Made by `ready`. */
export class ReadyAnswer {
  readonly json: Buffer;
  constructor(json: Buffer) {
    this.json = json;
  }
}
/** Parses a value by the route's `out` and serialises it. */
export const ready = <Out extends z.ZodType>(out: Out, value: z.input<Out>): ReadyAnswer =>
  new ReadyAnswer(Buffer.from(JSON.stringify(out.parse(value))));

/** A route bound to its schemas and its use case. */
export interface Mounted {
  readonly route: RouteDef;
  readonly in: z.ZodType;
  readonly out: z.ZodType;
  /** Turns query strings into the types that `in` expects. */
  readonly parseQuery: (raw: Record<string, string | string[] | undefined>) => Record<string, unknown>;
  readonly handle: (input: never, call: never) => Promise<unknown>;
}

type Same<A, B> = [A] extends [B]
  ? [B] extends [A]
    ? unknown
    : { 'the schema and the route differ': [A, B] }
  : { 'the schema and the route differ': [A, B] };
type RouteIn<D> = D extends Route<infer In, unknown> ? In : never;
type RouteOut<D> = D extends Route<unknown, infer Out> ? Out : never;

/**
 * Binds a route of the contract to its schemas and its use case. It does not compile when a schema and the route disagree.
 * Unknown fields of the input are refused; fields of the result that `out` does not name never leave the server.
 */
export const mount = <D extends RouteDef, In extends z.ZodType, Out extends z.ZodType>(
  route: D & Same<z.input<In>, RouteIn<D>> & Same<z.output<Out>, RouteOut<D>>,
  schemas: { in: In; out: Out },
  handle: (input: z.output<In>, call: Call<ActorFor<D>>) => Promise<D extends { download: true } ? FileAnswer : z.input<Out> | ReadyAnswer>,
): Mounted => {
  const strict = schemas.in instanceof z.ZodObject ? schemas.in.strict() : schemas.in;
  return { route, in: strict, out: schemas.out, parseQuery: fromQuery(schemas.in), handle };
};

/** An address that an outside party calls in its own protocol: no contract, no session, the raw bytes. */
export interface RawRequest {
  readonly headers: Record<string, string | string[] | undefined>;
  readonly query: Record<string, string>;
  readonly rawBody: string;
}
export interface RawRoute {
  readonly method: 'GET' | 'POST';
  readonly path: `/api/${string}`;
  readonly handle: (request: RawRequest) => Promise<{ status: number; body?: unknown; type?: string }>;
}
