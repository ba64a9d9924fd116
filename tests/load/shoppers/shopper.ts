import { assistive, mouse, tap, thumb, type Spot } from '../fingers.ts';
import { enterSolving, guess, keyPerson, person } from '../solve.ts';
import type { Visitor } from '../visitor.ts';
import type { Actor } from '../world.ts';

/** How somebody shops. Times in ms. */
export interface Temper {
  /** How long before the start they come; negative: after it. */
  readonly early: readonly [number, number];
  /** Typical pause between two things they do. */
  readonly pace: number;
  /** How much those pauses vary. */
  readonly whim: number;
  /** How often they look at something else first. */
  readonly strolls: readonly [number, number];
  /** They hammer on the button before it opens. */
  readonly hammers: number;
  /** Typical time from the start to their tap. */
  readonly reaction: number;
  /** How exactly they place a puzzle's piece, px of the picture. */
  readonly hand: number;
  /** Middle of the network's delay. */
  readonly network: number;
  /** The phone leaves the Wi-Fi on the way. */
  readonly moves?: boolean;
  /** Comes from a reminder, straight to the goods. */
  readonly straight?: boolean;
  /** Taps everything twice. */
  readonly doubles?: boolean;
  /** Share of requests that get lost, or whose answer does. */
  readonly loses?: number;
  /** A mouse on a table; a switch or a screen reader, whose owner moves a puzzle's piece by keys or does not see it. */
  readonly by?: 'mouse' | 'switch' | 'screen reader';
}
export interface Outcome {
  readonly who: Visitor;
  passed: boolean;
  challenged: boolean;
}

const LOST_AFTER_MS = 5_000;
const hands = { finger: thumb, mouse, switch: assistive, 'screen reader': assistive } as const;

/** An ordinary person who wants the goods: comes, strolls, opens the page, looks, waits, taps; solves a puzzle when asked. */
export async function* shopper(visitor: Visitor, temper: Temper, startsAt: number, outcome: Outcome, elsewhere?: string): Actor {
  const { luck, gate } = visitor;
  const hand = hands[temper.by ?? 'finger'](luck);
  const pause = (): number => luck.lognormal(temper.pace, temper.whim);
  const loss = (): 'request' | 'answer' | undefined => (luck.yes(temper.loses ?? 0) ? luck.pick(['request', 'answer']) : undefined);
  const send = async function* (): AsyncGenerator<number> {
    const delay = luck.lognormal(temper.network, 0.6);
    yield luck.yes(0.01) ? delay + luck.between(2_000, 8_000) : delay;
    await visitor.send(loss());
  };
  const press = async function* (spot: Spot): AsyncGenerator<number> {
    tap(visitor, hand(spot));
    if (!temper.doubles) return;
    yield luck.lognormal(140, 0.25);
    tap(visitor, hand(spot));
  };
  /** The server's clock. */
  const now = (): number => visitor.clock() - visitor.clockOffset;
  const scrolls = temper.by ? 0.25 : 0.75;

  // What happens before a page of the sale is open stays on the phone until then, as the storefront does it; touches are not noted there.
  visitor.note({ kind: 'open' });
  if (!temper.straight) {
    visitor.note({ kind: 'view', target: 'home' });
    for (let i = luck.whole(...temper.strolls); i > 0; i -= 1) {
      for (let k = luck.whole(2, 5); k > 0; k -= 1) yield pause();
      visitor.note({ kind: 'view', target: `product:${luck.whole(9_000, 9_400)}` });
    }
    if (luck.yes(0.6)) {
      yield pause();
      visitor.note({ kind: 'view', target: 'flash' });
      yield* send();
      for (let k = luck.whole(0, 3); k > 0; k -= 1) {
        yield pause();
        visitor.note({ kind: 'scroll' });
      }
    }
    yield pause();
    yield* press('card');
    yield luck.between(60, 300);
  }
  visitor.note({ kind: 'view', target: temper.straight || luck.yes(0.8) ? `item:${gate.itemId}` : `product:${gate.productId}` });
  yield* send();
  if (temper.moves && elsewhere) visitor.ip = elsewhere;
  let sentAt = visitor.clock();
  const looks = luck.whole(1, 5);
  for (let i = 0; i < looks || now() < startsAt - 6_000; i += 1) {
    yield pause() * (i > looks ? 4 : 1);
    if (luck.yes(scrolls)) visitor.note({ kind: 'scroll' });
    else yield* press(luck.yes(0.5) ? 'picture' : 'tab');
    if (visitor.clock() - sentAt > 5_000) {
      yield* send();
      sentAt = visitor.clock();
    }
  }
  const left = startsAt - now();
  if (left > 0) {
    const hammering = luck.whole(0, temper.hammers);
    const rate = luck.between(150, 260);
    yield Math.max(0, left - hammering * rate);
    for (let i = 0; i < hammering; i += 1) {
      tap(visitor, hand('buy'));
      yield luck.normal(rate, rate * 0.14);
    }
    yield Math.max(0, startsAt - now());
    yield luck.lognormal(temper.reaction, 0.4);
  }
  yield* press('buy');
  yield luck.lognormal(temper.network, 0.5);
  if (loss()) {
    await visitor.enter(undefined, true);
    yield LOST_AFTER_MS;
    yield* press('buy');
  } else if (temper.doubles) {
    await visitor.enter();
    yield luck.between(1, 60);
  }
  const solver = { finger: person, mouse: person, switch: keyPerson, 'screen reader': guess }[temper.by ?? 'finger'];
  const { answer, challenged } = yield* enterSolving(visitor, solver(visitor, temper.hand));
  outcome.challenged = challenged;
  outcome.passed = answer.decision === 'pass';
}
