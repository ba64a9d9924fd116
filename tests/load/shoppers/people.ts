import type { Chance } from '../chance.ts';
import type { Gate } from '../gate.ts';
import { anyModel, desktops, homeAddress, type Model } from '../phones.ts';
import { knownDevice, type Past, visitor, type Visitor } from '../visitor.ts';
import type { World } from '../world.ts';
import { type Outcome, shopper, type Temper } from './shopper.ts';

const quick = {
  early: [8_000, 60_000],
  pace: 420,
  whim: 0.55,
  strolls: [0, 1],
  hammers: 14,
  reaction: 260,
  hand: 2.4,
  network: 60,
} as const;
const usual = {
  early: [20_000, 180_000],
  pace: 1_100,
  whim: 0.7,
  strolls: [0, 3],
  hammers: 5,
  reaction: 520,
  hand: 2.2,
  network: 90,
} as const;
const slow = {
  early: [-90_000, 120_000],
  pace: 2_600,
  whim: 0.8,
  strolls: [1, 4],
  hammers: 1,
  reaction: 1_900,
  hand: 3.2,
  network: 220,
} as const;
const old = {
  early: [-60_000, 240_000],
  pace: 4_800,
  whim: 0.9,
  strolls: [0, 2],
  hammers: 0,
  reaction: 4_500,
  hand: 3.6,
  network: 150,
} as const;
const assisted = { ...slow, early: [-60_000, 240_000], pace: 3_400, strolls: [0, 2], hammers: 0, reaction: 2_800 } as const;

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

interface Parts {
  readonly temper: Temper;
  readonly ip?: string;
  readonly past?: Past;
  readonly model?: Model;
  readonly deviceId?: string;
  readonly elsewhere?: string;
  /** The phone is new, whatever the past. */
  readonly newPhone?: boolean;
}
const one = async ({ world, gate, luck, startsAt }: Setting, group: Group, parts: Parts): Promise<Visitor> => {
  const past = parts.past ?? ordinaryPast(luck);
  const who = await visitor(
    { shop: world.shop, now: () => world.now() },
    {
      gate,
      luck: luck.fork(),
      past,
      model: parts.model ?? anyModel(luck),
      ip: parts.ip ?? homeAddress(luck),
      ...(parts.deviceId ? { deviceId: parts.deviceId } : {}),
    },
  );
  // Who has been a customer for days has mostly been one on this phone.
  if (!parts.newPhone && past.days > 1 && luck.yes(0.85)) await knownDevice(world, who, startsAt, past.days, luck.between(0.2, 20));
  const outcome: Outcome = { who, passed: false, challenged: false };
  group.outcomes.push(outcome);
  const [earliest, latest] = [Math.min(...parts.temper.early), Math.max(...parts.temper.early)];
  world.add(startsAt - luck.between(earliest, latest), shopper(who, parts.temper, startsAt, outcome, parts.elsewhere));
  return who;
};

/** What a kind of people is called, their share of all (nobody has counted; a guess), and how those of one household or visit come. */
type Kind = readonly [
  name: string,
  share: number,
  come: (add: (parts: Parts) => Promise<Visitor>, luck: Chance, i: number) => Promise<unknown>,
];

const kinds: readonly Kind[] = [
  ['quick fingers', 0.12, (add) => add({ temper: quick })],
  ['the usual', 0.23, (add) => add({ temper: usual })],
  ['slow and late', 0.08, (add) => add({ temper: slow })],
  [
    'first visit today',
    0.08,
    (add, luck) => add({ temper: usual, past: { days: luck.between(0.001, 0.02), orders: 0, rank: ordinaryRank(luck) } }),
  ],
  ['on the move (Wi-Fi, then mobile)', 0.05, (add, luck) => add({ temper: { ...usual, moves: true }, elsewhere: homeAddress(luck) })],
  [
    'two phones, one account each',
    0.04,
    async (add, luck) => {
      const ip = homeAddress(luck);
      await add({ temper: usual, ip, past: ordinaryPast(luck) });
      await add({ temper: quick, ip });
    },
  ],
  [
    'family of three on one Wi-Fi, two on one tablet',
    0.04,
    async (add, luck) => {
      const [ip, deviceId] = [homeAddress(luck), luck.text(32)];
      await add({ temper: usual, ip, deviceId });
      await add({ temper: slow, ip, deviceId });
      await add({ temper: quick, ip });
    },
  ],
  [
    'three of a family, one after another on one phone',
    0.04,
    async (add, luck) => {
      const [ip, deviceId, model] = [homeAddress(luck), luck.text(32), anyModel(luck)];
      const turn = (after: number): Temper => ({ ...usual, early: [-after, 10_000 - after], strolls: [0, 1] });
      await add({ temper: usual, ip, deviceId, model });
      await add({ temper: turn(45_000), ip, deviceId, model });
      await add({ temper: { ...old, ...turn(100_000), pace: old.pace }, ip, deviceId, model });
    },
  ],
  ['company behind one address', 0.06, (add, _luck, i) => add({ temper: [quick, usual, slow][i % 3] as Temper, ip: OFFICE })],
  ['old, slow, unsteady hand', 0.06, (add) => add({ temper: old })],
  ['from a reminder, straight to the goods', 0.06, (add) => add({ temper: { ...usual, early: [-5_000, 60_000], straight: true } })],
  ['taps everything twice', 0.03, (add) => add({ temper: { ...usual, doubles: true } })],
  ['weak network, requests repeated', 0.04, (add) => add({ temper: { ...usual, network: 1_400, loses: 0.2 } })],
  ['browser on a table, with a mouse', 0.03, (add, luck) => add({ temper: { ...usual, by: 'mouse' }, model: luck.pick(desktops) })],
  ['old customer, new phone', 0.03, (add) => add({ temper: usual, newPhone: true })],
  ['switch control', 0.005, (add) => add({ temper: { ...assisted, by: 'switch' } })],
  ['screen reader', 0.005, (add) => add({ temper: { ...assisted, by: 'screen reader' } })],
];
const OFFICE = '183.62.77.18';
/** So many of each kind at least. */
const FEWEST = 2;

/** Ordinary people of all kinds, `count` in all or a few more. */
export const people = (setting: Setting, count: number): Promise<Group[]> =>
  Promise.all(
    kinds.map(async ([name, share, come]) => {
      const group: Group = { name, outcomes: [] };
      const luck = setting.luck.fork();
      for (let i = 0; group.outcomes.length < Math.max(FEWEST, Math.round(count * share)); i += 1)
        await come((parts) => one({ ...setting, luck }, group, parts), luck, i);
      return group;
    }),
  );
