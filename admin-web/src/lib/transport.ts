import type { ClientRequest, ClientResponse, Transport } from '@huitou/shared-types/client.ts';
import { useAuth } from './auth.ts';
import { useRePassword } from './re-password.ts';

/** A downloaded file with the name that the server gave it. */
export interface Download {
  blob: Blob;
  name: string;
}

const bodyOf = (request: ClientRequest): BodyInit | undefined => {
  if (request.body === undefined) return undefined;
  if (!request.upload) return JSON.stringify(request.body);
  const form = new FormData();
  for (const [name, value] of Object.entries(request.body as Record<string, unknown>)) {
    if (value === undefined || value === null) continue;
    form.append(name, value instanceof Blob || typeof value === 'string' ? value : JSON.stringify(value));
  }
  return form;
};

const fileName = (header: string | null): string => {
  const encoded = /filename\*=UTF-8''([^;]+)/i.exec(header ?? '')?.[1];
  if (encoded) return decodeURIComponent(encoded);
  return /filename="?([^";]+)"?/i.exec(header ?? '')?.[1] ?? 'download';
};

const readBody = async (response: Response, download: boolean): Promise<unknown> => {
  if (response.ok && download) {
    return { blob: await response.blob(), name: fileName(response.headers.get('content-disposition')) } satisfies Download;
  }
  const text = await response.text();
  if (text === '') return undefined;
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
};

const send = async (request: ClientRequest): Promise<ClientResponse> => {
  const token = useAuth.getState().token;
  const body = bodyOf(request);
  const response = await fetch(request.url, {
    method: request.method,
    headers: {
      Accept: 'application/json',
      ...request.headers,
      ...(token ? { Authorization: `Bearer ${token}` } : {}),
      ...(body !== undefined && !request.upload ? { 'Content-Type': 'application/json' } : {}),
    },
    ...(body === undefined ? {} : { body }),
    ...(request.signal ? { signal: request.signal } : {}),
  });
  return { status: response.status, body: await readBody(response, request.download === true) };
};

const codeOf = (response: ClientResponse): string | undefined => (response.body as { code?: string } | undefined)?.code;

/**
 * The transport of `makeClient` over fetch. Two refusals are handled here once for every page: an ended session goes to
 * the sign-in page, and `re_password_required` asks for the password and repeats the same call with the same key.
 */
export const transport: Transport = async (request) => {
  const hadToken = useAuth.getState().token !== null;
  const response = await send(request);
  const code = codeOf(response);
  if (code === 're_password_required' && (await useRePassword.getState().ask())) return send(request);
  if (hadToken && response.status === 401 && (code === 'session_expired' || code === 'unauthorized')) useAuth.getState().expire();
  return response;
};
