import { tap, thumb } from '../fingers.ts';
import { homeAddress } from '../phones.ts';
import { enterSolving, guess, person } from '../solve.ts';
import type { Actor } from '../world.ts';
import type { Pattern } from './kit.ts';
import { convincing, motions } from './known.ts';
import { play, type Step } from './script.ts';

/** A program that opens the page again and again until the button can be pressed; customers run it on phones of their own. */
const watchers: Pattern = {
  name: 'page opened again every second until it starts',
  begin: async (crime) => {
    for (let i = 0; i < crime.size; i += 1) {
      const past = { days: crime.luck.between(60, 900), orders: crime.luck.whole(0, 8), rank: 0 };
      const who = await crime.account({ known: true, past });
      const hand = thumb(who.luck);
      const watching = async function* (): Actor {
        yield* play(who, convincing(who).slice(0, 4));
        const every = who.luck.between(900, 1_300);
        while (crime.world.now() < crime.startsAt) {
          yield* play(who, [
            { kind: 'view', target: `item:${crime.gate.itemId}`, after: every * who.luck.between(0.9, 1.1) },
            { kind: 'leave', target: `item:${crime.gate.itemId}`, after: 250 },
          ]);
        }
        yield* play(who, [{ kind: 'view', target: `item:${crime.gate.itemId}`, after: 200 }]);
        yield* play(who, [{ kind: 'tap', ...hand('buy'), after: who.luck.between(30, 90) }]);
        yield* crime.attempt(who);
      };
      crime.world.add(crime.startsAt - crime.luck.between(10_000, 40_000), watching());
    }
  },
};

/** People who buy for others for a fee: the accounts are good, the phones are theirs, and they solve every puzzle. */
const service: Pattern = {
  name: 'buying for others: many good accounts, few hands',
  begin: async (crime) => {
    for (let first = 0; first < crime.size; first += 10) {
      const [deviceId, ip] = [crime.luck.text(32), homeAddress(crime.luck)];
      for (let i = 0; i < Math.min(10, crime.size - first); i += 1) {
        const past = { days: crime.luck.between(100, 900), orders: crime.luck.whole(1, 12), rank: 0 };
        const who = await crime.account({ deviceId, ip, past });
        crime.world.add(crime.startsAt - 30_000 + i * 25_000, motions(crime, who, convincing(who), person(who, 2.5)));
      }
    }
  },
};

/** Everybody's own visit of this morning, played again on the same phone. */
const ownTape: Pattern = {
  name: 'own visit of the morning played again',
  begin: async (crime) => {
    for (let i = 0; i < crime.size; i += 1) {
      const past = { days: crime.luck.between(60, 900), orders: crime.luck.whole(0, 8), rank: 0 };
      const who = await crime.account({ known: true, past });
      const tape = convincing(who).concat(convincing(who).slice(5));
      const twice = async function* (): Actor {
        yield* play(who, tape);
        await who.send();
        yield crime.startsAt - 30_000 - crime.world.now() + who.luck.between(0, 10_000);
        who.restart();
        yield* motions(crime, who, tape);
      };
      crime.world.add(crime.startsAt - 4 * 3_600_000, twice());
    }
  },
};

/** One line of the new internet has more addresses than the old one had in all. */
const sixes: Pattern = {
  name: 'a farm on one IPv6 line, an address for each account',
  begin: async (crime) => {
    for (let i = 0; i < crime.size; i += 1) {
      const who = await crime.account({ ip: `2408:8207:2410:${(0xa000 + i).toString(16)}::${crime.luck.whole(1, 60_000).toString(16)}` });
      const hand = thumb(who.luck);
      const steps: Step[] = [
        { kind: 'open', after: 0 },
        { kind: 'view', target: `item:${crime.gate.itemId}`, after: who.luck.between(300, 2_000) },
        ...Array.from({ length: 5 }, (): Step => ({ kind: 'scroll', after: who.luck.lognormal(1_200, 0.3) })),
        { kind: 'tap', ...hand('buy'), after: who.luck.lognormal(1_200, 0.3) },
      ];
      crime.world.add(crime.startsAt - crime.luck.between(12_000, 30_000), motions(crime, who, steps));
    }
  },
};

/** The page was opened by hand on a phone that is known; then the server is asked directly, three times a second. */
const drill: Pattern = {
  name: 'server asked three times a second from known phones',
  begin: async (crime) => {
    for (let i = 0; i < crime.size; i += 1) {
      const past = { days: crime.luck.between(60, 900), orders: crime.luck.whole(0, 8), rank: 0 };
      const who = await crime.account({ known: true, past });
      const drilling = async function* (): Actor {
        yield* play(who, convincing(who));
        yield Math.max(0, crime.startsAt - crime.world.now());
        let challenged = false;
        tap(who, thumb(who.luck)('buy'));
        // Nothing is left at first: what counts is whether it is still let in after five seconds.
        for (let k = 0; k < 20; k += 1) {
          yield who.luck.between(280, 380);
          const got = yield* enterSolving(who, guess(who));
          challenged ||= got.challenged;
          if (k >= 15 && got.answer.decision === 'pass') return crime.count(true, challenged, who);
        }
        crime.count(false, challenged, who);
      };
      crime.world.add(crime.startsAt - crime.luck.between(15_000, 60_000), drilling());
    }
  },
};

/** Written when the rules had been improved for those before; a flaw that `ownTape` showed was mended, nothing was done about the others. */
export const laterPatterns: readonly Pattern[] = [watchers, ownTape, sixes, drill];
/** People for hire. */
export const hiredPatterns: readonly Pattern[] = [service];
