import type { TestShop } from '../setup/app.ts';

/** What somebody does: yields how long they wait (ms) before the next thing. */
export type Actor = AsyncGenerator<number, void>;

/** The server's clock, in this process. */
interface Clock {
  readonly holdClock: (at: number | undefined) => void;
  readonly now: () => Date;
}

/**
 * A world with its own time: actors take turns in the order of their clocks, and the server's clock stands still at the moment of whoever
 * acts. So half an hour of a thousand people takes a minute, every dwell and every pause is real to the server, and how long this machine
 * took for a step shows nowhere.
 */
export class World {
  readonly shop: TestShop;
  readonly #clock: Clock;
  readonly #waiting: { at: number; actor: Actor }[] = [];

  constructor(shop: TestShop, clock: Clock) {
    this.shop = shop;
    this.#clock = clock;
  }

  /** ms, the server's clock. */
  now(): number {
    return this.#clock.now().getTime();
  }

  /** Lets somebody begin at a moment (ms). */
  add(at: number, actor: Actor): void {
    this.#waiting.push({ at, actor });
  }

  /** Runs until everybody has finished. */
  async run(): Promise<void> {
    try {
      while (this.#waiting.length > 0) {
        let first = 0;
        for (let i = 1; i < this.#waiting.length; i += 1) if ((this.#waiting[i]?.at ?? 0) < (this.#waiting[first]?.at ?? 0)) first = i;
        const [one] = this.#waiting.splice(first, 1) as [{ at: number; actor: Actor }];
        this.#clock.holdClock(one.at);
        const step = await one.actor.next();
        if (!step.done) this.#waiting.push({ at: one.at + Math.max(0, step.value), actor: one.actor });
      }
    } finally {
      this.#clock.holdClock(undefined);
    }
  }
}
