import { startShop } from '../setup/app.ts';
import { beyond } from './attacks/beyond.ts';
import { foundPatterns } from './attacks/found.ts';
import { unseenPatterns } from './attacks/unseen.ts';
import { crime, type Pattern } from './attacks/kit.ts';
import { knownPatterns } from './attacks/known.ts';
import { chance } from './chance.ts';
import { saleGate } from './gate.ts';
import { people } from './shoppers/people.ts';
import { World } from './world.ts';

export interface Line {
  readonly kind: 'people' | 'known attack' | 'found attack' | 'unseen attack' | 'not promised';
  readonly name: string;
  readonly tries: number;
  /** People who got in, attacks that did not. */
  readonly right: number;
  readonly challenged: number;
}
/** One rush against a real server: `size` people of each kind and as many tries of each attack, in the same minutes. */
export const rush = async (options: {
  seed: number;
  size: number;
  attackSize: number;
  more?: boolean;
  patterns?: readonly string[];
}): Promise<Line[]> => {
  const shop = await startShop({ TRUST_PROXY: 'true' });
  try {
    const clock = await import('../../server/src/platform/clock.ts');
    const world = new World(shop, clock);
    const luck = chance(options.seed);
    const gate = await saleGate(shop);
    const { startsAt } = gate;
    const groups = await people({ world, gate, luck, startsAt }, options.size);
    const patterns: [Line['kind'], Pattern][] = [
      ...knownPatterns.map((pattern): [Line['kind'], Pattern] => ['known attack', pattern]),
      ...foundPatterns.map((pattern): [Line['kind'], Pattern] => ['found attack', pattern]),
      ...unseenPatterns.map((pattern): [Line['kind'], Pattern] => ['unseen attack', pattern]),
      ...(options.more ? beyond.map((pattern): [Line['kind'], Pattern] => ['not promised', pattern]) : []),
    ];
    const wanted = patterns.filter(([, { name }]) => options.patterns?.some((part) => name.includes(part)) ?? true);
    const crimes = await Promise.all(
      wanted.map(async ([kind, pattern]) => {
        const parts = crime({ world, gate, luck: luck.fork(), startsAt, size: options.attackSize });
        await pattern.begin(parts);
        return { kind, pattern, parts };
      }),
    );
    await world.run();
    return [
      ...groups.map(({ name, outcomes }) => ({
        kind: 'people' as const,
        name,
        tries: outcomes.length,
        right: outcomes.filter(({ passed }) => passed).length,
        challenged: outcomes.filter(({ challenged }) => challenged).length,
      })),
      ...crimes.map(({ kind, pattern, parts }) => ({
        kind,
        name: pattern.name,
        tries: parts.attempts.length,
        right: parts.attempts.filter(({ gotIn }) => !gotIn).length,
        challenged: parts.attempts.filter(({ challenged }) => challenged).length,
      })),
    ];
  } finally {
    await shop.stop();
  }
};

/** The table of several rushes added up. */
export const table = (runs: readonly (readonly Line[])[]): { text: string; lines: Line[] } => {
  const lines = new Map<string, Line>();
  for (const line of runs.flat()) {
    const before = lines.get(line.name);
    lines.set(
      line.name,
      before
        ? { ...line, tries: before.tries + line.tries, right: before.right + line.right, challenged: before.challenged + line.challenged }
        : line,
    );
  }
  const all = [...lines.values()];
  const percent = (part: number, whole: number): string => `${((part / Math.max(1, whole)) * 100).toFixed(1).padStart(5)} %`;
  const row = ({ name, tries, right, challenged }: Omit<Line, 'kind'>): string =>
    `  ${name.padEnd(58)} ${String(tries).padStart(6)}  ${percent(right, tries)}  ${percent(challenged, tries)}`;
  const sum = (kind: Line['kind']): Omit<Line, 'kind'> => {
    const of = all.filter((line) => line.kind === kind);
    const total = (field: 'tries' | 'right' | 'challenged'): number => of.reduce((count, line) => count + line[field], 0);
    return { name: '— all', tries: total('tries'), right: total('right'), challenged: total('challenged') };
  };
  const part = (kind: Line['kind'], title: string): string[] => {
    const of = all.filter((line) => line.kind === kind);
    return of.length === 0
      ? []
      : [`${title.padEnd(60)}  tries   ${kind === 'people' ? 'let in' : 'kept out'}  challenged`, ...of.map(row), row(sum(kind)), ''];
  };
  const text = [
    ...part('people', 'Ordinary people'),
    ...part('known attack', 'Attacks that the rules were made for'),
    ...part('found attack', 'Attacks that the rules were improved for'),
    ...part('unseen attack', 'Attacks that the rules were not made for'),
    ...part('not promised', 'What stays (shown, not promised)'),
  ].join('\n');
  return { text, lines: all };
};
