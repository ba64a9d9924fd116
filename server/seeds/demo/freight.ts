import type { DemoProduct, FreightName } from './types.ts';

interface Rule {
  readonly regions: string[];
  readonly first: number;
  readonly firstFee: number;
  readonly next: number;
  readonly nextFee: number;
  readonly freeFrom: number | null;
  readonly freePieces: number | null;
}
export interface DemoFreight {
  readonly name: FreightName;
  readonly by: 'piece' | 'weight' | 'volume';
  readonly fallback: Rule;
  readonly rules: Rule[];
  readonly excluded: string[];
  readonly isDefault: boolean;
}

const remote = ['540000', '650000'];
const rule = (
  first: number,
  firstFee: number,
  next: number,
  nextFee: number,
  freeFrom: number | null = null,
  regions: string[] = [],
): Rule => ({ regions, first, firstFee, next, nextFee, freeFrom, freePieces: null });

/** The shop's freight templates; fees in fen, weights in grams. */
export const freightTemplates: readonly DemoFreight[] = [
  {
    name: '满99元包邮',
    by: 'piece',
    fallback: rule(1000, 800, 1000, 0, 9900),
    rules: [rule(1, 1500, 1, 300, 19900, remote)],
    excluded: [],
    isDefault: true,
  },
  { name: '全国包邮', by: 'piece', fallback: rule(1000, 0, 1000, 0), rules: [], excluded: [], isDefault: false },
  {
    name: '冷链生鲜',
    by: 'weight',
    fallback: rule(3000, 1500, 1000, 200, 19900),
    rules: [rule(3000, 1000, 1000, 150, 12900, ['310000', '320000', '330000', '340000'])],
    excluded: [...remote, '630000'],
    isDefault: false,
  },
  {
    name: '大件按重',
    by: 'weight',
    fallback: rule(5000, 1000, 1000, 150, 29900),
    rules: [rule(1000, 2000, 1000, 800, null, remote)],
    excluded: [],
    isDefault: false,
  },
];

/** Freight in fen of goods sent to a province (6-digit code): each template charges its own goods. */
export const freightOf = (
  lines: readonly { product: DemoProduct; weight: number; quantity: number; amount: number }[],
  provinceCode: string,
): number =>
  freightTemplates.reduce((total, template) => {
    const own = lines.filter((line) => line.product.freight === template.name);
    if (own.length === 0) return total;
    const terms = template.rules.find((candidate) => candidate.regions.includes(provinceCode)) ?? template.fallback;
    const amount = own.reduce((sum, line) => sum + line.amount, 0);
    if (terms.freeFrom !== null && amount >= terms.freeFrom) return total;
    const load = own.reduce((sum, line) => sum + line.quantity * (template.by === 'weight' ? line.weight : 1), 0);
    return total + terms.firstFee + Math.max(0, Math.ceil((load - terms.first) / terms.next)) * terms.nextFee;
  }, 0);
