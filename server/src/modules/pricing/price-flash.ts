import type { Fen } from '@huitou/shared-types/money.ts';
import type { SkuSnapshot } from '../catalog/index.ts';
import type { Region, Template } from './compute-freight.ts';
import { type ComputedQuote, computeQuote } from './compute-quote.ts';

export interface FlashPriceIn {
  readonly sku: SkuSnapshot;
  readonly quantity: number;
  /** Of a piece, fen; the list price where that has become lower. */
  readonly price: Fen;
  /** Kept with the order: `flash:12`. */
  readonly source: string;
  readonly templates: readonly Template[];
  readonly place: Region;
}

/** What a claim of a flash sale costs: the flash price, nothing else off, and the freight by the usual rules. Pure. */
export const priceFlash = ({ sku, quantity, price, source, templates, place }: FlashPriceIn): ComputedQuote =>
  computeQuote({
    items: [{ sku, quantity }],
    // The pieces are reserved for the flash sale, and it has limits of its own.
    available: new Map([[sku.skuId, quantity]]),
    bought: new Map(),
    steps: [
      {
        slot: 'activity',
        discounts: () => [{ label: '秒杀价', amount: Math.max(0, sku.price - price) * quantity, mark: 'flash', source }],
      },
    ],
    templates,
    delivery: { kind: 'express', place },
  });
