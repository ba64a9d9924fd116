/** No answer, or not a whole one: whether the call took effect is not known. `reason` carries nothing of what was sent. */
export class LostReply extends Error {
  override readonly name = 'LostReply';
  readonly reason: string;
  constructor(reason: string) {
    super(reason);
    this.reason = reason;
  }
}

export interface Exchange {
  readonly method: 'GET' | 'POST';
  readonly url: URL | string;
  readonly headers?: Record<string, string>;
  /** Sent byte for byte: it is what was signed. */
  readonly body?: string;
  readonly timeoutMs: number;
  readonly maxBytes: number;
}
export interface Reply {
  readonly status: number;
  readonly bytes: Buffer;
}

/** One HTTP exchange: bounded in time and size, without redirects and repetitions. @throws LostReply */
export const exchangeOnce = async ({ method, url, headers, body, timeoutMs, maxBytes }: Exchange): Promise<Reply> => {
  try {
    const response = await fetch(url, {
      method,
      redirect: 'manual',
      signal: AbortSignal.timeout(timeoutMs),
      ...(headers ? { headers } : {}),
      ...(body === undefined ? {} : { body }),
    });
    const chunks: Uint8Array[] = [];
    let size = 0;
    for await (const chunk of (response.body ?? []) as AsyncIterable<Uint8Array>) {
      size += chunk.byteLength;
      if (size > maxBytes) throw new LostReply('reply_too_large');
      chunks.push(chunk);
    }
    return { status: response.status, bytes: Buffer.concat(chunks) };
  } catch (error) {
    throw error instanceof LostReply ? error : new LostReply(lostBy(error));
  }
};

const lostBy = (error: unknown): string => {
  if (!(error instanceof Error)) return 'connection_error';
  if (error.name === 'TimeoutError') return 'reply_timeout';
  const { code } = (error.cause ?? {}) as { code?: unknown };
  return typeof code === 'string' ? code : 'connection_error';
};
