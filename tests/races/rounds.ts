/** How often each race is run: once in every run, `RACE_REPEATS=20 npm test -- races` when one of them is new or under suspicion. */
export const ROUNDS = Number(process.env.RACE_REPEATS ?? 1);
