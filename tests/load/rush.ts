import { type RiskRuleCode, riskRules } from '@huitou/shared-types/risk/rules.ts';
import type { Evidence } from '../../server/src/modules/risk/risk.entity.ts';
import { startShop, type TestShop } from '../setup/app.ts';
import { beyond } from './attacks/beyond.ts';
import { foundPatterns } from './attacks/found.ts';
import { type Attempt, crime, type Pattern } from './attacks/kit.ts';
import { knownPatterns } from './attacks/known.ts';
import { hiredPatterns, laterPatterns } from './attacks/later.ts';
import { lastPatterns } from './attacks/last.ts';
import { organisedPatterns, readingPatterns } from './attacks/organised.ts';
import { secondPatterns } from './attacks/second.ts';
import { chance } from './chance.ts';
import { saleGate } from './gate.ts';
import { people } from './shoppers/people.ts';
import type { Outcome } from './shoppers/shopper.ts';
import { stretchLifetimes } from './lifetimes.ts';
import type { Visitor } from './visitor.ts';
import { World } from './world.ts';

export interface Line {
  readonly kind: 'people' | 'known attack' | 'found attack' | 'unseen attack' | 'not promised';
  readonly name: string;
  readonly tries: readonly Try[];
}
/** One person who wants in, or one attempt of an attack. */
export interface Try {
  /** People who got in, attacks that did not. */
  readonly right: boolean;
  readonly challenged: boolean;
  /** As staff see it on the last judgement. */
  readonly score: number;
  readonly reasons: readonly RiskRuleCode[];
  readonly measured: Readonly<Record<string, number | null>>;
}

const library: readonly (readonly [Line['kind'], readonly Pattern[]])[] = [
  ['known attack', knownPatterns],
  ['found attack', [...foundPatterns, ...secondPatterns, ...organisedPatterns]],
  ['unseen attack', [...laterPatterns, ...lastPatterns]],
  ['not promised', [...readingPatterns, ...hiredPatterns, ...beyond]],
];

type Judged = Pick<Try, 'score' | 'reasons' | 'measured'>;
/** The last judgement on each account, as staff see it. */
const lastJudgements = async (shop: TestShop): Promise<Map<number, Judged>> => {
  const { writeJudgements } = await import('../../server/src/modules/risk/keep-judgement.ts');
  const { reasonsOf } = await import('../../server/src/modules/risk/risk.entity.ts');
  const { withEm } = await import('../../server/src/platform/db/orm.ts');
  await withEm(() => writeJudgements());
  const [rows] = await shop.db.connection.query('select customer_id, score, reasons, evidence from risk_judgements order by id');
  return new Map(
    (rows as { customer_id: number; score: number; reasons: string; evidence: string | Evidence }[]).map((row) => {
      const { signals } = typeof row.evidence === 'string' ? (JSON.parse(row.evidence) as Evidence) : row.evidence;
      const measured = Object.fromEntries(signals.map(({ rule, value }) => [rule, value]));
      return [row.customer_id, { score: row.score / 10, reasons: reasonsOf(row.reasons), measured }];
    }),
  );
};

const ASKED_AT_ONCE = 10;
/** WeChat answers within a tenth of a second; on a busy machine it would seem to be silent. So it is asked before, about everybody. */
const askWechat = async (everybody: readonly Visitor[]): Promise<void> => {
  const { wechatRank } = await import('../../server/src/modules/risk/wechat-rank.ts');
  for (let i = 0; i < everybody.length; i += ASKED_AT_ONCE)
    await Promise.all(everybody.slice(i, i + ASKED_AT_ONCE).map(({ account, ip }) => wechatRank(account.id, account.openid, ip)));
};

