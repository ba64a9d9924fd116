const REPLY_WITHIN_MS = 5000;

export interface PostResult {
  /** 0 when no reply came. */
  status: number;
  ms: number;
  error?: string;
  /** The beginning of what was answered. */
  reply?: string;
}

/** One POST as WeChat makes it: five seconds, no redirects; never throws. */
export async function post(url: string, headers: Record<string, string>, body: string, closing: AbortSignal): Promise<PostResult> {
  const started = performance.now();
  const elapsed = () => Math.round(performance.now() - started);
  try {
    const signal = AbortSignal.any([AbortSignal.timeout(REPLY_WITHIN_MS), closing]);
    const response = await fetch(url, { method: 'POST', headers, body, redirect: 'manual', signal });
    const reply = (await response.text()).slice(0, 500);
    return { status: response.status, ms: elapsed(), ...(reply && { reply }) };
  } catch (error) {
    const cause = (error as { cause?: { code?: string } }).cause?.code;
    const timedOut = (error as Error).name === 'TimeoutError';
    return { status: 0, ms: elapsed(), error: timedOut ? '5秒内未应答' : (cause ?? (error as Error).message) };
  }
}
