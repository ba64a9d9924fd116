import type { ErrorBody, InputOf, OutputOf, RouteDef } from './http.ts';
import { errorText, type ErrorCode } from './errors.ts';

/** What a transport has to do: one HTTP call; it never throws for a status. `body` is JSON-ready, or a form for uploads. */
export interface ClientRequest {
  method: RouteDef['method'];
  /** Path with query, beginning with `/api`. */
  url: string;
  headers: Record<string, string>;
  body?: unknown;
  upload?: true;
  download?: true;
  signal?: AbortSignal;
}
export interface ClientResponse {
  status: number;
  body: unknown;
}
export type Transport = (request: ClientRequest) => Promise<ClientResponse>;

export interface CallOptions {
  /** Repeat the same key to repeat the same call: the first answer comes back. Made anew for each call when absent. */
  idempotencyKey?: string;
  signal?: AbortSignal;
}

/** A refusal by the server, or `network_error` when there was no answer. */
export class ApiError extends Error {
  override readonly name = 'ApiError';
  readonly code: ErrorCode;
  readonly status: number;
  readonly details: unknown;
  readonly requestId: string;
  constructor(status: number, body: Partial<ErrorBody>) {
    const code = body.code ?? (status === 0 ? 'network_error' : 'internal');
    super(body.message ?? errorText(code));
    this.code = code;
    this.status = status;
    this.details = body.details;
    this.requestId = body.requestId ?? '';
  }
}

let counter = 0;
const random = (): string => {
  counter += 1;
  return `${Date.now().toString(36)}-${counter.toString(36)}-${Math.random().toString(36).slice(2, 12)}`;
};
/** A key for one intention of the user: make it when the form opens, and repeat it on every retry. */
export const newIdempotencyKey = random;

const queryString = (fields: Record<string, unknown>): string => {
  const parts: string[] = [];
  for (const [name, value] of Object.entries(fields)) {
    if (value === undefined || value === null || value === '') continue;
    for (const one of Array.isArray(value) ? value : [value]) parts.push(`${encodeURIComponent(name)}=${encodeURIComponent(String(one))}`);
  }
  return parts.length === 0 ? '' : `?${parts.join('&')}`;
};

/** Turns a route and its input into the HTTP call; used by the clients and by the tests. */
export const toRequest = (route: RouteDef, input: Record<string, unknown> = {}): Pick<ClientRequest, 'method' | 'url' | 'body'> => {
  const rest = { ...input };
  const path = route.path.replace(/:(\w+)/g, (_, name: string) => {
    const value = rest[name];
    delete rest[name];
    return encodeURIComponent(String(value));
  });
  if (route.method === 'GET' || route.method === 'DELETE') return { method: route.method, url: `/api${path}${queryString(rest)}` };
  return { method: route.method, url: `/api${path}`, body: rest };
};

export type Api = <R extends RouteDef>(
  route: R,
  ...args: Record<string, never> extends InputOf<R>
    ? [input?: InputOf<R>, options?: CallOptions]
    : [input: InputOf<R>, options?: CallOptions]
) => Promise<OutputOf<R>>;

/**
 * The typed client: `const api = makeClient(transport); await api(orderRoutes.place, { … })`.
 * @throws ApiError for every answer that is not 2xx, and with code `network_error` when there is none.
 */
export const makeClient = (transport: Transport): Api =>
  (async (route: RouteDef, input?: Record<string, unknown>, options: CallOptions = {}) => {
    const headers: Record<string, string> = {};
    if (route.method !== 'GET') headers['Idempotency-Key'] = options.idempotencyKey ?? random();
    let response: ClientResponse;
    try {
      response = await transport({
        ...toRequest(route, input ?? {}),
        headers,
        ...(route.upload ? { upload: true } : {}),
        ...(route.download ? { download: true } : {}),
        ...(options.signal ? { signal: options.signal } : {}),
      });
    } catch (error) {
      if (error instanceof ApiError) throw error;
      throw new ApiError(0, {});
    }
    if (response.status >= 200 && response.status < 300) return response.body;
    throw new ApiError(response.status, (response.body ?? {}) as Partial<ErrorBody>);
  }) as Api;
