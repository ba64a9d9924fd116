import { spots, thumb } from '../fingers.ts';
import type { Pattern } from './kit.ts';
import { convincing, motions } from './known.ts';
import { type Step } from './script.ts';

/** Little robot arms over phones of their own: a person's pauses, and always the same spot for the same time. */
const arms: Pattern = {
  name: 'robot fingers on phones known for a month',
  begin: async (crime) => {
    for (let i = 0; i < crime.size; i += 1) {
      const who = await crime.account({ known: true });
      const { luck } = who;
      const touch = (): Omit<Step, 'after'> => ({
        kind: 'tap',
        ...spots.buy,
        x: spots.buy.x + luck.between(0, 0.3),
        press: 60 + luck.between(0, 2),
      });
      const steps: Step[] = [
        ...convincing(who).slice(0, 6),
        ...Array.from({ length: 8 }, (): Step => ({ ...touch(), after: luck.normal(240, 8) })),
      ];
      crime.world.add(crime.startsAt - luck.between(8_000, 20_000), motions(crime, who, steps));
    }
  },
};

/** A real visit of somebody, its pauses dealt out anew to every account. */
const shuffled: Pattern = {
  name: 'a recorded visit, its pauses shuffled for each account',
  begin: async (crime) => {
    const tape = convincing(await crime.account());
    for (let i = 0; i < crime.size; i += 1) {
      const who = await crime.account();
      const pauses = tape.slice(1).map(({ after }) => after);
      const steps = tape.map((step, k) =>
        k === 0 ? step : { ...step, after: pauses.splice(who.luck.whole(0, pauses.length - 1), 1)[0] ?? 0 },
      );
      crime.world.add(crime.startsAt - who.luck.between(15_000, 60_000), motions(crime, who, steps));
    }
  },
};

/** Stolen sessions, used from one server that opens the goods and asks. */
const leaked: Pattern = {
  name: 'leaked sessions of good customers from one server',
  begin: async (crime) => {
    for (let i = 0; i < crime.size; i += 1) {
      const past = { days: crime.luck.between(100, 900), orders: crime.luck.whole(1, 12), rank: 0 };
      const who = await crime.account({ known: true, past });
      const there = who.copy({ deviceId: crime.luck.text(32), ip: '121.40.8.9' });
      const steps: Step[] = [
        { kind: 'view', target: `item:${crime.gate.itemId}`, after: 0 },
        { kind: 'scroll', after: who.luck.between(900, 4_000) },
        { kind: 'tap', ...thumb(who.luck)('buy'), after: who.luck.between(900, 4_000) },
      ];
      crime.world.add(crime.startsAt - crime.luck.between(5_000, 20_000), motions(crime, there, steps));
    }
  },
};

/** Accounts bought a month ago, used every day since, each with a line of its own; a script with much chance in it does the visit. */
const nursed: Pattern = {
  name: 'accounts nursed for a month, a script with much chance',
  begin: async (crime) => {
    for (let i = 0; i < crime.size; i += 1) {
      const past = { days: crime.luck.between(35, 80), orders: 0, rank: crime.luck.pick([0, 0, 0, 1]) };
      const who = await crime.account({ known: true, past });
      const { luck } = who;
      const hand = thumb(luck);
      const wait = (ms: number): number => ms * luck.between(0.6, 1.4);
      const steps: Step[] = [
        { kind: 'open', after: 0 },
        { kind: 'view', target: 'flash', after: wait(900) },
        { kind: 'tap', ...hand('card'), after: wait(1_500) },
        { kind: 'view', target: `item:${crime.gate.itemId}`, after: 200 },
        ...[1_000, 1_000, 2_000, 1_000].map((ms): Step => ({ kind: 'scroll', after: wait(ms) })),
        { kind: 'tap', ...hand('tab'), after: wait(1_500) },
        { kind: 'scroll', after: wait(1_000) },
        { kind: 'tap', ...hand('buy'), after: wait(2_000) },
      ];
      crime.world.add(crime.startsAt - luck.between(20_000, 90_000), motions(crime, who, steps));
    }
  },
};

/** Written when the rules were done, measured after that. */
export const lastPatterns: readonly Pattern[] = [arms, shuffled, leaked, nursed];
