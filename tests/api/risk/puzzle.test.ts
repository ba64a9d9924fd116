import { riskRoutes } from '@huitou/shared-types/risk/routes.ts';
import type { Challenge } from '@huitou/shared-types/risk/schema.ts';
import sharp from 'sharp';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { newCustomer } from '../../factories/customers.ts';
import { type Guest, handDrag, judge, look, placeOf, someDevice, tellTrail } from '../../factories/risk.ts';
import { startShop, type TestShop } from '../../setup/app.ts';

let shop: TestShop;
beforeAll(async () => {
  shop = await startShop();
});
afterAll(() => shop.stop());
const pass = async (ms: number): Promise<void> => (await import('../../../server/src/platform/clock.ts')).moveClock(ms);
beforeEach(async () => (await import('../../../server/src/platform/clock.ts')).resetClock());

let serial = 0;
/** A newcomer who was asked for a puzzle. */
const asked = async (): Promise<{ guest: Guest; judgementId: string; start: () => Promise<Challenge> }> => {
  serial += 1;
  const guest = { ...(await newCustomer(shop)), deviceId: someDevice(), ip: `36.1.${serial}.7` };
  // Everybody in their own rhythm: otherwise they would be taken for copies of one script.
  let at = 100_000;
  const motions = look.toReversed().map((event) => {
    at -= 300 + ((serial * 7919 + at) % 1_900);
    return { ...event, at };
  });
  await tellTrail(shop, guest, motions.toReversed());
  await pass(6_000);
  const { decision, judgementId } = await judge(guest);
  expect(decision).toBe('challenge');
  return { guest, judgementId, start: () => shop.api(guest.token)(riskRoutes.startChallenge, { judgementId, deviceId: guest.deviceId }) };
};
const solve = async (guest: Guest, puzzle: Challenge, x: number, track = handDrag(x)) => {
  await pass(3_000);
  return shop.api(guest.token)(riskRoutes.solveChallenge, { id: puzzle.id, deviceId: guest.deviceId, x, track });
};

test('the puzzle is a picture with a hole, and the piece; where it belongs is not told', async () => {
  const { start } = await asked();
  const puzzle = await start();
  const bytes = (url: string): Buffer => Buffer.from(url.slice(url.indexOf(',') + 1), 'base64');
  expect(await sharp(bytes(puzzle.background)).metadata()).toMatchObject({ width: 600, height: 300 });
  expect(await sharp(bytes(puzzle.piece)).metadata()).toMatchObject({ width: puzzle.pieceSize, height: puzzle.pieceSize, hasAlpha: true });
  expect(puzzle).not.toHaveProperty('x');
});

test('who solves it gets in, and need not again for some minutes', async () => {
  const { guest, start } = await asked();
  const puzzle = await start();
  const solved = await solve(guest, puzzle, (await placeOf(shop, puzzle)) + 3);
  expect(solved).toMatchObject({ right: true, next: null });
  expect(await judge(guest, { challengePass: solved.pass as string })).toMatchObject({ decision: 'pass' });
  expect(await judge(guest)).toMatchObject({ decision: 'pass' });
});

test('a pass is good once, for whom and what it was given', async () => {
  const [one, other] = [await asked(), await asked()];
  const puzzle = await one.start();
  const { pass: ticket } = await solve(one.guest, puzzle, await placeOf(shop, puzzle));
  expect((await judge(other.guest, { challengePass: ticket as string })).decision).toBe('challenge');
  expect((await judge(one.guest, { challengePass: ticket as string })).decision).toBe('challenge');
});

test('a puzzle takes one answer; after a wrong one two in a row must be right, after two it is locked', async () => {
  const { guest, start } = await asked();
  const first = await start();
  const place = await placeOf(shop, first);
  const wrong = await solve(guest, first, place > 300 ? place - 60 : place + 60);
  expect(wrong).toMatchObject({ right: false, pass: null, next: { left: 2, tries: 1 } });
  await expect(solve(guest, first, place)).rejects.toMatchObject({ code: 'challenge_over' });
  const second = wrong.next as Challenge;
  const half = await solve(guest, second, await placeOf(shop, second));
  expect(half).toMatchObject({ right: true, pass: null, next: { left: 1 } });
  const third = half.next as Challenge;
  expect(await solve(guest, third, 1)).toMatchObject({ right: false, next: null });
  await expect(start()).rejects.toMatchObject({ code: 'challenge_locked' });
  await pass(601_000);
  expect((await start()).left).toBe(1);
});

test('the right place is not enough: the drag must be a hand’s, take its time, and be a new one', async () => {
  const tries: [string, (x: number) => ReturnType<typeof handDrag>][] = [
    ['even speed', (x) => Array.from({ length: 40 }, (_, i) => ({ t: i * 20, x: (x * i) / 39, y: i % 3 }))],
    ['longer than it took', (x) => handDrag(x, 9_000)],
  ];
  for (const [name, track] of tries) {
    const { guest, start } = await asked();
    const puzzle = await start();
    const x = await placeOf(shop, puzzle);
    expect((await solve(guest, puzzle, x, track(x))).right, name).toBe(false);
  }
  const [one, other] = [await asked(), await asked()];
  const tape = handDrag(200);
  const stretched = (x: number) => tape.map((point) => ({ ...point, x: (point.x * x) / 200 }));
  const [a, b] = [await one.start(), await other.start()];
  const [atA, atB] = [await placeOf(shop, a), await placeOf(shop, b)];
  expect((await solve(one.guest, a, atA, stretched(atA))).right).toBe(true);
  expect((await solve(other.guest, b, atB, stretched(atB))).right).toBe(false);
});

test('a puzzle is for whom it was given, lives shortly, and ends with the next one', async () => {
  const [one, other] = [await asked(), await asked()];
  await expect(
    shop.api(other.guest.token)(riskRoutes.startChallenge, { judgementId: one.judgementId, deviceId: other.guest.deviceId }),
  ).rejects.toMatchObject({ code: 'challenge_over' });
  const first = await one.start();
  const second = await one.start();
  await expect(solve(one.guest, first, 200)).rejects.toMatchObject({ code: 'challenge_over' });
  await expect(solve(other.guest, second, 200)).rejects.toMatchObject({ code: 'challenge_over' });
  const third = await one.start();
  const place = await placeOf(shop, third);
  await pass(91_000);
  await expect(solve(one.guest, third, place)).rejects.toMatchObject({ code: 'challenge_over' });
  await expect(
    shop.api(one.guest.token)(riskRoutes.startChallenge, { judgementId: 'J1', deviceId: one.guest.deviceId }),
  ).rejects.toMatchObject({ code: 'challenge_over' });
});
