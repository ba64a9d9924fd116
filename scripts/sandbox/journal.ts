/** Something that the sandbox saw or did, for the people's page. */
export interface Entry {
  id: number;
  /** Business time, ms. */
  at: number;
  kind:
    | 'request'
    | 'payment'
    | 'notification'
    | 'refund'
    | 'shipping'
    | 'push'
    | 'login'
    | 'content'
    | 'invoice'
    | 'sms'
    | 'mail'
    | 'control';
  /** One line in Chinese. */
  title: string;
  ok: boolean;
  detail?: unknown;
}

const KEPT = 500;

/** The last events, oldest forgotten first, and whoever watches them live. */
export class Journal {
  #entries: Entry[] = [];
  #next = 1;
  #watchers = new Set<(entry: Entry) => void>();
  readonly #now: () => number;

  constructor(now: () => number) {
    this.#now = now;
  }

  add(kind: Entry['kind'], title: string, ok = true, detail?: unknown): void {
    const entry: Entry = { id: this.#next++, at: this.#now(), kind, title, ok, detail };
    this.#entries.push(entry);
    if (this.#entries.length >= KEPT * 2) this.#entries = this.#entries.slice(-KEPT);
    for (const watcher of this.#watchers) watcher(entry);
  }

  /** The kept events, newest last. */
  list(): Entry[] {
    return this.#entries.slice(-KEPT);
  }

  watch(watcher: (entry: Entry) => void): () => void {
    this.#watchers.add(watcher);
    return () => this.#watchers.delete(watcher);
  }
}
