import { sql } from 'kysely';
import { type PastJudgement, type PastListEntry, seedRisk } from '../../src/modules/risk/index.ts';
import { DAY, HOUR, MINUTE, dayOf, startOfDay } from '../../src/platform/clock.ts';
import { em } from '../../src/platform/db/orm.ts';
import { createRng, type Rng } from './rng.ts';

interface Person {
  id: number;
  registered_at: Date;
  order_count: number;
}
const AGENTS = [
  'Mozilla/5.0 (iPhone; CPU iPhone OS 18_1 like Mac OS X) AppleWebKit/605.1.15 Mobile/15E148 MicroMessenger/8.0.56',
  'Mozilla/5.0 (Linux; Android 14; MI 14 Build/UP1A; wv) AppleWebKit/537.36 Chrome/126.0 Mobile MicroMessenger/8.0.56',
];
const hex = (rng: Rng, length: number): string => Array.from({ length }, () => rng.int(0, 15).toString(16)).join('');

/** A look at the goods as a phone tells it, ending now. */
const trailOf = (rng: Rng, at: number, even: boolean): PastJudgement['trail'] => {
  let ago = rng.int(20_000, 90_000);
  const run = hex(rng, 16);
  const kinds = ['open', 'view', 'scroll', 'tap', 'view', 'scroll', 'scroll', 'tap', 'tap'] as const;
  return kinds.map((kind, i) => {
    ago = Math.max(300, even ? ago - 1_000 : Math.round(ago * (0.5 + rng.next() * 0.45)));
    const tap = kind === 'tap';
    return {
      kind,
      target: kind === 'view' ? (i < 3 ? 'flash' : 'item:1') : '',
      received: at - ago + rng.int(40, 200),
      at: at - ago,
      x: tap ? (even ? 262 : 250 + rng.int(0, 30)) : null,
      y: tap ? (even ? 771 : 760 + rng.int(0, 24)) : null,
      press: tap ? (even ? 50 : rng.int(48, 140)) : null,
      run,
    };
  });
};

const ordinary = (rng: Rng, person: Person, at: number) => {
  const age = (at - person.registered_at.getTime()) / HOUR;
  const isNew = rng.chance(0.12);
  return {
    no_view: 1,
    short_dwell: rng.int(4, 90),
    no_taps: rng.int(2, 12),
    thin_trail: rng.int(2, 5),
    even_rhythm: 0.3 + rng.next() * 0.5,
    same_spot: 0,
    alike: 0,
    clock: rng.int(0, 30) / 10,
    device_crowd: rng.int(1, 2),
    unknown_device: isNew ? 0 : rng.int(24, 4_000),
    device_new: isNew ? rng.int(1, 8) : 9_000,
    device_hops: 1,
    device_changes: 1,
    fingerprint_crowd: rng.int(0, 6),
    ip_crowd: rng.int(1, 12),
    ip_young: 0,
    ip_hops: 1,
    ip_attempts: rng.int(1, 6),
    attempts: 1,
    wechat_rank: rng.chance(0.04) ? 2 : 0,
    young_account: Math.round(age * 10) / 10,
    no_orders: person.order_count,
    challenge_failed: 0,
    script_client: 0,
    trusted: age > 30 * 24 && !isNew ? person.order_count : 0,
  };
};
const oddities: readonly Record<string, number | null>[] = [
  { no_view: null, short_dwell: null, no_taps: 0, thin_trail: 0, script_client: 1 },
  { device_crowd: 11, ip_young: 9, unknown_device: 2 },
  { even_rhythm: 0.012, same_spot: 1, fast_taps: 62 },
  { replayed: 6, alike: 14, unknown_device: 0 },
  { clock: 118, short_dwell: 0.1, unknown_device: 0 },
];

/** Three evenings of rushes at eight: mostly customers, some newcomers with a puzzle, a few bots; lists that staff made of it. Answers how many rows. */
export const seedDemoRisk = async (now: Date): Promise<number> => {
  const rng = createRng(88);
  const { rows: people } =
    await sql<Person>`select id, registered_at, order_count from customers where deleted_at is null order by id limit 120`.execute(
      em().getKysely(),
    );
  if (people.length === 0) return 0;
  const judgements: PastJudgement[] = [];
  for (let day = 3; day >= 1; day -= 1) {
    const start = startOfDay(dayOf(new Date(now.getTime() - day * DAY))).getTime() + 20 * HOUR;
    for (let i = 0; i < 70; i += 1) {
      const person = rng.pick(people);
      const at = start + Math.round(rng.next() ** 3 * 40 * MINUTE);
      const odd = rng.chance(0.16) ? rng.pick(oddities) : null;
      const facts = { ...ordinary(rng, person, at), ...odd };
      judgements.push({
        no: `J${new Date(at + 8 * HOUR).toISOString().replace(/\D/g, '').slice(0, 14)}${String(day * 1000 + i).padStart(9, '0')}`,
        at: new Date(at),
        customerId: person.id,
        deviceId: odd?.device_crowd ? 'farm-phone-07c1b2' : hex(createRng(person.id), 32),
        fingerprint: hex(rng, 24),
        ip: odd ? `203.0.113.${rng.int(2, 9)}` : `36.${rng.int(4, 220)}.${rng.int(1, 250)}.${rng.int(1, 250)}`,
        userAgent: odd?.script_client ? 'python-requests/2.32.3' : rng.pick(AGENTS),
        activityId: 1,
        itemId: 1,
        facts,
        trail: odd?.no_view === null ? [] : trailOf(rng, at, odd?.even_rhythm !== undefined),
        registeredAt: person.registered_at,
        orders: person.order_count,
        solved: rng.chance(0.55),
        ...(odd && i % 9 === 0
          ? { mark: { mark: 'confirmed' as const, note: '脚本特征明显', by: '陈经理', at: new Date(at + HOUR) } }
          : odd && i % 14 === 0
            ? { mark: { mark: 'false_positive' as const, note: '客户来电核实，公司网络', by: '陈经理', at: new Date(at + 2 * HOUR) } }
            : {}),
      });
    }
  }
  // As they would have come in: the youngest has the highest id.
  judgements.sort((a, b) => a.at.getTime() - b.at.getTime());
  const entry = (
    side: PastListEntry['side'],
    kind: PastListEntry['kind'],
    value: string,
    reason: string,
    days: number | null,
  ): PastListEntry => ({
    side,
    kind,
    value,
    reason,
    until: days === null ? null : new Date(now.getTime() + days * DAY),
    staffName: '陈经理',
    at: new Date(now.getTime() - 2 * DAY),
  });
  return seedRisk(judgements, [
    entry('block', 'device', 'farm-phone-07c1b2', '一机多号，三场都来', 90),
    entry('block', 'ip', '203.0.113.0/24', '机房网段', null),
    entry('allow', 'customer', String(people[0]?.id), '企业采购联系人，公司网络', 30),
  ]);
};
