import type { TestShop } from '../setup/app.ts';

/** What somebody does: yields how long they wait (ms) before the next thing. */
export type Actor = AsyncGenerator<number, void>;

/**
 * A world with its own time: actors take turns in the order of their clocks, and the server's clock is set to the time of whoever acts. So
 * half an hour of a thousand people takes a minute, and every dwell and every pause is real to the server.
 */
export class World {
  readonly shop: TestShop;
  readonly #moveClock: (ms: number) => void;
  readonly #now: () => number;
  readonly #waiting: { at: number; actor: Actor }[] = [];

  constructor(shop: TestShop, clock: { moveClock: (ms: number) => void; now: () => Date }) {
    this.shop = shop;
    this.#moveClock = clock.moveClock;
    this.#now = () => clock.now().getTime();
  }

  /** ms, the server's clock. */
  now(): number {
    return this.#now();
  }

  /** Lets somebody begin at a moment (ms). */
  add(at: number, actor: Actor): void {
    this.#waiting.push({ at, actor });
  }

  /** Runs until everybody has finished. */
  async run(): Promise<void> {
    while (this.#waiting.length > 0) {
      let first = 0;
      for (let i = 1; i < this.#waiting.length; i += 1) if ((this.#waiting[i]?.at ?? 0) < (this.#waiting[first]?.at ?? 0)) first = i;
      const [one] = this.#waiting.splice(first, 1) as [{ at: number; actor: Actor }];
      // Exactly, so a little back as well: how long this machine took for the step before must not show in anybody's pauses.
      this.#moveClock(one.at - this.now());
      const step = await one.actor.next();
      if (!step.done) this.#waiting.push({ at: one.at + Math.max(0, step.value), actor: one.actor });
    }
  }
}
