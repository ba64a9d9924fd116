import { tap, thumb } from '../fingers.ts';
import { person } from '../solve.ts';
import type { Actor } from '../world.ts';
import type { Pattern } from './kit.ts';
import { convincing, motions } from './known.ts';
import { play } from './script.ts';

/** What stays: a program that moves like a person on phones of its own, and reads puzzles; or persons who are paid for it. Shown, not promised. */
export const beyond: readonly Pattern[] = [
  {
    name: 'perfect copy of people, puzzles guessed',
    begin: async (crime) => {
      for (let i = 0; i < crime.size; i += 1) {
        const who = await crime.account();
        crime.world.add(crime.startsAt - crime.luck.between(15_000, 90_000), motions(crime, who, convincing(who)));
      }
    },
  },
  {
    name: 'perfect copy of people, puzzles read to 3 px',
    begin: async (crime) => {
      for (let i = 0; i < crime.size; i += 1) {
        const who = await crime.account();
        crime.world.add(crime.startsAt - crime.luck.between(15_000, 90_000), motions(crime, who, convincing(who), person(who, 3)));
      }
    },
  },
  {
    name: 'everything by hand, the last tap by a program',
    begin: async (crime) => {
      for (let i = 0; i < crime.size; i += 1) {
        const past = { days: crime.luck.between(60, 900), orders: crime.luck.whole(1, 8), rank: 0 };
        const who = await crime.account({ known: true, past });
        const helped = async function* (): Actor {
          yield* play(who, convincing(who).slice(0, -1));
          yield Math.max(0, crime.startsAt - crime.world.now()) + who.luck.between(5, 30);
          tap(who, thumb(who.luck)('buy'));
          yield* crime.attempt(who);
        };
        crime.world.add(crime.startsAt - crime.luck.between(15_000, 90_000), helped());
      }
    },
  },
];
