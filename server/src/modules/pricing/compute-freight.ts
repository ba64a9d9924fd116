import { apportion, type Fen, yuan } from '@huitou/shared-types/money.ts';
import type { FreightTemplate } from '@huitou/shared-types/pricing/schema.ts';

/** Where it goes: six-digit codes, from the widest to the narrowest. */
export interface Region {
  readonly provinceCode: string;
  readonly cityCode: string;
  readonly districtCode: string;
}
export interface FreightLine {
  readonly skuId: number;
  readonly quantity: number;
  /** What the goods cost after discounts, fen. */
  readonly payable: Fen;
  readonly weightG: number;
  readonly volumeCm3: number;
  /** Null takes the default template. */
  readonly freightTemplateId: number | null;
}
export type Template = Omit<FreightTemplate, 'id'> & { readonly id: number };
type Rule = Template['fallback'];

export interface Freight {
  readonly amount: Fen;
  /** Each line's share, by SKU. */
  readonly shares: Map<number, Fen>;
  readonly explanation: string;
  /** Spend this much more and the freight is free; null when it is free already or cannot become so by spending. */
  readonly lackForFree: Fen | null;
  /** SKUs that are not delivered there. */
  readonly excluded: number[];
}

/** The rule for a region: the template's narrowest mention of it wins, district before city before province. `null`: no delivery there. */
export const ruleFor = (template: Template, region: Region): Rule | null => {
  for (const code of [region.districtCode, region.cityCode, region.provinceCode]) {
    if (template.excluded.includes(code)) return null;
    const rule = template.rules.find((candidate) => candidate.regions.includes(code));
    if (rule) return rule;
  }
  return template.fallback;
};

const loadOf = (template: Template, line: FreightLine): number =>
  line.quantity * (template.by === 'piece' ? 1 : template.by === 'weight' ? line.weightG : line.volumeCm3);
const units = { piece: (n: number) => `${n} 件`, weight: (n: number) => `${n / 1000} kg`, volume: (n: number) => `${n / 1000} L` } as const;

interface Charge {
  readonly amount: Fen;
  readonly text: string;
  readonly lack: Fen | null;
}
const charge = (template: Template, rule: Rule, lines: readonly FreightLine[]): Charge => {
  const goods = lines.reduce((sum, line) => sum + line.payable, 0);
  const pieces = lines.reduce((sum, line) => sum + line.quantity, 0);
  if (rule.freeFrom !== null && goods >= rule.freeFrom) return { amount: 0, text: `满 ¥${yuan(rule.freeFrom)} 包邮`, lack: null };
  if (rule.freePieces !== null && pieces >= rule.freePieces) return { amount: 0, text: `满 ${rule.freePieces} 件包邮`, lack: null };
  const load = lines.reduce((sum, line) => sum + loadOf(template, line), 0);
  const blocks = Math.max(0, Math.ceil((load - rule.first) / rule.next));
  const amount = rule.firstFee + blocks * rule.nextFee;
  if (amount === 0) return { amount, text: '包邮', lack: null };
  const lack = rule.freeFrom === null ? null : rule.freeFrom - goods;
  if (rule.nextFee === 0) return { amount, text: `每单 ¥${yuan(amount)}`, lack };
  const unit = units[template.by];
  const next = blocks > 0 ? `，续 ${unit(rule.next)} ×${blocks} 共 ¥${yuan(blocks * rule.nextFee)}` : '';
  return { amount, text: `首 ${unit(rule.first)} ¥${yuan(rule.firstFee)}${next}`, lack };
};

/**
 * The freight of an order to a region. Each template charges its own lines, and the charges are added up. A charge is shared among its
 * lines by price (templates by piece) or by weight or volume, in SKU order, so that the order of the lines does not matter.
 */
export const computeFreight = (lines: readonly FreightLine[], templates: readonly Template[], region: Region): Freight => {
  const fallback = templates.find((template) => template.isDefault) ?? null;
  const groups = new Map<Template | null, FreightLine[]>();
  for (const line of [...lines].sort((a, b) => a.skuId - b.skuId)) {
    const template = templates.find(({ id }) => id === line.freightTemplateId) ?? fallback;
    groups.set(template, [...(groups.get(template) ?? []), line]);
  }
  const shares = new Map<number, Fen>(lines.map((line) => [line.skuId, 0]));
  const excluded: number[] = [];
  const charges: (Charge & { name: string })[] = [];
  for (const [template, group] of [...groups].sort(([a], [b]) => (a?.id ?? 0) - (b?.id ?? 0))) {
    if (!template) continue;
    const rule = ruleFor(template, region);
    if (!rule) {
      excluded.push(...group.map((line) => line.skuId));
      continue;
    }
    const charged = charge(template, rule, group);
    charges.push({ ...charged, name: template.name });
    const weights = group.map((line) => (template.by === 'piece' ? line.payable : loadOf(template, line)));
    apportion(charged.amount, weights).forEach((part, i) => shares.set(group[i]?.skuId ?? 0, part));
  }
  const amount = charges.reduce((sum, { amount: part }) => sum + part, 0);
  const paid = charges.filter((one) => one.amount > 0);
  const lackForFree =
    paid.length > 0 && paid.every((one) => one.lack !== null) ? paid.reduce((sum, one) => sum + (one.lack ?? 0), 0) : null;
  // Staff's names of templates tell several charges apart; of one alone customers need to know nothing but what it says.
  const words = charges.map(({ name, text }) => (charges.length > 1 ? `${name}：${text}` : text));
  return { amount, shares, explanation: words.join('；') || '包邮', lackForFree, excluded };
};
