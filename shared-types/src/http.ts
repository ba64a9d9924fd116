import type { Permission } from './staff/permissions.ts';
import type { ErrorCode } from './errors.ts';

export type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';

/**
 * Who may call a route.
 * - `public`: anyone, nobody is looked up
 * - `optional`: anyone; a signed-in customer is recognised
 * - `customer`: a signed-in customer
 * - `staff`: any signed-in member of staff
 * - `{ staff: 'order.ship' }`: staff whose role grants that permission
 */
export type Access = 'public' | 'optional' | 'customer' | 'staff' | { readonly staff: Permission };

export interface RouteDef {
  readonly method: Method;
  /** Path with `:name` parameters; a parameter is taken from the input field of the same name. */
  readonly path: `/${string}`;
  readonly access: Access;
  /** One line for the API document. */
  readonly summary: string;
  /** Codes that this route may answer beside the common ones (`COMMON_ERRORS`). */
  readonly errors?: readonly ErrorCode[];
  /** The input carries one `file` and travels as multipart/form-data. */
  readonly upload?: true;
  /** The answer is a file, not JSON. */
  readonly download?: true;
  /** Staff must have typed their password again within the last minutes. */
  readonly rePassword?: true;
  /** The use case itself answers a repeated `Idempotency-Key`; the platform keeps no copy of the answer. */
  readonly ownIdempotency?: true;
  /**
   * Asked thousands of times a second: small JSON in and out, neither compressed, and no session is looked up. The use case proves by its input
   * that the session that calls (`Call.sessionMark`) is the one it knows.
   */
  readonly hot?: true;
}

/** A route and, as types only, what goes in and what comes out. */
export type Route<In = unknown, Out = unknown> = RouteDef & { readonly __in?: In; readonly __out?: Out };
export type InputOf<R> = R extends Route<infer In, unknown> ? In : never;
export type OutputOf<R> = R extends Route<unknown, infer Out> ? Out : never;

/**
 * Declares a route: `route<PlaceOrderIn, Order>()({ method: 'POST', path: '/orders', … })`.
 * The input is one flat object: path parameters by name, the rest in the query (GET, DELETE) or the JSON body.
 */
export const route =
  <In, Out>() =>
  <const D extends RouteDef>(def: D): D & { readonly __in?: In; readonly __out?: Out } =>
    def;

/** A page of a keyset list: pass `next` back as `cursor`; `next` is null on the last page. */
export interface Page<T> {
  items: T[];
  next: string | null;
}

/** The body of every refusal. `message` is in the user's language and fit to be shown. */
export interface ErrorBody {
  code: ErrorCode;
  message: string;
  details?: unknown;
  requestId: string;
}