/** One rush against a real server: `people` of all kinds and `attackSize` tries of each attack, in the same minutes. */
export const rush = async (options: {
  seed: number;
  people: number;
  attackSize: number;
  /** Also what is not promised. */
  more?: boolean;
  patterns?: readonly string[];
}): Promise<Line[]> => {
  const shop = await startShop({ TRUST_PROXY: 'true' });
  try {
    const world = new World(shop, await import('../../server/src/platform/clock.ts'));
    stretchLifetimes((await import('../../server/src/platform/redis.ts')).redis());
    const luck = chance(options.seed);
    const gate = await saleGate(shop);
    const { startsAt } = gate;
    const coming = people({ world, gate, luck: luck.fork(), startsAt }, options.people);
    const wanted = library
      .flatMap(([kind, patterns]) => patterns.map((pattern) => ({ kind, pattern })))
      .filter(({ kind, pattern }) =>
        options.patterns ? options.patterns.some((part) => pattern.name.includes(part)) : options.more || kind !== 'not promised',
      );
    const crimes = await Promise.all(
      wanted.map(async ({ kind, pattern }) => {
        const parts = crime({ world, gate, luck: luck.fork(), startsAt, size: options.attackSize });
        await pattern.begin(parts);
        return { kind, name: pattern.name, attempts: parts.attempts, parts };
      }),
    );
    const groups = await coming;
    await askWechat(groups.flatMap(({ outcomes }) => outcomes.map(({ who }) => who)).concat(crimes.flatMap(({ parts }) => parts.accounts)));
    await world.run();
    const judged = await lastJudgements(shop);
    const tried = (subjects: readonly (Outcome | Attempt)[], isRight: (subject: Outcome & Attempt) => boolean): Try[] =>
      subjects.map((subject) => ({
        ...(judged.get(subject.who.account.id) ?? { score: 0, reasons: [], measured: {} }),
        right: isRight(subject as Outcome & Attempt),
        challenged: subject.challenged,
      }));
    return [
      ...groups.map(({ name, outcomes }) => ({ kind: 'people' as const, name, tries: tried(outcomes, ({ passed }) => passed) })),
      ...crimes.map(({ kind, name, attempts }) => ({ kind, name, tries: tried(attempts, ({ gotIn }) => !gotIn) })),
    ];
  } finally {
    await shop.stop();
  }
};

/** Share of people who got in, or of attempts that did not. */
export const shareRight = (lines: readonly Line[]): number => {
  const tries = lines.flatMap((line) => line.tries);
  return tries.filter(({ right }) => right).length / tries.length;
};

const SHOWN_RULES = 4;
/** The table of several rushes added up. Rules: on how many of an attack's attempts they counted, or on how many people who were kept out. */
export const table = (runs: readonly (readonly Line[])[]): { text: string; lines: Line[] } => {
  const lines = [...Map.groupBy(runs.flat(), ({ name }) => name).values()].map(
    (same): Line => ({ ...(same[0] as Line), tries: same.flatMap(({ tries }) => tries) }),
  );
  const percent = (part: readonly Try[], whole: readonly Try[]): string =>
    `${((part.length / Math.max(1, whole.length)) * 100).toFixed(1).padStart(5)} %`;
  const heaviest = (tries: readonly Try[]): string => {
    const counts = Map.groupBy(
      tries.flatMap(({ reasons }) => reasons),
      (rule) => rule,
    );
    return [...counts]
      .sort((a, b) => b[1].length - a[1].length)
      .slice(0, SHOWN_RULES)
      .map(([rule, { length }]) => `${riskRules[rule].label} ${length}`)
      .join(', ');
  };
  const row = ({ name, tries }: Pick<Line, 'name' | 'tries'>, about: readonly Try[]): string => {
    const [right, challenged] = [tries.filter((one) => one.right), tries.filter((one) => one.challenged)];
    return `  ${name.padEnd(58)} ${String(tries.length).padStart(6)}  ${percent(right, tries)}  ${percent(challenged, tries)}  ${heaviest(about)}`.trimEnd();
  };
  const part = (kind: Line['kind'], title: string): string[] => {
    const of = lines.filter((line) => line.kind === kind);
    if (of.length === 0) return [];
    return [
      `${title.padEnd(60)}  tries  ${kind === 'people' ? '  let in' : 'kept out'}  puzzle`,
      ...of.map(({ name, tries }) => row({ name, tries }, kind === 'people' ? tries.filter(({ right }) => !right) : tries)),
      row({ name: '— all', tries: of.flatMap(({ tries }) => tries) }, []),
      '',
    ];
  };
  const text = [
    ...part('people', 'Ordinary people'),
    ...part('known attack', 'Attacks that the rules were made for'),
    ...part('found attack', 'Attacks that the rules were improved for'),
    ...part('unseen attack', 'Attacks that the rules were not made for'),
    ...part('not promised', 'What stays (shown, not promised)'),
  ].join('\n');
  return { text, lines };
};
