import { runSlots, type SlotLine } from '@huitou/shared-types/pricing/slots.ts';
import type { PromotionTrial, tryPromotionIn } from '@huitou/shared-types/promotions/schema.ts';
import { inScope } from '@huitou/shared-types/promotions/scope.ts';
import type { z } from 'zod';
import { fail } from '../../platform/errors.ts';
import { readSkus } from '../catalog/index.ts';
import { assign, discountsOf } from './assign.ts';
import { draftPromotion } from './read-draft.ts';
import { scopeOf, slotOf } from './rule.ts';

/** What a basket would cost with this promotion alone, by today's prices; for staff who write it. @throws item_unavailable */
export const tryPromotion = async ({ items, ...fields }: z.output<typeof tryPromotionIn>): Promise<PromotionTrial> => {
  const skus = new Map((await readSkus(items.map((item) => item.skuId))).map((sku) => [sku.skuId, sku]));
  const wanted = new Map<number, number>();
  for (const { skuId, quantity } of items) wanted.set(skuId, (wanted.get(skuId) ?? 0) + quantity);
  const lines = [...wanted].map(([skuId, quantity]): SlotLine => {
    const sku = skus.get(skuId) ?? fail('item_unavailable');
    const listTotal = sku.price * quantity;
    const { productId, categoryId, categoryIds, brandId } = sku;
    return {
      skuId,
      productId,
      categoryId,
      categoryIds,
      brandId,
      quantity,
      unitPrice: sku.price,
      listTotal,
      payable: listTotal,
      marks: new Set(),
    };
  });
  const promotion = draftPromotion(fields);
  const step = { slot: slotOf(promotion.rule), discounts: (open: readonly SlotLine[]) => discountsOf(assign(open, [promotion])) };
  const tried = new Map(runSlots(lines, [step]).lines.map((line) => [line.skuId, line]));
  const scope = scopeOf(promotion);
  const view = lines.map((line) => {
    const sku = skus.get(line.skuId);
    const payable = tried.get(line.skuId)?.payable ?? line.listTotal;
    return {
      skuId: String(line.skuId),
      name: sku?.productName ?? '',
      spec: sku?.spec ?? '',
      picture: sku?.picture ?? '',
      quantity: line.quantity,
      listTotal: line.listTotal,
      off: line.listTotal - payable,
      payable,
      counts: inScope(line, scope),
    };
  });
  const sum = (of: (line: (typeof view)[number]) => number): number => view.reduce((total, line) => total + of(line), 0);
  return { lines: view, off: sum(({ off }) => off), payable: sum(({ payable }) => payable) };
};
