import type { Preview, previewIn } from '@huitou/shared-types/pricing/schema.ts';
import type { SlotStep } from '@huitou/shared-types/pricing/slots.ts';
import type { z } from 'zod';
import { must } from '../../platform/errors.ts';
import { readSkus } from '../catalog/index.ts';
import { mayMeet, type Matrix, readMatrix } from '../coupons/index.ts';
import { memberStep, readLevels } from '../membership/index.ts';
import { type ActivePromotion, draftPromotion, hintsOf, readPromotionForPreview, readRunning, tagsOf } from '../promotions/index.ts';
import { choosePromotions } from './choose-promotions.ts';
import { computeQuote, type QuoteItem, slotLine } from './compute-quote.ts';

/** What an order costs with some promotions and a level; no freight, coupons or points. */
const sideOf = (
  items: readonly QuoteItem[],
  promotions: readonly ActivePromotion[],
  member: SlotStep | null,
  matrix: Matrix,
): Preview['before'] => {
  const lines = items.map(slotLine);
  const chosen = choosePromotions({ lines, promotions, member, mayMeet: (a, b) => mayMeet(matrix, a, b) });
  const { quote, lines: priced } = computeQuote({
    items,
    available: new Map(),
    bought: new Map(),
    steps: chosen.steps,
    tags: tagsOf(promotions, lines),
    hints: (left, applied) => hintsOf(promotions, left, applied),
    templates: [],
    delivery: { kind: 'express', place: null },
  });
  const costs = priced.map(({ sku, quantity }) => (sku.cost === null ? null : sku.cost * quantity));
  const known = costs.every((cost) => cost !== null);
  return {
    itemsTotal: quote.itemsTotal,
    discounts: quote.discounts,
    discountTotal: quote.discountTotal,
    payable: quote.payable,
    hints: quote.hints,
    lines: quote.lines.map(({ freight: _, ...line }, i) => {
      const cost = costs[i] ?? null;
      return { ...line, cost, belowCost: cost !== null && line.payable < cost };
    }),
    margin: known ? quote.payable - costs.reduce<number>((sum, cost) => sum + (cost ?? 0), 0) : null,
  };
};

/** What some goods would cost now, and with a draft. @throws not_found for goods, a level or a promotion that do not exist */
export const previewPromotion = async ({ items, draft, draftId, levelId }: z.output<typeof previewIn>): Promise<Preview> => {
  const [skus, running, matrix, levels] = await Promise.all([
    readSkus(items.map((item) => item.skuId)),
    readRunning(),
    readMatrix(),
    readLevels(),
  ]);
  const known = new Map(skus.map((sku) => [sku.skuId, sku]));
  const merged = new Map<number, number>();
  for (const { skuId, quantity } of items) merged.set(skuId, (merged.get(skuId) ?? 0) + quantity);
  const priced = [...merged].map(([skuId, quantity]): QuoteItem => ({ sku: must(known.get(skuId)), quantity }));
  const level = levelId === undefined ? null : must(levels.find((one) => one.id === levelId));
  const member =
    level &&
    memberStep(
      { levelId: level.id, levelName: level.name, price: level.price },
      (mark) => mark === 'activity' || mayMeet(matrix, 'member', mark),
    );
  const saved = draftId === undefined ? null : await readPromotionForPreview(draftId);
  const added = draft ? { ...draftPromotion(draft), id: saved?.id ?? 0 } : saved;
  const now = running.filter((promotion) => promotion.id !== added?.id);
  return {
    before: sideOf(priced, draftId === undefined ? running : now, member, matrix),
    after: sideOf(priced, added ? [...now, added] : now, member, matrix),
  };
};
