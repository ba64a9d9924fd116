import { tap } from '../fingers.ts';
import { homeAddress, type Model, models } from '../phones.ts';
import { enterSolving, guess } from '../solve.ts';
import type { Visitor } from '../visitor.ts';
import type { Actor } from '../world.ts';
import type { Pattern } from './kit.ts';
import { convincing, motions } from './known.ts';
import { plan, play, type Step } from './script.ts';

/** A script that shakes its pauses and its aim, so that nothing repeats. */
const shaken = (visitor: Visitor, spread: number): Step[] =>
  plan(visitor.gate.itemId).map((step) => ({
    ...step,
    after: Math.max(20, step.after * visitor.luck.normal(1, spread)),
    ...(step.x === undefined || step.y === undefined
      ? {}
      : { x: step.x + visitor.luck.between(-20, 20), y: step.y + visitor.luck.between(-10, 10), press: visitor.luck.between(40, 120) }),
  }));

const jitter: Pattern = {
  name: 'script with humanised jitter, own phones and addresses',
  begin: async (crime) => {
    for (let i = 0; i < crime.size; i += 1) {
      const who = await crime.account();
      crime.world.add(crime.startsAt - 30_000 + crime.luck.between(0, 15_000), motions(crime, who, shaken(who, 0.25)));
    }
  },
};

const farm: Pattern = {
  name: 'slow farm: old accounts, few devices, by hand',
  begin: async (crime) => {
    const phones = Math.ceil(crime.size / 8);
    for (let phone = 0; phone < phones; phone += 1) {
      const [deviceId, ip, hands] = [crime.luck.text(32), homeAddress(crime.luck), crime.luck.fork()];
      for (let i = 0; i < Math.min(8, crime.size - phone * 8); i += 1) {
        const past = { days: hands.between(90, 900), orders: hands.whole(0, 3), rank: 0 };
        // All accounts have been kept alive on the phone for weeks, and are used one after another in the rush.
        const who = await crime.account({ deviceId, ip, past, known: true });
        crime.world.add(crime.startsAt - 20_000 + i * 45_000, motions(crime, who, convincing(who)));
      }
    }
  },
};

const bruteForce: Pattern = {
  name: 'guessing at puzzles, round after round',
  begin: async (crime) => {
    for (let i = 0; i < crime.size; i += 1) {
      const who = await crime.account({ past: { days: 20, orders: 0, rank: 1 } });
      const guessing = async function* (): Actor {
        yield* play(who, convincing(who));
        yield Math.max(0, crime.startsAt - crime.world.now()) + 50;
        let challenged = false;
        for (let round = 0; round < 4; round += 1) {
          const got = yield* enterSolving(who, guess(who));
          challenged ||= got.challenged;
          if (got.answer.decision === 'pass') return crime.count(true, challenged, who);
          yield 20_000;
        }
        crime.count(false, challenged, who);
      };
      crime.world.add(crime.startsAt - 20_000 + crime.luck.between(0, 3_000), guessing());
    }
  },
};

const emulators: Pattern = {
  name: 'emulators of one model behind a data centre',
  begin: async (crime) => {
    const model = models[20] as Model;
    for (let i = 0; i < crime.size; i += 1) {
      const past = { days: crime.luck.between(0.01, 0.9), orders: 0, rank: 0 };
      const who = await crime.account({ model, ip: `203.0.113.${(i % 8) + 1}`, past });
      crime.world.add(crime.startsAt - 45_000 + crime.luck.between(0, 20_000), motions(crime, who, convincing(who)));
    }
  },
};

const snipers: Pattern = {
  name: 'snipers: page opened a second before, one tap',
  begin: async (crime) => {
    for (let i = 0; i < crime.size; i += 1) {
      const who = await crime.account();
      const sniper = async function* (): Actor {
        who.note({ kind: 'view', target: `item:${crime.gate.itemId}` });
        await who.send();
        yield Math.max(0, crime.startsAt - crime.world.now()) + 2;
        who.note({ kind: 'tap', x: 187.5, y: 771, press: 1 });
        yield* crime.attempt(who);
      };
      crime.world.add(crime.startsAt - crime.luck.between(300, 1_200), sniper());
    }
  },
};

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

/**
 * Written after rules that missed them; the rules were improved because of these: that an account is new on its device, that trust holds on a
 * known device only, that one even stretch of taps is enough.
 */
export const foundPatterns: readonly Pattern[] = [jitter, farm, bruteForce, emulators, snipers, autoClicker, stolen];
