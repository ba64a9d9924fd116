import { tap, thumb } from '../fingers.ts';
import { homeAddress } from '../phones.ts';
import type { Visitor } from '../visitor.ts';
import type { Solver } from '../solve.ts';
import type { Actor } from '../world.ts';
import type { Crime, Pattern } from './kit.ts';
import { plan, play, type Step } from './script.ts';

/** A trail that a person could have left, for attacks that are about something else. */
const convincing = ({ luck, gate }: Visitor): Step[] => {
  const hand = thumb(luck);
  const pause = (): number => luck.lognormal(900, 0.7);
  return [
    { kind: 'open', after: 0 },
    { kind: 'view', target: 'home', after: pause() },
    { kind: 'scroll', after: pause() },
    { kind: 'tap', ...hand('card'), after: pause() },
    { kind: 'view', target: `item:${gate.itemId}`, after: 150 },
    ...Array.from({ length: luck.whole(2, 6) }, (): Step => ({ kind: 'scroll', after: pause() })),
    { kind: 'tap', ...hand('picture'), after: pause() },
    { kind: 'tap', ...hand('buy'), after: pause() },
  ];
};

/** Goes through the motions, then asks to enter; at a puzzle it guesses unless it has something better. */
async function* motions(crime: Crime, visitor: Visitor, steps: readonly Step[], solver?: Solver): Actor {
  yield* play(visitor, steps);
  yield Math.max(0, crime.startsAt - crime.world.now()) + visitor.luck.between(5, 200);
  yield* crime.attempt(visitor, solver);
}

const oneDevice: Pattern = {
  name: 'many accounts, one device',
  begin: async (crime) => {
    for (let phone = 0; phone < Math.ceil(crime.size / 20); phone += 1) {
      const [deviceId, ip] = [crime.luck.text(32), homeAddress(crime.luck)];
      for (let i = 0; i < Math.min(20, crime.size - phone * 20); i += 1) {
        const who = await crime.account({ deviceId, ip });
        crime.world.add(crime.startsAt - 400_000 + i * 18_000, motions(crime, who, convincing(who)));
      }
    }
  },
};

const oneRhythm: Pattern = {
  name: 'rotating addresses, one rhythm',
  begin: async (crime) => {
    for (let i = 0; i < crime.size; i += 1) {
      const who = await crime.account();
      const steps = plan(crime.gate.itemId);
      const turning = async function* (): Actor {
        for (const step of steps) {
          who.ip = homeAddress(crime.luck);
          yield* play(who, [step]);
        }
        yield Math.max(0, crime.startsAt - crime.world.now()) + 10;
        yield* crime.attempt(who);
      };
      crime.world.add(crime.startsAt - 30_000 + i * 40, turning());
    }
  },
};

const replayedTrails: Pattern = {
  name: 'replayed trails of a real person',
  begin: async (crime) => {
    // The thief watches one real visit of his own and plays it on all accounts.
    const model = await crime.account();
    const recorded = convincing(model).concat(convincing(model).slice(4));
    for (let i = 0; i < crime.size; i += 1) {
      const who = await crime.account();
      crime.world.add(crime.startsAt - 60_000 + crime.luck.between(0, 20_000), motions(crime, who, recorded));
    }
  },
};

const direct: Pattern = {
  name: 'direct calls, nothing looked at',
  begin: async (crime) => {
    for (let i = 0; i < crime.size; i += 1) {
      const who = await crime.account();
      crime.world.add(crime.startsAt + crime.luck.between(0, 500), motions(crime, who, []));
    }
  },
};

const clocks: Pattern = {
  name: 'clock games: dwell made up, clock set ahead',
  begin: async (crime) => {
    for (let i = 0; i < crime.size; i += 1) {
      const who = await crime.account();
      const madeUp = async function* (): Actor {
        // A minute of looking around, told in one batch as if it had happened.
        let at = who.clock() - 60_000;
        for (const { after, ...event } of convincing(who)) {
          at += after;
          who.note({ ...event, at });
        }
        await who.send();
        yield 60;
        yield* crime.attempt(who);
      };
      const setAhead = async function* (): Actor {
        const steps = convincing(who);
        yield* play(who, steps.slice(0, 5));
        who.clockOffset += 120_000;
        yield* play(who, steps.slice(5));
        await who.send();
        yield Math.max(0, crime.startsAt - crime.world.now()) + 30;
        yield* crime.attempt(who);
      };
      crime.world.add(
        i % 2 === 0 ? crime.startsAt + crime.luck.between(0, 400) : crime.startsAt - 30_000,
        i % 2 === 0 ? madeUp() : setAhead(),
      );
    }
  },
};

const replayedTickets: Pattern = {
  name: 'replayed tickets: sold on, moved, kept, altered',
  begin: async (crime) => {
    for (let i = 0; i < crime.size; i += 1) {
      // A person passes honestly, and the ticket goes to somebody else.
      const seller = await crime.account({ past: { days: 300, orders: 5, rank: 0 }, known: true });
      const buyer = await crime.account();
      const sold = async function* (): Actor {
        yield* play(seller, convincing(seller));
        yield Math.max(0, crime.startsAt - crime.world.now()) + 900;
        tap(seller, thumb(seller.luck)('buy'));
        const answer = await seller.enter();
        if (answer.decision !== 'pass') return crime.count(false, true, seller);
        const { token } = answer;
        const way = i % 4;
        const device = seller.deviceId;
        if (way === 1) seller.deviceId = buyer.deviceId;
        if (way === 2) yield 121_000;
        const taken =
          way === 0
            ? await crime.gate.accepts(buyer, token)
            : await crime.gate.accepts(
                seller,
                way === 3 ? `${token.slice(0, 20)}${token[20] === 'A' ? 'B' : 'A'}${token.slice(21)}` : token,
              );
        seller.deviceId = device;
        crime.count(taken, false, seller);
      };
      crime.world.add(crime.startsAt - 40_000, sold());
    }
  },
};

export const knownPatterns: readonly Pattern[] = [oneDevice, oneRhythm, replayedTrails, direct, clocks, replayedTickets];
export { convincing, motions };
