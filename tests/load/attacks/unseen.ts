import { tap, thumb } from '../fingers.ts';
import { homeAddress, type Model } from '../phones.ts';
import type { Visitor } from '../visitor.ts';
import type { Actor } from '../world.ts';
import type { Pattern } from './kit.ts';
import { convincing, motions } from './known.ts';
import { play, type Step } from './script.ts';

/** An auto-clicker: somebody opened the page by hand, the program hammers on the button. */
const autoClicker: Pattern = {
  name: 'auto-clicker on warmed-up phones of their own',
  begin: async (crime) => {
    for (let i = 0; i < crime.size; i += 1) {
      const who = await crime.account({ known: true });
      const clicking = async function* (): Actor {
        yield* play(who, convincing(who).slice(0, 6));
        const [every, press] = [crime.luck.between(60, 220), crime.luck.whole(1, 12)];
        for (let k = 0; k < 25; k += 1) {
          yield every + crime.luck.between(0, 4);
          tap(who, { x: 262, y: 771, press });
        }
        yield* crime.attempt(who);
      };
      crime.world.add(crime.startsAt - 9_000, clicking());
    }
  },
};

/** Accounts of real people with years of orders, whose sessions were stolen: another phone, another place. */
const stolen: Pattern = {
  name: 'stolen sessions of old customers',
  begin: async (crime) => {
    for (let i = 0; i < crime.size; i += 1) {
      const who = await crime.account({
        past: { days: crime.luck.between(200, 900), orders: crime.luck.whole(2, 20), rank: 0 },
        known: true,
      });
      who.deviceId = crime.luck.text(32);
      who.ip = homeAddress(crime.luck);
      crime.world.add(crime.startsAt - crime.luck.between(10_000, 60_000), motions(crime, who, convincing(who)));
    }
  },
};

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

/** Written when the rules were done; nothing was changed for them. */
export const unseenPatterns: readonly Pattern[] = [autoClicker, stolen, spliced, headless, reset];
