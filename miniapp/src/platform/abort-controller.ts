/** The mini-program's logic layer has no `AbortController`; this is the part of it that react-query and our requests use. */
type Listener = (event: { type: 'abort'; target: AbortSignal }) => void;

export class AbortSignal {
  aborted = false;
  reason: unknown = undefined;
  onabort: Listener | null = null;
  listeners: Listener[] = [];

  addEventListener(type: string, listener: Listener): void {
    if (type === 'abort') this.listeners.push(listener);
  }
  removeEventListener(_type: string, listener: Listener): void {
    this.listeners = this.listeners.filter((one) => one !== listener);
  }
  throwIfAborted(): void {
    if (this.aborted) throw this.reason;
  }
}

export class AbortController {
  signal = new AbortSignal();

  abort(reason: unknown = new Error('aborted')): void {
    if (this.signal.aborted) return;
    this.signal.aborted = true;
    this.signal.reason = reason;
    const event = { type: 'abort' as const, target: this.signal };
    this.signal.onabort?.(event);
    for (const listener of this.signal.listeners) listener(event);
  }
}
