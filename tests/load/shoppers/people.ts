import type { Chance } from '../chance.ts';
import type { Gate } from '../gate.ts';
import { anyModel, homeAddress } from '../phones.ts';
import { knownDevice, type Past, visitor, type Visitor } from '../visitor.ts';
import type { World } from '../world.ts';
import { type Outcome, shopper, type Temper } from './shopper.ts';

const tempers = {
  quick: { early: [8_000, 60_000], pace: 420, whim: 0.55, strolls: [0, 1], hammers: 14, reaction: 260, hand: 2.4, network: 60 },
  usual: { early: [20_000, 180_000], pace: 1_100, whim: 0.7, strolls: [0, 3], hammers: 5, reaction: 520, hand: 2.2, network: 90 },
  slow: { early: [-90_000, 120_000], pace: 2_600, whim: 0.8, strolls: [1, 4], hammers: 1, reaction: 1_900, hand: 3.2, network: 220 },
} as const satisfies Record<string, Temper>;

/** Nobody knows WeChat's real shares; most people are no risk, a few are by bad luck. */
const ordinaryRank = (luck: Chance): number => {
  const share = luck.next();
  return share < 0.9 ? 0 : share < 0.97 ? 1 : share < 0.995 ? 2 : 3;
};
const ordinaryPast = (luck: Chance): Past => {
  const days = luck.yes(0.15) ? luck.between(0, 1) : luck.lognormal(120, 1);
  return { days, orders: days < 1 ? 0 : Math.floor(luck.lognormal(1.2, 0.9)), rank: ordinaryRank(luck) };
};

export interface Group {
  readonly name: string;
  readonly outcomes: Outcome[];
}
interface Setting {
  world: World;
  gate: Gate;
  luck: Chance;
  startsAt: number;
}

const one = async (
  { world, gate, luck, startsAt }: Setting,
  group: Group,
  parts: { temper: Temper; ip: string; past?: Past; deviceId?: string; elsewhere?: string; knownDevice?: boolean },
): Promise<Visitor> => {
  const past = parts.past ?? ordinaryPast(luck);
  const who = await visitor(
    { shop: world.shop, now: () => world.now() },
    { gate, luck: luck.fork(), past, model: anyModel(luck), ip: parts.ip, ...(parts.deviceId ? { deviceId: parts.deviceId } : {}) },
  );
  // Who has been a customer for days has mostly been one on this phone.
  if (past.days > 1 && luck.yes(0.85)) await knownDevice(world, who, startsAt, past.days, luck.between(0.2, 20));
  const outcome: Outcome = { passed: false, challenged: false };
  group.outcomes.push(outcome);
  const [earliest, latest] = [Math.min(...parts.temper.early), Math.max(...parts.temper.early)];
  world.add(startsAt - luck.between(earliest, latest), shopper(who, parts.temper, startsAt, outcome, parts.elsewhere));
  return who;
};

/** Ordinary people of several kinds; `size` is how many of each. */
export const people = async (setting: Setting, size: number): Promise<Group[]> => {
  const { luck } = setting;
  const groups: Group[] = [];
  const group = (name: string): Group => {
    const made = { name, outcomes: [] };
    groups.push(made);
    return made;
  };
  const home = (): string => homeAddress(luck);
  const many = async (name: string, make: (into: Group, i: number) => Promise<unknown>, count = size): Promise<void> => {
    const into = group(name);
    for (let i = 0; i < count; i += 1) await make(into, i);
  };
  await many('quick fingers', (into) => one(setting, into, { temper: tempers.quick, ip: home() }));
  await many('the usual', (into) => one(setting, into, { temper: tempers.usual, ip: home() }));
  await many('slow and late', (into) => one(setting, into, { temper: tempers.slow, ip: home() }));
  await many('first visit today', (into) =>
    one(setting, into, {
      temper: tempers.usual,
      ip: home(),
      past: { days: luck.between(0.001, 0.02), orders: 0, rank: ordinaryRank(luck) },
    }),
  );
  await many('on the move (Wi-Fi, then mobile)', (into) =>
    one(setting, into, { temper: { ...tempers.usual, moves: true }, ip: home(), elsewhere: home() }),
  );
  await many(
    'two phones, one account each',
    async (into) => {
      const ip = home();
      const past = ordinaryPast(luck);
      await one(setting, into, { temper: tempers.usual, ip, past });
      await one(setting, into, { temper: tempers.quick, ip });
    },
    Math.ceil(size / 2),
  );
  await many(
    'family of three on one Wi-Fi, two on one tablet',
    async (into) => {
      const ip = home();
      const deviceId = luck.text(32);
      await one(setting, into, { temper: tempers.usual, ip, deviceId });
      await one(setting, into, { temper: tempers.slow, ip, deviceId });
      await one(setting, into, { temper: tempers.quick, ip });
    },
    Math.ceil(size / 3),
  );
  const office = home();
  await many('company behind one address', (into, i) =>
    one(setting, into, { temper: [tempers.quick, tempers.usual, tempers.slow][i % 3] as Temper, ip: office }),
  );
  return groups;
};
