import { person } from '../solve.ts';
import type { Pattern } from './kit.ts';
import { convincing, motions } from './known.ts';

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
];
