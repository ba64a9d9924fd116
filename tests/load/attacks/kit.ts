import type { Chance } from '../chance.ts';
import type { Gate } from '../gate.ts';
import { anyModel, homeAddress, type Model } from '../phones.ts';
import { knownDevice, type Past, visitor, type Visitor } from '../visitor.ts';
import { enterSolving, guess, type Solver } from '../solve.ts';
import type { World } from '../world.ts';

export interface Pattern {
  readonly name: string;
  readonly begin: (crime: Crime) => Promise<void>;
}
export interface Attempt {
  readonly who: Visitor;
  gotIn: boolean;
  challenged: boolean;
}
/** What an attack needs: a place, a time, and accounts. */
export interface Crime {
  readonly world: World;
  readonly gate: Gate;
  readonly luck: Chance;
  readonly startsAt: number;
  readonly size: number;
  readonly attempts: Attempt[];
  readonly accounts: Visitor[];
  /** A bought or made-up account; `known`: it has been used on that device for a month. */
  account: (parts?: { past?: Past; model?: Model; deviceId?: string; ip?: string; known?: boolean }) => Promise<Visitor>;
  /** Asks to enter, guesses at a puzzle if there is one, and counts the attempt. */
  attempt: (visitor: Visitor, solver?: Solver) => AsyncGenerator<number, Attempt>;
  /** Counts an attempt. */
  count: (gotIn: boolean, challenged: boolean, visitor: Visitor) => void;
}

/** Accounts that are for sale: mostly new, some with a past; WeChat distrusts some of them. */
export const boughtPast = (luck: Chance): Past => ({
  days: luck.yes(0.6) ? luck.between(0.01, 3) : luck.between(3, 200),
  orders: luck.yes(0.1) ? 1 : 0,
  rank: luck.yes(0.6) ? 0 : luck.pick([1, 2, 3, 4]),
});

export const crime = (parts: { world: World; gate: Gate; luck: Chance; startsAt: number; size: number }): Crime => {
  const attempts: Attempt[] = [];
  const accounts: Visitor[] = [];
  return {
    ...parts,
    attempts,
    accounts,
    account: async ({ past, model, deviceId, ip, known } = {}) => {
      const who = await visitor(
        { shop: parts.world.shop, now: () => parts.world.now() },
        {
          gate: parts.gate,
          luck: parts.luck.fork(),
          past: past ?? boughtPast(parts.luck),
          model: model ?? anyModel(parts.luck),
          ip: ip ?? homeAddress(parts.luck),
          ...(deviceId ? { deviceId } : {}),
        },
      );
      if (known) await knownDevice(parts.world, who, parts.startsAt, 30, 1);
      accounts.push(who);
      return who;
    },
    attempt: async function* (who, solver = guess(who)) {
      // Nobody gets in before the start, so nobody who attacks in earnest asks before it.
      const early = parts.startsAt - parts.world.now();
      if (early > 0) yield early + 10;
      const { answer, challenged } = yield* enterSolving(who, solver);
      const attempt = { who, gotIn: answer.decision === 'pass', challenged };
      attempts.push(attempt);
      return attempt;
    },
    count: (gotIn, challenged, who) => {
      attempts.push({ who, gotIn, challenged });
    },
  };
};
