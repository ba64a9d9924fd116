import type { FreightTemplate } from '@huitou/shared-types/pricing/schema.ts';
import { money } from '../../lib/format.ts';

export type FreightRule = FreightTemplate['fallback'];
export type FreightBy = FreightTemplate['by'];

export const byLabels: Record<FreightBy, { label: string; unit: string; first: string }> = {
  piece: { label: '按件数', unit: '件', first: '首件' },
  weight: { label: '按重量', unit: '克', first: '首重' },
  volume: { label: '按体积', unit: 'cm³', first: '首体积' },
};

/** A rule in a sentence, as the list shows it. */
export const ruleText = (rule: FreightRule, by: FreightBy): string => {
  const { unit } = byLabels[by];
  const free = [
    rule.freeFrom === null ? '' : `满 ${money(rule.freeFrom)}`,
    rule.freePieces === null ? '' : `满 ${rule.freePieces} 件`,
  ].filter(Boolean);
  const price =
    rule.firstFee === 0 && rule.nextFee === 0
      ? '包邮'
      : `${rule.first}${unit}内 ${money(rule.firstFee)}，每增加 ${rule.next}${unit} ${money(rule.nextFee)}`;
  return free.length > 0 ? `${price}；${free.join('或')}包邮` : price;
};

export const freshRule = (by: FreightBy): FreightRule => ({
  regions: [],
  first: by === 'piece' ? 1 : 1000,
  firstFee: 0,
  next: by === 'piece' ? 1 : 1000,
  nextFee: 0,
  freeFrom: null,
  freePieces: null,
});
