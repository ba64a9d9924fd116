import { vi } from 'vitest';
import { useAuth } from '../lib/auth.ts';

export interface Asked {
  method: string;
  /** Below `/api`, with the query. */
  url: URL;
  body: Record<string, unknown>;
  key: string | null;
}

interface Refusal {
  status: number;
  code: string;
  message: string;
}
/** Answers a call with a refusal instead of a body. */
export const refuse = (status: number, code: string, message: string): { refusal: Refusal } => ({ refusal: { status, code, message } });

/** Puts `answer` in the server's place and signs in with these permissions; the calls are listed as they come. */
export const fakeApi = (answer: (asked: Asked) => unknown, permissions: readonly string[] = ['*']): Asked[] => {
  const calls: Asked[] = [];
  useAuth.setState({ token: 'test', permissions, expired: false });
  vi.stubGlobal('fetch', async (address: string, init: { method: string; body?: string; headers: Record<string, string> }) => {
    const asked: Asked = {
      method: init.method,
      url: new URL(address.replace(/^\/api/, ''), 'http://shop'),
      body: init.body ? (JSON.parse(init.body) as Record<string, unknown>) : {},
      key: init.headers['Idempotency-Key'] ?? null,
    };
    calls.push(asked);
    const out = answer(asked) as { refusal?: Refusal } | undefined;
    if (out?.refusal) {
      const { status, code, message } = out.refusal;
      return new Response(JSON.stringify({ code, message, requestId: 'req-1' }), { status });
    }
    return new Response(JSON.stringify(out ?? {}), { status: 200 });
  });
  return calls;
};
