/** A task waiting for its moment on the sandbox clock. */
interface Task {
  at: number;
  seq: number;
  run: () => Promise<void> | void;
  cancelled: boolean;
}

/**
 * The sandbox's own time. Business time (`now`) can be moved ahead by `advance`, which fires everything that falls due on the way:
 * notification retries, refund completions, automatic receipts. Wire time (`wireSeconds`, for signatures and skew checks) never moves with
 * it, because the shop on the other end keeps its own clock.
 *
 * With real time underneath, due tasks also fire by themselves; with an injected `now`, later tasks fire only through `advance`.
 */
export class Clock {
  #offset = 0;
  #heap: Task[] = [];
  #seq = 0;
  #timer: NodeJS.Timeout | undefined;
  #running = new Set<Promise<void>>();
  #closed = false;
  readonly #base: () => number;
  readonly #ticks: boolean;
  readonly #onError: (error: unknown) => void;

  constructor(base: (() => number) | undefined, onError: (error: unknown) => void) {
    this.#base = base ?? Date.now;
    this.#ticks = base === undefined;
    this.#onError = onError;
  }

  /** Business time, ms since the epoch. */
  now(): number {
    return this.#base() + this.#offset;
  }

  /** Seconds since the epoch as both ends of a connection see them; not moved by `advance`. */
  wireSeconds(): number {
    return Math.floor(this.#base() / 1000);
  }

  /** How far business time is ahead of real time, ms. */
  get offset(): number {
    return this.#offset;
  }

  /** Takes business time back to real time. Tasks keep the moments they were planned for. */
  reset(): void {
    this.#offset = 0;
    this.#arm();
  }

  /** Runs `run` at business time `at` (ms); at once when that is past. Returns a function that takes the task back. */
  schedule(at: number, run: Task['run']): () => void {
    const task: Task = { at, seq: this.#seq++, run, cancelled: false };
    push(this.#heap, task);
    this.#arm();
    return () => {
      task.cancelled = true;
    };
  }

  /**
   * Finishes what is already due, then moves business time ahead by `ms` and resolves when everything due on the way, in order, has
   * finished. Throws a RangeError for a negative or unreal `ms`.
   */
  async advance(ms: number): Promise<void> {
    if (!(ms >= 0)) throw new RangeError('The clock only moves ahead.');
    await this.idle();
    const target = this.now() + ms;
    for (let next = this.#heap[0]; next && next.at <= target && !this.#closed; next = this.#heap[0]) {
      this.#offset = Math.max(this.#offset, next.at - this.#base());
      this.#fireDue();
      await this.idle();
    }
    this.#offset = Math.max(this.#offset, target - this.#base());
    this.#arm();
  }

  /** Resolves when no task is in hand: everything already due has been done. */
  async idle(): Promise<void> {
    this.#fireDue();
    while (this.#running.size > 0) {
      await Promise.all(this.#running);
      this.#fireDue();
    }
  }

  close(): void {
    this.#closed = true;
    this.#heap = [];
    clearTimeout(this.#timer);
  }

  #fireDue(): void {
    const now = this.now();
    for (let next = this.#heap[0]; next && next.at <= now; next = this.#heap[0]) {
      pop(this.#heap);
      if (next.cancelled) continue;
      const run = next.run;
      const done: Promise<void> = Promise.resolve()
        .then(run)
        .catch(this.#onError)
        .finally(() => this.#running.delete(done));
      this.#running.add(done);
    }
    this.#arm();
  }

  #arm(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    const next = this.#heap[0];
    if (!next || this.#closed) return;
    const wait = next.at - this.now();
    if (wait > 0 && !this.#ticks) return;
    this.#timer = setTimeout(() => this.#fireDue(), Math.min(Math.max(wait, 0), 0x7fffffff));
    if (wait > 1000) this.#timer.unref();
  }
}

const before = (a: Task, b: Task): boolean => a.at < b.at || (a.at === b.at && a.seq < b.seq);

function push(heap: Task[], task: Task): void {
  let i = heap.push(task) - 1;
  while (i > 0) {
    const parent = (i - 1) >> 1;
    const above = heap[parent] as Task;
    if (!before(task, above)) break;
    heap[i] = above;
    i = parent;
  }
  heap[i] = task;
}

function pop(heap: Task[]): void {
  const last = heap.pop();
  if (!last || heap.length === 0) return;
  let i = 0;
  for (;;) {
    let child = 2 * i + 1;
    if (child >= heap.length) break;
    const right = heap[child + 1];
    if (right && before(right, heap[child] as Task)) child += 1;
    if (!before(heap[child] as Task, last)) break;
    heap[i] = heap[child] as Task;
    i = child;
  }
  heap[i] = last;
}
