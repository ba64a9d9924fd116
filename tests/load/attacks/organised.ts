import { desktops, homeAddress, type Model, models } from '../phones.ts';
import { enterSolving, guess, reader } from '../solve.ts';
import { thumb } from '../fingers.ts';
import type { Actor } from '../world.ts';
import type { Pattern } from './kit.ts';
import { convincing, motions } from './known.ts';
import { play, type Step } from './script.ts';

/** Group control: one hand drives a shelf of phones, each with a card and an account of its own; what it does comes a moment later on each. */
const mirrored: Pattern = {
  name: 'one hand mirrored to a shelf of phones',
  begin: async (crime) => {
    const leader = await crime.account({ known: true });
    const hand = thumb(leader.luck);
    const led = [
      ...convincing(leader),
      ...Array.from({ length: 3 }, (): Step => ({ kind: 'tap', ...hand('buy'), after: leader.luck.lognormal(420, 0.4) })),
    ];
    for (let i = 0; i < crime.size; i += 1) {
      const past = { days: crime.luck.between(60, 400), orders: crime.luck.whole(0, 2), rank: crime.luck.pick([0, 0, 0, 0, 1]) };
      const who = await crime.account({ known: true, past });
      const steps = led.map((step) => ({ ...step, after: Math.max(1, step.after + who.luck.normal(0, 14)) }));
      crime.world.add(crime.startsAt - 40_000 + crime.luck.between(0, 250), motions(crime, who, steps));
    }
  },
};

/** A script that anybody can download, on the phones of ordinary customers: scrolls and taps by chance within bounds, then waits for the start. */
const downloaded: Pattern = {
  name: 'downloaded click script on customers’ own phones',
  begin: async (crime) => {
    for (let i = 0; i < crime.size; i += 1) {
      const past = { days: crime.luck.between(100, 900), orders: crime.luck.whole(1, 8), rank: 0 };
      const who = await crime.account({ known: true, past });
      const { luck } = who;
      const touch = (x: number, y: number): Omit<Step, 'after'> => ({
        kind: 'tap',
        x: x + luck.whole(-8, 8),
        y: y + luck.whole(-8, 8),
        press: luck.whole(40, 80),
      });
      const clicking = async function* (): Actor {
        const opening: Step[] = [
          { kind: 'open', after: 0 },
          { kind: 'view', target: 'flash', after: luck.between(800, 1_500) },
          { ...touch(96, 310), after: luck.between(800, 1_500) },
          { kind: 'view', target: `item:${crime.gate.itemId}`, after: 180 },
          ...Array.from({ length: 4 }, (): Step => ({ kind: 'scroll', after: luck.between(800, 1_500) })),
        ];
        yield* play(who, opening);
        while (crime.world.now() < crime.startsAt - 5_000) yield* play(who, [{ kind: 'scroll', after: luck.between(3_000, 5_000) }]);
        yield Math.max(0, crime.startsAt - crime.world.now()) + luck.between(10, 60);
        yield* play(
          who,
          [0, 1, 2].map((): Step => ({ ...touch(262, 771), after: luck.between(80, 120) })),
        );
        yield* crime.attempt(who);
      };
      crime.world.add(crime.startsAt - crime.luck.between(20_000, 120_000), clicking());
    }
  },
};

/** Phones that are rented by the hour in a data centre: one model, a few addresses, used for some days already. */
const cloud: Pattern = {
  name: 'rented cloud phones, kept for ten days',
  begin: async (crime) => {
    const model = models[30] as Model;
    for (let i = 0; i < crime.size; i += 1) {
      const who = await crime.account({
        model,
        ip: `47.98.12.${10 + (i % 6)}`,
        past: { days: crime.luck.between(10, 20), orders: 0, rank: crime.luck.pick([0, 0, 1, 2]) },
        known: true,
      });
      const hand = thumb(who.luck);
      const steps: Step[] = [
        { kind: 'open', after: 0 },
        { kind: 'view', target: 'home', after: 600 * who.luck.normal(1, 0.2) },
        { kind: 'view', target: `item:${crime.gate.itemId}`, after: 1_500 * who.luck.normal(1, 0.2) },
        ...[1_100, 900, 1_600, 2_200].map((after): Step => ({ kind: 'scroll', after: after * who.luck.normal(1, 0.2) })),
        { kind: 'tap', ...hand('picture'), after: 1_300 * who.luck.normal(1, 0.2) },
        { kind: 'tap', ...hand('buy'), after: 2_400 * who.luck.normal(1, 0.2) },
      ];
      crime.world.add(crime.startsAt - crime.luck.between(25_000, 60_000), motions(crime, who, steps));
    }
  },
};

