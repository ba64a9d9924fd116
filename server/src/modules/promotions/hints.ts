import type { QuoteHint } from '@huitou/shared-types/pricing/schema.ts';
import type { Applied, SlotLine } from '@huitou/shared-types/pricing/slots.ts';
import { inScope } from '@huitou/shared-types/promotions/scope.ts';
import { groupsOf, offOfTier, piecesOf } from './apply-rule.ts';
import { discountText, shortYuan } from './label.ts';
import { type ActivePromotion, type RuleOf, scopeOf, sourceOf } from './rule.ts';

interface Lack {
  readonly amount: number | null;
  readonly pieces: number | null;
  /** What is had then: 减 ¥30. */
  readonly gain: string;
}

const tierText = (tier: RuleOf<'tiers'>['tiers'][number]): string =>
  tier.amount === null ? `享 ${discountText(tier.permille ?? 1000)}` : `减 ¥${shortYuan(tier.amount)}`;

const lackOfTiers = (rule: RuleOf<'tiers'>, lines: readonly SlotLine[]): Lack | null => {
  const goods = lines.reduce((sum, line) => sum + line.payable, 0);
  const have = rule.by === 'amount' ? goods : piecesOf(lines);
  const got = Math.max(0, ...rule.tiers.filter((tier) => tier.from <= have).map((tier) => offOfTier(tier, goods)));
  const next = rule.tiers.find((tier) => tier.from > have && offOfTier(tier, Math.max(goods, tier.from)) > got);
  if (!next) return null;
  const rest = next.from - have;
  return { amount: rule.by === 'amount' ? rest : null, pieces: rule.by === 'pieces' ? rest : null, gain: tierText(next) };
};

const lackOfEvery = (rule: RuleOf<'every'>, lines: readonly SlotLine[]): Lack | null => {
  const goods = lines.reduce((sum, line) => sum + line.payable, 0);
  const times = Math.floor(goods / rule.every) + 1;
  if (rule.cap !== null && (times - 1) * rule.off >= rule.cap) return null;
  return {
    amount: times * rule.every - goods,
    pieces: null,
    gain: `减 ¥${shortYuan(Math.min(times * rule.off, rule.cap ?? Number.MAX_SAFE_INTEGER))}`,
  };
};

const lackOfPieces = (rule: RuleOf<'nth'> | RuleOf<'buy_get'>, lines: readonly SlotLine[]): Lack | null => {
  const size = rule.kind === 'nth' ? rule.nth : rule.buy + rule.get;
  const groups = groupsOf(lines, rule.per).map(piecesOf);
  if (rule.times !== null && groups.reduce((sum, pieces) => sum + Math.floor(pieces / size), 0) >= rule.times) return null;
  const begun = groups.map((pieces) => pieces % size).filter((rest) => rest > 0);
  const pieces = begun.length > 0 ? size - Math.max(...begun) : null;
  if (pieces === null) return null;
  return {
    amount: null,
    pieces,
    gain: rule.kind === 'nth' ? `第 ${rule.nth} 件${discountText(rule.permille)}` : `其中 ${rule.get} 件免费`,
  };
};

const lackOfBundle = (rule: RuleOf<'bundle'>, lines: readonly SlotLine[]): Lack | null => {
  const have = new Map(lines.map((line) => [line.skuId, line.quantity]));
  const times = Math.min(...rule.items.map((item) => Math.floor((have.get(item.skuId) ?? 0) / item.quantity)));
  if (times > 0) return null;
  const pieces = rule.items.reduce((sum, item) => sum + Math.max(0, item.quantity - (have.get(item.skuId) ?? 0)), 0);
  return { amount: null, pieces, gain: `享套餐价 ¥${shortYuan(rule.price)}` };
};

const lackOf = ({ rule }: ActivePromotion, lines: readonly SlotLine[]): Lack | null => {
  switch (rule.kind) {
    case 'tiers':
      return lackOfTiers(rule, lines);
    case 'every':
      return lackOfEvery(rule, lines);
    case 'nth':
    case 'buy_get':
      return lackOfPieces(rule, lines);
    case 'bundle':
      return lackOfBundle(rule, lines);
  }
};

/**
 * What is still to be had from promotions that hold some of the lines: how much more to buy, and what for. Lines that another promotion of
 * the same slot has taken do not count. Those that are nearest come first. `lines` are as activities and member prices left them.
 */
export const hintsOf = (promotions: readonly ActivePromotion[], lines: readonly SlotLine[], applied: readonly Applied[]): QuoteHint[] =>
  promotions
    .flatMap((promotion): QuoteHint[] => {
      const mine = applied.filter((one) => one.source === sourceOf(promotion.id));
      const taken = new Set(
        applied.filter((one) => one.source?.startsWith('promotion:') && !mine.includes(one)).flatMap((one) => [...one.parts.keys()]),
      );
      const scope = scopeOf(promotion);
      const own = lines.filter((line) => inScope(line, scope) && !taken.has(line.skuId) && !line.marks.has('flash'));
      if (own.length === 0) return [];
      // A reduction looks at what lines cost before it was taken off.
      const before = own.map((line) => ({
        ...line,
        payable: line.payable + mine.reduce((sum, one) => sum + (one.parts.get(line.skuId) ?? 0), 0),
      }));
      const off = mine.reduce((sum, one) => sum + one.amount, 0);
      const lack = lackOf(promotion, before);
      const reached = off > 0;
      if (!lack && !reached) return [];
      const now = reached ? `已减 ¥${shortYuan(off)}` : '';
      const more = lack
        ? `再买 ${lack.amount === null ? `${lack.pieces} 件` : `¥${shortYuan(lack.amount)}`}${lack.gain.startsWith('减') ? ' ' : '，'}${lack.gain}`
        : '';
      return [
        {
          promotionId: String(promotion.id),
          label: promotion.label,
          text: [now, more].filter((part) => part !== '').join('，'),
          reached,
          lackAmount: lack?.amount ?? null,
          lackPieces: lack?.pieces ?? null,
          skuIds: own.map((line) => String(line.skuId)),
        },
      ];
    })
    .sort(
      (a, b) =>
        Number(a.reached) - Number(b.reached) || (a.lackAmount ?? 0) - (b.lackAmount ?? 0) || Number(a.promotionId) - Number(b.promotionId),
    );

/** The labels of the promotions that hold each line, by SKU. */
export const tagsOf = (
  promotions: readonly ActivePromotion[],
  goods: readonly Pick<SlotLine, 'skuId' | 'productId' | 'categoryIds' | 'brandId'>[],
): Map<number, string[]> =>
  new Map(
    goods.map((one) => [
      one.skuId,
      [...new Set(promotions.filter((promotion) => inScope(one, scopeOf(promotion))).map((promotion) => promotion.label))],
    ]),
  );
