import { thumb } from '../fingers.ts';
import { homeAddress, type Model } from '../phones.ts';
import type { Visitor } from '../visitor.ts';
import type { Actor } from '../world.ts';
import type { Pattern } from './kit.ts';
import { convincing, motions } from './known.ts';
import { play, type Step } from './script.ts';

/** Recorded visits of several people, stretched and spliced, so that no two are the same. */
const spliced: Pattern = {
  name: 'recorded trails, stretched and spliced',
  begin: async (crime) => {
    const author = await crime.account();
    const tapes = Array.from({ length: 3 }, () => convincing(author));
    for (let i = 0; i < crime.size; i += 1) {
      const who = await crime.account();
      const stretch = crime.luck.between(0.85, 1.2);
      const steps = [...crime.luck.pick(tapes).slice(0, 4), ...crime.luck.pick(tapes).slice(4)].map(
        (step): Step => ({ ...step, after: step.after * stretch + crime.luck.between(0, 30) }),
      );
      crime.world.add(crime.startsAt - 60_000 + crime.luck.between(0, 20_000), motions(crime, who, steps));
    }
  },
};

/** A program in a browser without a window, each on a line of its own; it says that it is a phone. */
const headless: Pattern = {
  name: 'headless browsers with smooth, even motions',
  begin: async (crime) => {
    for (let i = 0; i < crime.size; i += 1) {
      const who = await crime.account();
      const hand = thumb(crime.luck);
      const steps: Step[] = [
        { kind: 'open', after: 0 },
        { kind: 'view', target: `item:${crime.gate.itemId}`, after: 400 },
        ...Array.from({ length: 7 }, (): Step => ({ kind: 'tap', ...hand('buy'), press: 50, after: 1_000 + crime.luck.between(-15, 15) })),
      ];
      crime.world.add(crime.startsAt - 12_000 + crime.luck.between(0, 3_000), motions(crime, who, steps));
    }
  },
};

/** Phones that are reset between accounts: a new name each time, the same hardware, one line. */
const reset: Pattern = {
  name: 'phones reset between accounts, same hardware and line',
  begin: async (crime) => {
    for (let phone = 0; phone < Math.ceil(crime.size / 10); phone += 1) {
      const ip = homeAddress(crime.luck);
      let model: Model | undefined;
      for (let i = 0; i < Math.min(10, crime.size - phone * 10); i += 1) {
        const who: Visitor = await crime.account({ ip, ...(model ? { model } : {}) });
        model = who.model;
        crime.world.add(crime.startsAt - 20_000 + i * 30_000, motions(crime, who, convincing(who)));
      }
    }
  },
};

/** A macro recorder: one recorded round of taps, looped with a little noise, on phones that have been known for a month. */
const macro: Pattern = {
  name: 'looped macro on phones known for a month',
  begin: async (crime) => {
    const loop = Array.from({ length: 4 }, () => crime.luck.lognormal(350, 0.5));
    for (let i = 0; i < crime.size; i += 1) {
      const who = await crime.account({ known: true });
      const hand = thumb(who.luck);
      const steps: Step[] = [
        ...convincing(who).slice(0, 5),
        ...Array.from(
          { length: 16 },
          (_, k): Step => ({ kind: 'tap', ...hand('buy'), after: (loop[k % 4] ?? 0) + who.luck.between(-15, 15) }),
        ),
      ];
      crime.world.add(crime.startsAt - 30_000, motions(crime, who, steps));
    }
  },
};

/** A proxy that changes the line with every request, over known phones with motions like a person's. */
const hopping: Pattern = {
  name: 'another line for every request, known phones',
  begin: async (crime) => {
    for (let i = 0; i < crime.size; i += 1) {
      const who = await crime.account({ known: true });
      const hop = async function* (): Actor {
        for (const step of convincing(who)) {
          who.ip = homeAddress(crime.luck);
          yield* play(who, [step]);
          if (step.kind === 'scroll') await who.send();
        }
        yield Math.max(0, crime.startsAt - crime.world.now()) + 40;
        who.ip = homeAddress(crime.luck);
        yield* crime.attempt(who);
      };
      crime.world.add(crime.startsAt - crime.luck.between(15_000, 40_000), hop());
    }
  },
};

/** Accounts bought last week and used once on their phones to look known, then driven by one script with chance in it. */
const prepared: Pattern = {
  name: 'accounts prepared days before, one script with chance',
  begin: async (crime) => {
    const waits = Array.from({ length: 8 }, () => crime.luck.lognormal(800, 0.4));
    for (let i = 0; i < crime.size; i += 1) {
      const who = await crime.account({
        past: { days: crime.luck.between(4, 9), orders: 0, rank: crime.luck.pick([0, 0, 0, 1, 2]) },
        known: true,
      });
      const hand = thumb(who.luck);
      const steps: Step[] = [
        { kind: 'open', after: 0 },
        { kind: 'view', target: `item:${crime.gate.itemId}`, after: 500 },
        ...waits.map(
          (wait, k): Step => ({
            ...(k % 3 === 1 ? { kind: 'tap', ...hand('picture') } : { kind: 'scroll' }),
            after: wait * who.luck.normal(1, 0.12),
          }),
        ),
        { kind: 'tap', ...hand('buy'), after: 900 * who.luck.normal(1, 0.12) },
      ];
      crime.world.add(crime.startsAt - 30_000 + who.luck.between(0, 15_000), motions(crime, who, steps));
    }
  },
};

/** Written when the first rules were done; the rules were improved for them later. */
export const secondPatterns: readonly Pattern[] = [spliced, headless, reset, macro, hopping, prepared];