/** Made-up trails with chance in them, sent straight to the server through proxies; puzzles are read by a program. */
const readers: Pattern = {
  name: 'made-up trails over proxies, puzzles read by a program',
  begin: async (crime) => {
    for (let i = 0; i < crime.size; i += 1) {
      const who = await crime.account();
      const { luck } = who;
      const steps: Step[] = [
        { kind: 'open', after: 0 },
        { kind: 'view', target: 'home', after: luck.between(300, 800) },
        { kind: 'view', target: `item:${crime.gate.itemId}`, after: luck.between(800, 2_000) },
        ...Array.from(
          { length: luck.whole(3, 8) },
          (): Step => ({
            ...(luck.yes(0.5)
              ? { kind: 'scroll' }
              : { kind: 'tap', x: luck.between(20, 350), y: luck.between(80, 800), press: luck.between(50, 150) }),
            after: luck.between(500, 2_500),
          }),
        ),
        {
          kind: 'tap',
          x: luck.between(200, 320),
          y: luck.between(750, 790),
          press: luck.between(50, 150),
          after: luck.between(500, 1_500),
        },
      ];
      crime.world.add(crime.startsAt - luck.between(20_000, 50_000), motions(crime, who, steps, reader(who)));
    }
  },
};

/** They come when all is sold, and ask again every few seconds for what flows back. */
const pollers: Pattern = {
  name: 'asking again and again for what flows back',
  begin: async (crime) => {
    for (let i = 0; i < crime.size; i += 1) {
      const who = await crime.account({ known: true });
      const asking = async function* (): Actor {
        yield* play(who, convincing(who));
        let challenged = false;
        for (let round = 0; round < 25; round += 1) {
          yield who.luck.between(3_500, 4_500);
          const got = yield* enterSolving(who, guess(who));
          challenged ||= got.challenged;
          // Who got in and found nothing left asks again.
          if (round >= 5 && got.answer.decision === 'pass') return crime.count(true, challenged, who);
        }
        crime.count(false, challenged, who);
      };
      crime.world.add(crime.startsAt + crime.luck.between(30_000, 60_000), asking());
    }
  },
};

/** One good account on many phones at once: each has a line of its own and somebody's motions. */
const shared: Pattern = {
  name: 'one old account on six phones at once',
  begin: async (crime) => {
    for (let i = 0; i < crime.size; i += 6) {
      const past = { days: crime.luck.between(200, 900), orders: crime.luck.whole(2, 20), rank: 0 };
      const owner = await crime.account({ known: true, past });
      for (let copy = 0; copy < Math.min(6, crime.size - i); copy += 1) {
        const who = owner.copy(copy === 0 ? {} : { deviceId: crime.luck.text(32), ip: homeAddress(crime.luck) });
        crime.world.add(crime.startsAt - crime.luck.between(15_000, 45_000), motions(crime, who, convincing(who)));
      }
    }
  },
};

/** Browsers on servers, driven without leaving the usual marks of it; puzzles are read by a program. */
const automated: Pattern = {
  name: 'automated desktop browsers, puzzles read by a program',
  begin: async (crime) => {
    for (let i = 0; i < crime.size; i += 1) {
      const who = await crime.account({
        model: crime.luck.pick(desktops),
        ip: `8.134.${crime.luck.whole(0, 40)}.${crime.luck.whole(1, 254)}`,
      });
      const { luck } = who;
      const click = (x: number, y: number): Omit<Step, 'after'> => ({ kind: 'tap', x, y, press: luck.whole(0, 2) });
      const steps: Step[] = [
        { kind: 'open', after: 0 },
        { kind: 'view', target: 'flash', after: luck.between(700, 1_400) },
        { ...click(640, 360), after: luck.between(400, 900) },
        { kind: 'view', target: `item:${crime.gate.itemId}`, after: luck.between(300, 700) },
        { ...click(420, 300), after: luck.between(1_000, 2_000) },
        { ...click(640, 610), after: luck.between(1_000, 2_000) },
        { ...click(780, 640), after: luck.between(300, 900) },
        { ...click(780, 640), after: luck.between(300, 900) },
      ];
      crime.world.add(crime.startsAt - luck.between(8_000, 30_000), motions(crime, who, steps, reader(who)));
    }
  },
};

/** Crime as a trade. */
export const organisedPatterns: readonly Pattern[] = [mirrored, downloaded, cloud, pollers, shared];
/** They read puzzles: what else they do decides. */
export const readingPatterns: readonly Pattern[] = [readers, automated];
